using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Kernels;

/// <summary>When the equations of a graph are evaluated.</summary>
internal enum LoweringMode
{
    /// <summary>At the start, stocks by their initial equations.</summary>
    Initial,

    /// <summary>At the start, stocks as they are: only for what PREVIOUS gives at the start.</summary>
    Start,

    /// <summary>At any step.</summary>
    Step,
}

/// <summary>Writes equations into a <see cref="ValueGraph"/>.</summary>
internal sealed class Lowering
{
    private readonly SimulationPlan plan;
    private readonly KernelScope scope;
    private readonly LoweringMode mode;
    private readonly int[] values;

    internal Lowering(SimulationPlan plan, KernelScope scope, LoweringMode mode)
    {
        (this.plan, this.scope, this.mode) = (plan, scope, mode);
        Graph = new ValueGraph(plan);
        values = new int[plan.Variables.Length];
        Array.Fill(values, -1);
        foreach (var id in mode == LoweringMode.Step ? plan.StepOrder : plan.InitialOrder)
        {
            // In this order a variable's equation finds its variables done, so that recursion is only as deep as one equation.
            if (scope.IsNeeded(id, mode))
            {
                ValueOf(id);
            }
        }
    }

    internal ValueGraph Graph { get; }

    /// <summary>The value of a variable.</summary>
    internal int ValueOf(int id)
    {
        if (values[id] < 0)
        {
            var variable = plan.Variables[id];
            values[id] = scope.IsInput(id) ? Graph.Leaf(KernelOp.Input, id)
                : variable.Kind == PlanVariableKind.Stock && mode != LoweringMode.Initial ? Graph.Leaf(KernelOp.Stock, id)
                : Lower(variable.Equation);
        }

        return values[id];
    }

    internal int Lower(PlanExpression expression) => expression switch
    {
        PlanConstant e => Graph.Constant(e.Value),
        PlanVariableReference e => ValueOf(e.Variable),
        PlanInitialValue e => OfInitial(e.Variable),
        PlanPreviousValue e => mode == LoweringMode.Step ? Graph.Leaf(KernelOp.Held, scope.HeldIndex(e)) : Lower(e.Initial),
        PlanUnary e => Graph.Unary(e.Operation, Lower(e.Operand)),
        PlanBinary e => Graph.Binary(e.Operation, Lower(e.Left), Lower(e.Right)),
        PlanChoice e => Graph.Choice(Lower(e.Condition), Lower(e.WhenTrue), Lower(e.WhenFalse)),
        PlanLookup e => Graph.Lookup(e.Table, Lower(e.X)),
        PlanClock e => OfClock(e.Value),
        PlanRandom e => OfRandom(e),
        _ => throw new ArgumentException($"Unknown expression {expression.GetType().Name}.", nameof(expression)),
    };

    private int OfInitial(int id)
    {
        // A constant that nobody can set keeps its value.
        var isFixed = plan.Variables[id].IsConstant && !scope.IsInput(id);
        return mode == LoweringMode.Initial || isFixed ? ValueOf(id) : Graph.Leaf(KernelOp.Snapshot, id);
    }

    private int OfClock(ClockValue value) => value switch
    {
        ClockValue.Time => mode == LoweringMode.Step ? Graph.Leaf(KernelOp.Time) : Graph.Constant(plan.Clock.TimeAt(0)),
        ClockValue.TimeStep => Graph.Constant(plan.Clock.TimeStep),
        ClockValue.StartTime => Graph.Constant(plan.Clock.Start),
        ClockValue.StopTime => Graph.Constant(plan.Clock.Stop),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown clock value."),
    };

    private int OfRandom(PlanRandom node)
    {
        var first = Lower(node.Arguments[0]);
        var second = node.Arguments.Length > 1 ? Lower(node.Arguments[1]) : Graph.Constant(0);
        return Graph.Random(scope.DrawIndex(node), first, second);
    }
}
