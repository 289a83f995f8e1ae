using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>What was observed beside what the model says of it, before and after weighing; those outside are marked, not left out.</summary>
internal static class ObservedTable
{
    private const int ColumnWidth = 14;

    public static void Write(Page page, Answer answer)
    {
        if (answer.Observed.Length == 0)
        {
            return;
        }

        var label = page.Width - 4 - (3 * ColumnWidth);
        page.Blank().Wrap("What was observed, and what the model says of it (9 in 10; error of observation included)");
        page.Line("    " + "! outside the weighted band".PadRight(label) + $"{"observed",ColumnWidth}{"before",ColumnWidth}{"weighted",ColumnWidth}");
        foreach (var o in answer.Observed)
        {
            var mark = o.Inside90 ? "    " : "  ! ";
            var name = $"{o.Label} ({o.SourceLabel}, {Figures.Month(o.AsOf)}; {o.Unit})";
            page.Line(mark + PolicyTables.Cut(name, label) + $"{Seen(o),ColumnWidth}{Range(o.Prior),ColumnWidth}{Range(o.Model),ColumnWidth}", o.Inside90 ? Emphasis.None : Emphasis.Warning);
        }

        var inside = answer.Observed.Count(o => o.Inside90);
        page.Line(string.Create(CultureInfo.InvariantCulture, $"    {inside} of {answer.Observed.Length} inside their weighted 90 % band"));
    }

    /// <summary>The figures with how they are meant: a range, at least, at most, about.</summary>
    private static string Seen(ObservedComparison o)
    {
        var sign = o.Bound switch
        {
            "lower" => "≥ ",
            "lower_strict" or "lowerstrict" => "> ",
            "upper" => "≤ ",
            "upper_strict" or "upperstrict" => "< ",
            "approx" or "vague" => "~ ",
            _ => string.Empty,
        };
        return (o.Low, o.Central, o.High) switch
        {
            ({ } low, _, { } high) => $"{sign}{Figures.Short(low)}–{Figures.Short(high)}",
            (_, { } central, _) => sign + Figures.Short(central),
            ({ } low, _, _) => sign + Figures.Short(low),
            (_, _, { } high) => sign + Figures.Short(high),
            _ => "–",
        };
    }

    private static string Range(Spread s) => $"{Figures.Short(s.P05)}–{Figures.Short(s.P95)}";
}
