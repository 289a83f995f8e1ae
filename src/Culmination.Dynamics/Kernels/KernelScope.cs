using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Kernels;

/// <summary>Which parts of a plan a kernel needs: the variables asked for, the stocks behind them, what PREVIOUS and INIT remember, and the draws.</summary>
internal sealed class KernelScope
{
    private readonly SimulationPlan plan;
    private readonly StockEquations equations;
    private readonly bool[] isInput;
    private readonly bool[] neededAtStep;
    private readonly bool[] neededAtStart;
    private readonly bool[] isSnapshot;
    private readonly Dictionary<PlanPreviousValue, int> heldIndex = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlanRandom, int> drawIndex = new(ReferenceEqualityComparer.Instance);
    private readonly List<PlanPreviousValue> held = [];
    private readonly List<PlanRandom> draws = [];
    private readonly Stack<(PlanExpression Expression, bool AtStart)> pending = new();
    private readonly Stack<(int Id, bool AtStart)> pendingVariables = new();

    internal KernelScope(SimulationPlan plan, StockEquations equations, KernelOptions options)
    {
        (this.plan, this.equations) = (plan, equations);
        var count = plan.Variables.Length;
        (isInput, neededAtStep, neededAtStart, isSnapshot) = (new bool[count], new bool[count], new bool[count], new bool[count]);
        var ids = Enumerable.Range(0, count);
        foreach (var id in options.Inputs.IsDefault ? ids.Where(i => plan.Variables[i].IsConstant) : options.Inputs)
        {
            isInput[id] = plan.Variables[id].IsConstant
                ? true
                : throw new ArgumentException($"'{plan.Variables[id].Name}' is not a constant.", nameof(options));
        }

        Outputs = [.. options.Outputs.IsDefaultOrEmpty ? ids : options.Outputs.Distinct().Order()];
        foreach (var id in Outputs)
        {
            Need(id, atStart: false);
        }

        Close();
        Stocks = [.. equations.Stocks.Where(s => neededAtStep[s])];
        Inputs = [.. ids.Where(i => isInput[i])];
        Snapshots = [.. ids.Where(i => isSnapshot[i])];
    }

    internal ImmutableArray<int> Outputs { get; }

    internal ImmutableArray<int> Inputs { get; }

    /// <summary>The stocks that are simulated, in plan order.</summary>
    internal ImmutableArray<int> Stocks { get; }

    /// <summary>The variables whose value at the start is remembered.</summary>
    internal ImmutableArray<int> Snapshots { get; }

    internal IReadOnlyList<PlanPreviousValue> Held => held;

    internal IReadOnlyList<PlanRandom> Draws => draws;

    internal bool IsInput(int id) => isInput[id];

    internal bool IsNonNegative(int id) => plan.Variables[id].NonNegative;

    internal bool IsNeeded(int id, LoweringMode mode) => mode == LoweringMode.Step ? neededAtStep[id] : neededAtStart[id];

    internal int HeldIndex(PlanPreviousValue node) => heldIndex[node];

    internal int DrawIndex(PlanRandom node)
    {
        if (!drawIndex.TryGetValue(node, out var number))
        {
            // Two nodes that draw the same share a number, and so a value.
            number = draws.FindIndex(d => d.Distribution == node.Distribution && d.ExplicitSeed == node.ExplicitSeed
                && string.Equals(d.StreamName, node.StreamName, StringComparison.Ordinal));
            if (number < 0)
            {
                draws.Add(node);
                number = draws.Count - 1;
            }

            drawIndex.Add(node, number);
        }

        return number;
    }

    private void Need(int id, bool atStart)
    {
        var needed = atStart ? neededAtStart : neededAtStep;
        if (!needed[id])
        {
            needed[id] = true;
            pendingVariables.Push((id, atStart));
        }
    }

    private void Close()
    {
        while (true)
        {
            if (pending.TryPop(out var next))
            {
                Visit(next.Expression, next.AtStart);
            }
            else if (pendingVariables.TryPop(out var variable))
            {
                Visit(variable.Id, variable.AtStart);
            }
            else
            {
                break;
            }
        }
    }

    private void Visit(int id, bool atStart)
    {
        var variable = plan.Variables[id];
        if (variable.Kind != PlanVariableKind.Stock || atStart)
        {
            Push(variable.Equation, atStart);
            return;
        }

        Need(id, atStart: true);
        foreach (var flow in variable.Inflows.Concat(variable.Outflows))
        {
            Need(flow, atStart: false);
            if (equations.LimiterOf(flow) >= 0)
            {
                Need(equations.LimiterOf(flow), atStart: false);
            }
        }
    }

    private void Visit(PlanExpression expression, bool atStart)
    {
        switch (expression)
        {
            case PlanVariableReference e:
                Need(e.Variable, atStart);
                break;
            case PlanInitialValue e:
                isSnapshot[e.Variable] = true;
                Need(e.Variable, atStart: true);
                break;
            case PlanPreviousValue e:
                if (!atStart && heldIndex.TryAdd(e, held.Count))
                {
                    held.Add(e);
                    Need(e.Variable, atStart: false);
                    Push(e.Initial, atStart: false); // evaluated again when a constant is set at the start, from stocks that must be there
                }

                Push(e.Initial, atStart: true);
                break;
            case PlanUnary e:
                Push(e.Operand, atStart);
                break;
            case PlanBinary e:
                Push(e.Left, atStart);
                Push(e.Right, atStart);
                break;
            case PlanChoice e:
                Push(e.Condition, atStart);
                Push(e.WhenTrue, atStart);
                Push(e.WhenFalse, atStart);
                break;
            case PlanLookup e:
                Push(e.X, atStart);
                break;
            case PlanRandom e:
                foreach (var argument in e.Arguments)
                {
                    Push(argument, atStart);
                }

                break;
        }
    }

    private void Push(PlanExpression expression, bool atStart) => pending.Push((expression, atStart));
}
