using System.Globalization;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.CSource;

/// <summary>Equations as C expressions, by the rules of <see cref="Simulation.ExpressionEvaluator"/>.</summary>
/// <param name="plan">Whose equations.</param>
/// <param name="valueOf">What stands for a variable's value.</param>
/// <param name="initialOf">What stands for its value at the start.</param>
/// <param name="previousOf">What stands for the value that a PREVIOUS gives.</param>
internal sealed class CExpressions(SimulationPlan plan, Func<int, string> valueOf, Func<int, string> initialOf, Func<PlanPreviousValue, string> previousOf)
{
    internal static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NAN" : value > 0 ? "INFINITY" : "(-INFINITY)";
        }

        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        digits = digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits;
        return digits[0] == '-' ? $"({digits})" : digits;
    }

    /// <summary>The whole right-hand side, without parentheses around it.</summary>
    internal string Write(PlanExpression expression) => expression switch
    {
        PlanConstant e => Number(e.Value),
        PlanVariableReference e => valueOf(e.Variable),
        PlanInitialValue e => initialOf(e.Variable),
        PlanPreviousValue e => previousOf(e),
        PlanUnary e => Unary(e),
        PlanBinary e => Binary(e),
        PlanChoice e => $"{Condition(e.Condition)} ? {Part(e.WhenTrue)} : {Part(e.WhenFalse)}",
        PlanLookup e => string.Create(CultureInfo.InvariantCulture, $"TABLE_{e.Table}({Write(e.X)})"),
        PlanClock e => e.Value switch { ClockValue.Time => "T", ClockValue.TimeStep => "DT", ClockValue.StartTime => "START", _ => Number(plan.Clock.Stop) },
        _ => throw new ArgumentException($"Unknown expression {expression.GetType().Name}.", nameof(expression)),
    };

    private string Part(PlanExpression expression) =>
        expression is PlanBinary { Operation: not (BinaryOperation.Power or BinaryOperation.Modulo or BinaryOperation.Minimum or BinaryOperation.Maximum or BinaryOperation.SafeDivide) }
            or PlanChoice or PlanUnary { Operation: UnaryOperation.Negate or UnaryOperation.Not }
            ? $"({Write(expression)})"
            : Write(expression);

    private string Unary(PlanUnary e) => e.Operation switch
    {
        UnaryOperation.Negate => "-" + Part(e.Operand),
        UnaryOperation.Not => Condition(e) + " ? 1.0 : 0.0",
        _ => Function(e.Operation) + "(" + Write(e.Operand) + ")",
    };

    private static string Function(UnaryOperation operation) => operation switch
    {
        UnaryOperation.Absolute => "fabs",
        UnaryOperation.SquareRoot => "sqrt",
        UnaryOperation.Exponential => "exp",
        UnaryOperation.NaturalLogarithm => "log",
        UnaryOperation.DecimalLogarithm => "log10",
        UnaryOperation.Sine => "sin",
        UnaryOperation.Cosine => "cos",
        UnaryOperation.Tangent => "tan",
        UnaryOperation.ArcSine => "asin",
        UnaryOperation.ArcCosine => "acos",
        UnaryOperation.ArcTangent => "atan",
        UnaryOperation.HyperbolicTangent => "tanh",
        UnaryOperation.Floor => "floor",
        UnaryOperation.Round => "round",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Unknown operation."),
    };

    private string Binary(PlanBinary e)
    {
        string Infix(string sign) => $"{Part(e.Left)} {sign} {Part(e.Right)}";
        string Call(string function) => $"{function}({Write(e.Left)}, {Write(e.Right)})";
        return e.Operation switch
        {
            BinaryOperation.Add => Infix("+"),
            BinaryOperation.Subtract => Infix("-"),
            BinaryOperation.Multiply => Infix("*"),
            BinaryOperation.Divide => Infix("/"),
            BinaryOperation.Power => Call("pow"),
            BinaryOperation.Modulo => Call("MODULO"),
            BinaryOperation.Minimum => Call("LESSER"),
            BinaryOperation.Maximum => Call("GREATER"),
            BinaryOperation.SafeDivide => Call("RATIO"),
            _ => Condition(e) + " ? 1.0 : 0.0",
        };
    }

    /// <summary>An expression in parentheses that C takes as true or false.</summary>
    private string Condition(PlanExpression expression)
    {
        string Comparison(PlanBinary e, string sign) => $"({Part(e.Left)} {sign} {Part(e.Right)})";
        return expression switch
        {
            PlanUnary { Operation: UnaryOperation.Not } e => $"(!{Condition(e.Operand)})",
            PlanBinary { Operation: BinaryOperation.And } e => $"({Condition(e.Left)} && {Condition(e.Right)})",
            PlanBinary { Operation: BinaryOperation.Or } e => $"({Condition(e.Left)} || {Condition(e.Right)})",
            PlanBinary { Operation: BinaryOperation.Less } e => Comparison(e, "<"),
            PlanBinary { Operation: BinaryOperation.LessOrEqual } e => Comparison(e, "<="),
            PlanBinary { Operation: BinaryOperation.Greater } e => Comparison(e, ">"),
            PlanBinary { Operation: BinaryOperation.GreaterOrEqual } e => Comparison(e, ">="),
            PlanBinary { Operation: BinaryOperation.Equal } e => Comparison(e, "=="),
            PlanBinary { Operation: BinaryOperation.NotEqual } e => Comparison(e, "!="),
            _ => $"({Part(expression)} != 0.0)",
        };
    }
}
