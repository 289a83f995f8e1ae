using Culmination.Quantities.Units;

namespace Culmination.Dynamics.Units;

/// <summary>What is known of the unit of a value: a unit, or nothing (no unit was declared), or that it is a bare number, which fits any unit.</summary>
internal readonly record struct Measure(Unit? Unit, bool IsNumber)
{
    internal static Measure Unknown => default;

    internal static Measure Number => new(null, true);

    internal static Measure Dimensionless => new(Unit.Dimensionless, false);

    internal static Measure Of(Unit? unit) => new(unit, false);

    /// <summary>Nothing is known: whatever is made of it is unknown too.</summary>
    internal bool IsUnknown => Unit is null && !IsNumber;

    /// <summary>As a factor: a number multiplies without a unit.</summary>
    internal Unit? Factor => IsNumber ? Unit.Dimensionless : Unit;

    internal static bool Disagree(Measure a, Measure b) => a.Unit is not null && b.Unit is not null && !a.Unit.Equals(b.Unit);

    /// <summary>What both are, when they agree.</summary>
    internal static Measure Joined(Measure a, Measure b) => a.Unit is not null ? a : b.Unit is not null ? b : a.IsNumber && b.IsNumber ? Number : Unknown;

    internal static Measure Product(Measure a, Measure b) =>
        a.IsNumber && b.IsNumber ? Number : a.Factor is { } x && b.Factor is { } y ? Of(x.Multiply(y)) : Unknown;

    internal static Measure Quotient(Measure a, Measure b) =>
        a.IsNumber && b.IsNumber ? Number : a.Factor is { } x && b.Factor is { } y ? Of(x.Divide(y)) : Unknown;

    public override string ToString() => Unit is null ? "a number" : Unit.IsDimensionless ? "dimensionless" : $"in {Unit}";
}
