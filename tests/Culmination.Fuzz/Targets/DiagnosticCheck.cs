using System.Text.RegularExpressions;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Fuzz.Targets;

/// <summary>A mistake is told with a code, at a place that is in the file, in words.</summary>
internal static partial class DiagnosticCheck
{
    private const int LongestMessage = 2100;

    internal static string? Problem(IReadOnlyList<Diagnostic> diagnostics, string? text)
    {
        var lines = text?.AsSpan().Count('\n') + text?.AsSpan().Count('\r') + 1;
        foreach (var d in diagnostics)
        {
            if (!Code().IsMatch(d.Code) || string.IsNullOrWhiteSpace(d.Message))
            {
                return $"a diagnostic without a code or words: {d}";
            }

            if (d.Message.Length + (d.Help?.Length ?? 0) > LongestMessage)
            {
                return $"a diagnostic of {d.Message.Length} characters: {d.Code} {d.Message[..60]}";
            }

            if (d.Span is { } span && (span.Line < 1 || span.Column < 1 || span.Length < 1 || (lines is { } most && span.Line > most)))
            {
                return $"a place that is not there: {d}";
            }
        }

        return null;
    }

    [GeneratedRegex("^[EWH]0[0-9]{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
