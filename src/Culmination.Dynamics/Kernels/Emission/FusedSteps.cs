using System.Runtime.CompilerServices;

namespace Culmination.Dynamics.Kernels.Emission;

/// <summary>
/// A step of dt as passages over a block: how stocks move and what follows from it in one, so that each vector of lanes is read and written once a stage; and two steps in one
/// where nothing depends on time or chance, so that stocks stay in registers in between.
/// </summary>
internal sealed class FusedSteps
{
    /// <summary>
    /// Most instructions of a step for which this is done by itself. Small models gain a factor of 2 to 3; for large ones the run-time compiler takes longer than a short
    /// ensemble (docs/decisions/0006).
    /// </summary>
    internal const int MostInstructions = 200;

    /// <summary>How many steps are made in one. More gain nothing: while one vector of lanes waits for its own last result, the processor works ahead on the next, and its window is finite.</summary>
    internal const int StepsAtOnce = 2;

    private const int LongestLoop = 200;

    private FusedSteps(Passage?[] before, Passage[] after) => (Before, After) = (before, after);

    /// <summary>What is run at each stage before values that depend on time only are worked out anew; null where that does not matter to it.</summary>
    internal Passage?[] Before { get; }

    /// <summary>What is run at each stage after them.</summary>
    internal Passage[] After { get; }

    /// <summary><see cref="StepsAtOnce"/> whole steps, or null where they have to be made one by one.</summary>
    internal Passage? Several { get; private init; }

    /// <summary>Whether a program is small enough, and all of it is written out.</summary>
    internal static bool Suits(IReadOnlyCollection<DraftInstruction> step, int moves) =>
        step.Count + moves <= MostInstructions && step.All(x => OperationIl.Knows(x.Op));

    /// <summary>The passages, or null where no code can be made at run time.</summary>
    /// <param name="kernel">The programs.</param>
    /// <param name="lanes">Doubles in a vector.</param>
    internal static FusedSteps? Make(CompiledKernel kernel, int lanes)
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || lanes < 2)
        {
            return null;
        }

        var scratch = kernel.Memory.Offset(new Operand(OperandKind.Scratch, 0), kernel.Lanes);
        var changing = kernel.Uniform.Select(x => x.Destination | 1).Append(kernel.Memory.Offset(MemoryPlan.Time, kernel.Lanes)).ToHashSet();
        bool ReadsChanging(Instruction[] program) => Array.Exists(program, x => Array.Exists(Operands.Of(in x), changing.Contains));
        Passage Passage(Instruction[] program) => Emission.Passage.Make(program, scratch, lanes, LongestLoop);

        var last = kernel.Updates.Length - 1;
        var (before, after) = (new Passage?[last + 1], new Passage[last + 1]);
        for (var stage = 0; stage <= last; stage++)
        {
            Instruction[] moves = [.. stage == 0 ? kernel.Remember : [], .. kernel.Updates[stage], .. stage == last ? kernel.Recall : []];
            var evaluation = stage == last ? kernel.Step : kernel.Stage;
            if (ReadsChanging(moves))
            {
                (before[stage], after[stage]) = (Passage(moves), Passage(evaluation));
            }
            else
            {
                after[stage] = Passage([.. moves, .. evaluation]);
            }
        }

        Instruction[] whole = [.. kernel.Remember, .. kernel.Updates[0], .. kernel.Recall, .. kernel.Step];
        var isTimeless = last == 0 && kernel.Uniform.Length == 0 && !ReadsChanging(whole) && Array.TrueForAll(whole, x => OperationIl.Knows(x.Op));
        return new FusedSteps(before, after)
        {
            Several = isTimeless ? Passage([.. Enumerable.Repeat(whole, StepsAtOnce).SelectMany(w => w)]) : null,
        };
    }
}
