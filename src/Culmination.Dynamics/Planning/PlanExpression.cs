using System.Collections.Immutable;

namespace Culmination.Dynamics.Planning;

/// <summary>
/// A scalar equation after binding: names are variable indices, arrays are gone, delays and smooths are stocks of their own.
/// This family is the whole language that the interpreter and the kernels understand. Truth is 1, falsehood 0; anything not 0 is true.
/// </summary>
public abstract record PlanExpression;

/// <summary>A literal.</summary>
public sealed record PlanConstant(double Value) : PlanExpression;

/// <summary>The current value of the variable with this index in <see cref="SimulationPlan.Variables"/>.</summary>
public sealed record PlanVariableReference(int Variable) : PlanExpression;

/// <summary>The value the variable had at the start of the run (XMILE INIT).</summary>
public sealed record PlanInitialValue(int Variable) : PlanExpression;

/// <summary>The value the variable had one dt ago (XMILE PREVIOUS); at the start, the value of <paramref name="Initial"/>.</summary>
public sealed record PlanPreviousValue(int Variable, PlanExpression Initial) : PlanExpression;

public sealed record PlanUnary(UnaryOperation Operation, PlanExpression Operand) : PlanExpression;

public sealed record PlanBinary(BinaryOperation Operation, PlanExpression Left, PlanExpression Right) : PlanExpression;

/// <summary>Both branches are evaluated; the chosen one is taken (no side effects exist). A NaN condition counts as true (it is not 0).</summary>
public sealed record PlanChoice(PlanExpression Condition, PlanExpression WhenTrue, PlanExpression WhenFalse) : PlanExpression;

/// <summary>A graphical function (index in <see cref="SimulationPlan.Tables"/>) at x.</summary>
public sealed record PlanLookup(int Table, PlanExpression X) : PlanExpression;

/// <summary>A value the simulation itself knows.</summary>
public sealed record PlanClock(ClockValue Value) : PlanExpression;

/// <summary>
/// A random draw, once per dt (held over the stages of a Runge–Kutta step), keyed by (seed, <paramref name="StreamName"/>, member) and counted by step.
/// <paramref name="ExplicitSeed"/> is the seed written in the equation, if any; it replaces the run's seed. Arguments per <see cref="RandomDistribution"/>.
/// </summary>
public sealed record PlanRandom(RandomDistribution Distribution, ImmutableArray<PlanExpression> Arguments, string StreamName, ulong? ExplicitSeed) : PlanExpression;

public enum ClockValue
{
    /// <summary>Model time, t0 + k·dt (at Runge–Kutta stages, the stage's time).</summary>
    Time,
    TimeStep,
    StartTime,
    StopTime,
}

public enum UnaryOperation
{
    Negate,
    Not,
    Absolute,
    SquareRoot,
    Exponential,
    NaturalLogarithm,
    DecimalLogarithm,
    Sine,
    Cosine,
    Tangent,
    ArcSine,
    ArcCosine,
    ArcTangent,
    HyperbolicTangent,

    /// <summary>Largest integer not above the operand (XMILE INT floors).</summary>
    Floor,

    /// <summary>Nearest integer, halves away from zero (Stella's ROUND).</summary>
    Round,
}

public enum BinaryOperation
{
    Add,
    Subtract,
    Multiply,

    /// <summary>IEEE division: x/0 is an infinity or NaN.</summary>
    Divide,

    /// <summary>a ^ b.</summary>
    Power,

    /// <summary>a MOD b, floored: the result has the sign of b.</summary>
    Modulo,
    Minimum,
    Maximum,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,

    /// <summary>a / b, and 0 where b is 0 (XMILE SAFEDIV and the // operator).</summary>
    SafeDivide,
}

public enum RandomDistribution
{
    /// <summary>Arguments: low, high.</summary>
    Uniform,

    /// <summary>Arguments: mean, standard deviation.</summary>
    Normal,

    /// <summary>Arguments: mean and standard deviation of the result (XMILE LOGNORMAL).</summary>
    LogNormal,

    /// <summary>Argument: rate; the mean is 1/rate (XMILE's EXPRND is given the mean).</summary>
    Exponential,

    /// <summary>Argument: mean over one dt.</summary>
    Poisson,
}
