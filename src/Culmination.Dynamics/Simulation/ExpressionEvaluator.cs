using Culmination.Dynamics.Planning;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Dynamics.Simulation;

/// <summary>
/// Evaluates equations for one member. This file is the definition of every operation.
/// <para>Comparisons with NaN are false, so MIN(a, b) = (a &lt; b ? a : b) and MAX(a, b) = (a &gt; b ? a : b) give b where either is NaN. What is not 0 is true, NaN included.</para>
/// </summary>
internal sealed class ExpressionEvaluator(SimulationPlan plan, ulong seed, long member)
{
    private readonly Dictionary<PlanExpression, double> held = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlanRandom, RandomStream> streams = new(ReferenceEqualityComparer.Instance);

    internal double[] Current { get; } = new double[plan.Variables.Length];

    internal double[] Previous { get; } = new double[plan.Variables.Length];

    internal double[] Initial { get; } = new double[plan.Variables.Length];

    internal EvaluationPhase Phase { get; set; }

    internal int Step { get; set; }

    internal double Time { get; set; }

    /// <summary>True while <see cref="Initial"/> is not there yet: INIT of a variable is then its current value.</summary>
    internal bool IsInitializing { get; set; }

    internal double Evaluate(PlanExpression expression) => expression switch
    {
        PlanConstant e => e.Value,
        PlanVariableReference e => Current[e.Variable],
        PlanInitialValue e => IsInitializing ? Current[e.Variable] : Initial[e.Variable],
        PlanPreviousValue e => OfPrevious(e),
        PlanUnary e => Unary(e.Operation, Evaluate(e.Operand)),
        PlanBinary e => Binary(e.Operation, Evaluate(e.Left), Evaluate(e.Right)),
        PlanChoice e => Choose(Evaluate(e.Condition), Evaluate(e.WhenTrue), Evaluate(e.WhenFalse)),
        PlanLookup e => Lookup(plan.Tables[e.Table], Evaluate(e.X)),
        PlanClock e => OfClock(e.Value),
        PlanRandom e => OfRandom(e),
        _ => throw new ArgumentException($"Unknown expression {expression.GetType().Name}.", nameof(expression)),
    };

    internal static double Unary(UnaryOperation operation, double x) => operation switch
    {
        UnaryOperation.Negate => -x,
        UnaryOperation.Not => x == 0 ? 1 : 0,
        UnaryOperation.Absolute => Math.Abs(x),
        UnaryOperation.SquareRoot => Math.Sqrt(x),
        UnaryOperation.Exponential => Elementary.Exp(x),
        UnaryOperation.NaturalLogarithm => Elementary.Log(x),
        UnaryOperation.DecimalLogarithm => Elementary.Log10(x),
        UnaryOperation.Sine => Elementary.Sin(x),
        UnaryOperation.Cosine => Elementary.Cos(x),
        UnaryOperation.Tangent => Elementary.Tan(x),
        UnaryOperation.ArcSine => Elementary.Asin(x),
        UnaryOperation.ArcCosine => Elementary.Acos(x),
        UnaryOperation.ArcTangent => Elementary.Atan(x),
        UnaryOperation.HyperbolicTangent => Elementary.Tanh(x),
        UnaryOperation.Floor => Math.Floor(x),
        UnaryOperation.Round => Elementary.RoundHalfAway(x),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Unknown operation."),
    };

    internal static double Binary(BinaryOperation operation, double a, double b) => operation switch
    {
        BinaryOperation.Add => a + b,
        BinaryOperation.Subtract => a - b,
        BinaryOperation.Multiply => a * b,
        BinaryOperation.Divide => a / b,
        BinaryOperation.Power => Elementary.Pow(a, b),
        BinaryOperation.Modulo => Elementary.FlooredModulo(a, b),
        BinaryOperation.Minimum => a < b ? a : b,
        BinaryOperation.Maximum => a > b ? a : b,
        BinaryOperation.Less => a < b ? 1 : 0,
        BinaryOperation.LessOrEqual => a <= b ? 1 : 0,
        BinaryOperation.Greater => a > b ? 1 : 0,
        BinaryOperation.GreaterOrEqual => a >= b ? 1 : 0,
        BinaryOperation.Equal => a == b ? 1 : 0,
        BinaryOperation.NotEqual => a != b ? 1 : 0,
        BinaryOperation.And => a != 0 && b != 0 ? 1 : 0,
        BinaryOperation.Or => a != 0 || b != 0 ? 1 : 0,
        BinaryOperation.SafeDivide => b == 0 ? 0 : a / b,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Unknown operation."),
    };

    /// <summary>
    /// A graphical function at x: y of the last point at or below x, plus the distance times the slope to the next point. x is first held to the range of the points unless
    /// the table extrapolates; the slope of a step is 0, and so is the one behind the last point (which extrapolation takes from the last two points). NaN gives NaN.
    /// </summary>
    internal static double Lookup(PlanTable table, double x)
    {
        var (xs, ys) = (table.X, table.Y);
        var last = xs.Length - 1;
        var extrapolates = table.Kind == TableKind.Extrapolate && last > 0;
        if (!extrapolates)
        {
            x = x < xs[0] ? xs[0] : x;
            x = x > xs[last] ? xs[last] : x;
        }

        var i = 0;
        while (i < last && x >= xs[i + 1])
        {
            i++;
        }

        var slope = 0.0;
        if (table.Kind != TableKind.Discrete && (i < last || extrapolates))
        {
            var left = Math.Min(i, last - 1);
            slope = (ys[left + 1] - ys[left]) / (xs[left + 1] - xs[left]);
        }

        return ys[i] + ((x - xs[i]) * slope);
    }

    /// <summary>Both branches have been evaluated, so that what they sample is there when the condition changes at a stage.</summary>
    private static double Choose(double condition, double whenTrue, double whenFalse) => condition != 0 ? whenTrue : whenFalse;

    private double OfClock(ClockValue value) => value switch
    {
        ClockValue.Time => Time,
        ClockValue.TimeStep => plan.Clock.TimeStep,
        ClockValue.StartTime => plan.Clock.Start,
        ClockValue.StopTime => plan.Clock.Stop,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown clock value."),
    };

    private double OfPrevious(PlanPreviousValue node)
    {
        if (Phase != EvaluationPhase.Stage)
        {
            held[node] = Phase == EvaluationPhase.Start ? Evaluate(node.Initial) : Previous[node.Variable];
        }

        return held[node];
    }

    private double OfRandom(PlanRandom node)
    {
        if (Phase != EvaluationPhase.Stage)
        {
            if (!streams.TryGetValue(node, out var stream))
            {
                stream = RandomDraw.StreamOf(node, seed);
                streams.Add(node, stream);
            }

            var first = Evaluate(node.Arguments[0]);
            var second = node.Arguments.Length > 1 ? Evaluate(node.Arguments[1]) : 0;
            held[node] = RandomDraw.Value(node.Distribution, stream.Uniform(member, Step), first, second);
        }

        return held[node];
    }
}
