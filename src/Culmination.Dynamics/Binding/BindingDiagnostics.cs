using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>The mistakes of binding, E03xx.</summary>
internal static class BindingDiagnostics
{
    internal static Diagnostic Duplicate(TextSpan? span, string name) =>
        Diagnostic.Error("E0301", span, $"'{name}' is declared twice", "letter case, blanks and _ make no difference in names");

    internal static Diagnostic Unknown(TextSpan? span, string what, string name, IEnumerable<string> known) =>
        Diagnostic.Error("E0302", span, $"there is no {what} '{name}'", Suggestion.Help(name.Replace('_', ' '), known));

    internal static Diagnostic TooMany(TextSpan? span, int most) => Diagnostic.Error(
        "E0319", span, FormattableString.Invariant($"there are more than {most} mistakes; those after this place were not looked for"), "mend the first ones: others often follow from them");

    internal static Diagnostic Subscripts(TextSpan? span, string name, int wanted, int given) =>
        Diagnostic.Error("E0303", span, $"'{name}' has {Count(wanted, "dimension")}, and {Count(given, "subscript")} {(given == 1 ? "is" : "are")} given");

    internal static Diagnostic Arguments(TextSpan? span, string function, string wanted, int given) =>
        Diagnostic.Error("E0304", span, $"{function} takes {wanted}, and {Count(given, "argument")} {(given == 1 ? "is" : "are")} given");

    internal static Diagnostic Function(TextSpan? span, string name, IEnumerable<string> known) =>
        Diagnostic.Error("E0305", span, $"there is no function '{name}'", Suggestion.Nearest(name, known) is { } nearest ? $"did you mean '{nearest}'?" : null);

    internal static Diagnostic FunctionNotSupported(TextSpan? span, string name) =>
        Diagnostic.Error("E0305", span, $"not supported: the function {name}");

    internal static Diagnostic NoEquation(TextSpan? span, string name) =>
        Diagnostic.Error("E0306", span, $"'{name}' has no equation");

    internal static Diagnostic NotAFlow(TextSpan? span, string name, string stock) =>
        Diagnostic.Error("E0307", span, $"'{name}' is not a flow that fits '{stock}'", "inflows and outflows are flows with the dimensions of their stock");

    internal static Diagnostic TooLarge(TextSpan? span, string what) => Diagnostic.Error("E0308", span, what, "limits protect against models that are not what they seem");

    internal static Diagnostic ArrayNotValue(TextSpan? span, string name) =>
        Diagnostic.Error("E0309", span, $"'{name}' is an array here, and one value is needed", "name the element, or take SUM, MEAN, MIN, MAX over it");

    internal static Diagnostic Circle(TextSpan? span, string path, bool atStart) => Diagnostic.Error(
        "E0310",
        span,
        (atStart ? "initial values need one another: " : "these need one another at the same time: ") + path,
        atStart ? "give one of them an initial value of its own" : "a stock, a delay or PREVIOUS between them breaks the circle");

    internal static Diagnostic NeedsConstant(TextSpan? span, string what) =>
        Diagnostic.Error("E0311", span, $"{what} has to be known before the run", "write a number, or the name of a constant");

    internal static Diagnostic KeepsStart(TextSpan? span, string what, double value) =>
        Diagnostic.Warning("W0311", span, FormattableString.Invariant($"{what} keeps the value it has at the start, {value:R}"), "it shapes the model, so it cannot follow what changes during the run");

    internal static Diagnostic FunctionWithoutArgument(TextSpan? span, string name) =>
        Diagnostic.Error("E0312", span, $"'{name}' is a graphical function and needs an argument", $"write {name}(x)");

    internal static Diagnostic NotAFunction(TextSpan? span, string name) =>
        Diagnostic.Error("E0312", span, $"'{name}' has no graphical function to be called", "a product is written with *");

    internal static Diagnostic DoesNotFit(TextSpan? span, string what, string? help = null) => Diagnostic.Error("E0313", span, what, help);

    internal static Diagnostic OutOfRange(TextSpan? span, string dimension, double index, int count) =>
        Diagnostic.Warning("W0313", span, FormattableString.Invariant($"{dimension} has no element {index:R}, so this is 0; it has {count}"));

    internal static Diagnostic AuxiliaryAsFlow(TextSpan? span, string name, string stock) =>
        Diagnostic.Warning("W0307", span, $"'{name}' is an auxiliary and is used as a flow of '{stock}'", "what fills or drains a stock is a <flow>");

    internal static Diagnostic Recursion(TextSpan? span, string path) =>
        Diagnostic.Error("E0314", span, "not supported: macros that call one another in a circle: " + path, "a macro calls only others that do not lead back to it");

    internal static Diagnostic Steps(string problem) => Diagnostic.Error("E0106", null, problem);

    internal static string ElementLimit(string name) => FormattableString.Invariant($"with '{name}' the model has more than {SimulationLimits.MaximumElements} elements");

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? string.Empty : "s")}");
}
