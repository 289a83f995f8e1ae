namespace Culmination.Quantities.Diagnostics;

/// <summary>
/// One mistake in what a user gave us, as a value: a stable code (for example E0312), where it is, what is wrong, and how to mend it.
/// Codes: E01xx XML and XMILE, E02xx equations, E03xx binding, E04xx units, E05xx scenario, E06xx claims and sources, E07xx files,
/// E08xx archive, E09xx content that is refused.
/// </summary>
public sealed record Diagnostic(string Code, Severity Severity, TextSpan? Span, string Message, string? Help = null)
{
    private const int LongestText = 1000;

    /// <summary>What is wrong. A text that quotes something endless of a file keeps its beginning and its end.</summary>
    public string Message { get; init; } = Shortened(Message);

    public string? Help { get; init; } = Help is null ? null : Shortened(Help);

    public static Diagnostic Error(string code, TextSpan? span, string message, string? help = null) =>
        new(code, Severity.Error, span, message, help);

    public static Diagnostic Warning(string code, TextSpan? span, string message, string? help = null) =>
        new(code, Severity.Warning, span, message, help);

    private static string Shortened(string text) =>
        text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText / 2), " … ", text.AsSpan(text.Length - (LongestText / 2)));
}
