namespace Culmination.Quantities.Diagnostics;

/// <summary>
/// One mistake in what a user gave us, as a value: a stable code (for example E0312), where it is, what is wrong, and how to mend it.
/// Codes: E01xx XML and XMILE, E02xx equations, E03xx binding, E04xx units, E05xx scenario, E06xx claims and sources, E07xx files,
/// E08xx archive, E09xx content that is refused.
/// </summary>
public sealed record Diagnostic(string Code, Severity Severity, TextSpan? Span, string Message, string? Help = null)
{
    public static Diagnostic Error(string code, TextSpan? span, string message, string? help = null) =>
        new(code, Severity.Error, span, message, help);

    public static Diagnostic Warning(string code, TextSpan? span, string message, string? help = null) =>
        new(code, Severity.Warning, span, message, help);
}
