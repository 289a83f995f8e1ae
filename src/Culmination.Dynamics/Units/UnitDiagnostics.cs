using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Units;

/// <summary>What units can say against an equation, E04xx.</summary>
internal static class UnitDiagnostics
{
    internal static Diagnostic NotAUnit(TextSpan? span, string name, string text) =>
        Diagnostic.Warning("W0401", span, $"'{text}', the unit of '{name}', cannot be read as a unit and is not checked", "units are words with * / ^: persons, rounds/week, rounds/(gun*day), 1");

    internal static Diagnostic Equation(TextSpan? span, string name, Measure declared, Measure found) =>
        Diagnostic.Error("E0402", span, $"'{name}' is {declared}, and its equation is {found}");

    internal static Diagnostic Flow(TextSpan? span, string flow, Measure found, string stock, Measure wanted) =>
        Diagnostic.Error("E0403", span, $"'{flow}' is {found}, and a flow of '{stock}' is {wanted}", "a stock changes by flow times time");

    internal static Diagnostic Power(TextSpan? span, string what) => Diagnostic.Error("E0404", span, what);

    internal static Diagnostic Argument(TextSpan? span, string function, string wanted, Measure found) =>
        Diagnostic.Error("E0405", span, $"{function} takes what is {wanted}, and this is {found}");

    internal static Diagnostic Sides(TextSpan? span, string what, Measure first, Measure second) =>
        Diagnostic.Error("E0406", span, $"{what} do not agree: the first is {first}, this is {second}");
}
