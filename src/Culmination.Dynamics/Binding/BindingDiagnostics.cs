using Culmination.Dynamics.Equations;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>The mistakes of binding, E03xx, and the place of a part of an equation.</summary>
internal static class BindingDiagnostics
{
    public static Diagnostic Equation(EquationProblem problem, TextSpan start, string text) =>
        Diagnostic.Error(problem.Code, At(start, text, problem.Start, problem.Length), problem.Message, problem.Help);

    public static Diagnostic Duplicate(TextSpan span, string name) =>
        Diagnostic.Error("E0301", span, $"'{name}' is declared twice");

    public static Diagnostic Unknown(TextSpan span, string what, string name, IEnumerable<string> known) =>
        Diagnostic.Error("E0302", span, $"there is no {what} '{name}'", Suggestion.Help(name, known));

    public static Diagnostic Subscripts(TextSpan span, string name, int wanted, int given) =>
        Diagnostic.Error("E0303", span, FormattableString.Invariant($"'{name}' has {wanted} dimension(s), {given} subscript(s) are given"));

    public static Diagnostic Arguments(TextSpan span, string function, string wanted) =>
        Diagnostic.Error("E0304", span, $"{function} takes {wanted}");

    public static Diagnostic Function(TextSpan span, string name, IEnumerable<string> known) =>
        Diagnostic.Error("E0305", span, $"there is no function '{name}', or it is not supported", Suggestion.Help(name, known));

    public static Diagnostic NoEquation(TextSpan span, string name) =>
        Diagnostic.Error("E0306", span, $"'{name}' has no equation");

    public static Diagnostic NotAFlow(TextSpan span, string name) =>
        Diagnostic.Error("E0307", span, $"'{name}' is not a flow of the same dimensions");

    public static Diagnostic TooLarge(TextSpan span, string name, int limit) =>
        Diagnostic.Error("E0308", span, FormattableString.Invariant($"with '{name}' the model has more than {limit} elements"));

    public static Diagnostic Cycle(TextSpan span, string path, bool atStart) =>
        Diagnostic.Error("E0310", span, (atStart ? "initial values depend on one another: " : "these depend on one another at the same time: ") + path, "a stock between them breaks the circle");

    public static TextSpan At(TextSpan start, string text, int offset, int length)
    {
        var line = start.Line;
        var column = start.Column;
        for (var i = 0; i < offset && i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                column = 1;
            }
            else
            {
                column++;
            }
        }

        return new TextSpan(start.File, line, column, Math.Max(1, length));
    }
}
