using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.CSource;

/// <summary>What a plan needs in C: its stocks, its constants, what INIT and PREVIOUS remember, and whether it draws at random.</summary>
internal sealed class CParts
{
    private readonly List<PlanPreviousValue> held = [];
    private readonly SortedSet<int> snapshots = [];

    internal CParts(SimulationPlan plan)
    {
        Plan = plan;
        Names = CNames.Of(plan);
        Equations = new StockEquations(plan);
        Inputs = [.. Enumerable.Range(0, plan.Variables.Length).Where(i => plan.Variables[i].IsConstant)];
        foreach (var variable in plan.Variables)
        {
            Visit(variable.Equation);
        }

        Snapshots = [.. snapshots];
    }

    internal SimulationPlan Plan { get; }

    internal string[] Names { get; }

    internal StockEquations Equations { get; }

    internal ImmutableArray<int> Stocks => Equations.Stocks;

    internal ImmutableArray<int> Inputs { get; }

    internal ImmutableArray<int> Snapshots { get; }

    internal IReadOnlyList<PlanPreviousValue> Held => held;

    internal bool DrawsAtRandom { get; private set; }

    internal int HeldIndex(PlanPreviousValue node) => held.FindIndex(h => ReferenceEquals(h, node));

    private void Visit(PlanExpression expression)
    {
        switch (expression)
        {
            case PlanInitialValue e:
                snapshots.Add(e.Variable);
                break;
            case PlanPreviousValue e:
                held.Add(e);
                Visit(e.Initial);
                break;
            case PlanUnary e:
                Visit(e.Operand);
                break;
            case PlanBinary e:
                Visit(e.Left);
                Visit(e.Right);
                break;
            case PlanChoice e:
                Visit(e.Condition);
                Visit(e.WhenTrue);
                Visit(e.WhenFalse);
                break;
            case PlanLookup e:
                Visit(e.X);
                break;
            case PlanRandom:
                DrawsAtRandom = true;
                break;
        }
    }
}
