using System.Collections.Frozen;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>The words of the equation language and the operations they stand for (XMILE 1.0, sections 3.3 and 3.5).</summary>
internal static class Operations
{
    public static FrozenDictionary<string, BinaryOperation> Binary { get; } = new Dictionary<string, BinaryOperation>(StringComparer.Ordinal)
    {
        ["+"] = BinaryOperation.Add,
        ["-"] = BinaryOperation.Subtract,
        ["*"] = BinaryOperation.Multiply,
        ["/"] = BinaryOperation.Divide,
        ["//"] = BinaryOperation.SafeDivide,
        ["^"] = BinaryOperation.Power,
        ["MOD"] = BinaryOperation.Modulo,
        ["<"] = BinaryOperation.Less,
        ["<="] = BinaryOperation.LessOrEqual,
        [">"] = BinaryOperation.Greater,
        [">="] = BinaryOperation.GreaterOrEqual,
        ["="] = BinaryOperation.Equal,
        ["<>"] = BinaryOperation.NotEqual,
        ["AND"] = BinaryOperation.And,
        ["OR"] = BinaryOperation.Or,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, UnaryOperation> Unary { get; } = new Dictionary<string, UnaryOperation>(StringComparer.Ordinal)
    {
        ["ABS"] = UnaryOperation.Absolute,
        ["SQRT"] = UnaryOperation.SquareRoot,
        ["EXP"] = UnaryOperation.Exponential,
        ["LN"] = UnaryOperation.NaturalLogarithm,
        ["LOG10"] = UnaryOperation.DecimalLogarithm,
        ["SIN"] = UnaryOperation.Sine,
        ["COS"] = UnaryOperation.Cosine,
        ["TAN"] = UnaryOperation.Tangent,
        ["ARCSIN"] = UnaryOperation.ArcSine,
        ["ARCCOS"] = UnaryOperation.ArcCosine,
        ["ARCTAN"] = UnaryOperation.ArcTangent,
        ["TANH"] = UnaryOperation.HyperbolicTangent,
        ["INT"] = UnaryOperation.Floor,
        ["ROUND"] = UnaryOperation.Round,
        ["NOT"] = UnaryOperation.Not,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Functions over the elements that <c>*</c> stands for.</summary>
    public static FrozenSet<string> Over { get; } = new[] { "SUM", "MEAN", "MIN", "MAX", "PROD", "SIZE" }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> FunctionNames => Unary.Keys.Concat(Over).Concat(["SAFEDIV", "STEP", "INIT", "PREVIOUS"]).Order(StringComparer.Ordinal);

    public static BinaryOperation Fold(string name) => name switch
    {
        "MIN" => BinaryOperation.Minimum,
        "MAX" => BinaryOperation.Maximum,
        "PROD" => BinaryOperation.Multiply,
        _ => BinaryOperation.Add,
    };

    public static PlanExpression? Constant(string name) => name.ToUpperInvariant() switch
    {
        "TIME" => new PlanClock(ClockValue.Time),
        "DT" => new PlanClock(ClockValue.TimeStep),
        "STARTTIME" => new PlanClock(ClockValue.StartTime),
        "STOPTIME" => new PlanClock(ClockValue.StopTime),
        "PI" => new PlanConstant(Math.PI),
        "INF" => new PlanConstant(double.PositiveInfinity),
        _ => null,
    };
}
