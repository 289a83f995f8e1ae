namespace Culmination.Dynamics.Kernels.Emission;

/// <summary>
/// A row of instructions that is run over all lanes of a block, cut into pieces: runs of plain arithmetic become a <see cref="FusedLoop"/> each, and what is between them
/// (functions, tables, draws) is left to the <see cref="Executor"/>.
/// </summary>
internal sealed class Passage
{
    private readonly (LaneLoop? Loop, Instruction[] Program)[] pieces;

    private Passage((LaneLoop? Loop, Instruction[] Program)[] pieces) => this.pieces = pieces;

    /// <param name="program">The instructions.</param>
    /// <param name="scratch">The first offset of scratch places, whose values nobody reads after the passage.</param>
    /// <param name="lanes">Doubles in a vector.</param>
    /// <param name="longest">The most instructions in a loop.</param>
    internal static Passage Make(Instruction[] program, int scratch, int lanes, int longest)
    {
        var pieceOf = Cut(program, longest);
        var isWanted = Wanted(program, pieceOf, scratch);
        var made = new List<(LaneLoop?, Instruction[])>();
        for (int from = 0, to; from < program.Length; from = to)
        {
            to = from + 1;
            while (to < program.Length && pieceOf[to] == pieceOf[from])
            {
                to++;
            }

            var first = from;
            made.Add(OperationIl.Knows(program[from].Op)
                ? (FusedLoop.Make(program.AsSpan(from, to - from), i => isWanted[first + i], lanes), [])
                : (null, program[from..to]));
        }

        return new Passage([.. made]);
    }

    internal void Run(Executor executor, ref double memory, int count, DrawContext context)
    {
        foreach (ref readonly var piece in pieces.AsSpan())
        {
            if (piece.Loop is { } loop)
            {
                loop(ref memory, count);
            }
            else
            {
                executor.Run(piece.Program, ref memory, count, context);
            }
        }
    }

    private static int[] Cut(Instruction[] program, int longest)
    {
        var pieceOf = new int[program.Length];
        var (piece, length) = (0, 0);
        for (var i = 1; i < program.Length; i++)
        {
            var isSame = OperationIl.Knows(program[i].Op) == OperationIl.Knows(program[i - 1].Op);
            length = isSame && length + 1 < longest ? length + 1 : 0;
            piece += length == 0 ? 1 : 0;
            pieceOf[i] = piece;
        }

        return pieceOf;
    }

    /// <summary>Which instructions write what is read in another piece, or after the passage.</summary>
    private static bool[] Wanted(Instruction[] program, int[] pieceOf, int scratch)
    {
        var isWanted = new bool[program.Length];
        var writers = new Dictionary<int, int>();
        for (var i = 0; i < program.Length; i++)
        {
            foreach (var operand in Operands.Of(in program[i]))
            {
                if (writers.TryGetValue(operand, out var writer) && pieceOf[writer] != pieceOf[i])
                {
                    isWanted[writer] = true;
                }
            }

            writers[program[i].Destination] = i;
            isWanted[i] = program[i].Destination < scratch;
        }

        return isWanted;
    }
}
