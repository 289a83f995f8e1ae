using System.Globalization;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Diagnostics;

/// <summary>Draws diagnostics with the line they speak of, the user's own text, a caret under it, and what to do.</summary>
internal static class DiagnosticPrinter
{
    private const int LongestSourceLine = 400;

    // A file that was refused for its size is not read to quote from it.
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>All of them, by file, line and column; a line at the end counts them.</summary>
    public static void Print(Page page, IEnumerable<Diagnostic> diagnostics, Func<string, IReadOnlyList<string>?> readLines)
    {
        var sorted = diagnostics
            .OrderBy(d => d.Span?.File ?? string.Empty, StringComparer.Ordinal)
            .ThenBy(d => d.Span?.Line ?? 0)
            .ThenBy(d => d.Span?.Column ?? 0)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .ToList();
        var files = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.Ordinal);
        foreach (var diagnostic in sorted)
        {
            page.Blank();
            PrintOne(page, diagnostic, file =>
            {
                if (!files.TryGetValue(file, out var lines))
                {
                    lines = readLines(file);
                    files[file] = lines;
                }

                return lines;
            });
        }

        if (sorted.Count > 0)
        {
            page.Blank().Line(Summary(sorted));
        }
    }

    /// <summary>The lines of a file, or null when it cannot be read or is huge.</summary>
    public static IReadOnlyList<string>? LinesOf(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > 0 and <= MostBytes } ? File.ReadAllLines(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The diagnostic stands without its source line.
            return null;
        }
    }

    public static string Summary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = diagnostics.Count - errors;
        return $"{Count(errors, "error")}, {Count(warnings, "warning")}";
    }

    private static void PrintOne(Page page, Diagnostic diagnostic, Func<string, IReadOnlyList<string>?> lines)
    {
        var isError = diagnostic.Severity == Severity.Error;
        var emphasis = isError ? Emphasis.Error : Emphasis.Warning;
        page.Line(
            new Piece($"{(isError ? "error" : "warning")}[{diagnostic.Code}]", emphasis),
            new Piece(": " + diagnostic.Message, Emphasis.Strong));
        var margin = " ";
        if (diagnostic.Span is { } span)
        {
            var number = span.Line.ToString(CultureInfo.InvariantCulture);
            margin = new string(' ', number.Length);
            page.Line(new Piece($"{margin} --> "), new Piece(ShortPath(span)));
            if (lines(span.File) is { } text && span.Line >= 1 && span.Line <= text.Count)
            {
                Quote(page, span, text[span.Line - 1], number, margin, emphasis);
            }
        }

        if (diagnostic.Help is { } help)
        {
            page.Line(new Piece($"{margin}  = "), new Piece("help", Emphasis.Help), new Piece(": " + help));
        }

        page.Line($"{margin}  = explain: culmination explain {diagnostic.Code}", Emphasis.Faint);
    }

    private static void Quote(Page page, TextSpan span, string line, string number, string margin, Emphasis emphasis)
    {
        // One column per tab, so that the caret stands under its character. A very long line (generated XML) is cut around the place.
        var shown = line.Replace('\t', ' ');
        var column = Math.Clamp(span.Column, 1, shown.Length + 1);
        if (shown.Length > LongestSourceLine)
        {
            var from = Math.Max(0, column - 60);
            shown = shown.Substring(from, Math.Min(120, shown.Length - from));
            column -= from;
        }

        var length = Math.Clamp(span.Length, 1, Math.Max(1, shown.Length - column + 1));
        page.Line($"{margin}  |");
        page.Line($"{number}  | {shown}");
        page.Line(new Piece($"{margin}  | {new string(' ', column - 1)}"), new Piece(new string('^', length), emphasis));
    }

    private static string ShortPath(TextSpan span)
    {
        var full = Path.GetFullPath(span.File);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        return (span with { File = relative.StartsWith("..", StringComparison.Ordinal) ? span.File : relative }).ToString();
    }

    private static string Count(int n, string word) => string.Create(CultureInfo.InvariantCulture, $"{n} {word}{(n == 1 ? string.Empty : "s")}");
}
