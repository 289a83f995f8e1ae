using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>What was observed beside what the model says of it, before and after weighing; those outside are marked, not left out.</summary>
internal static class ObservedTable
{
    private const int ColumnWidth = 12;
    private const int SourceWidth = 11;

    public static void Write(Page page, Answer answer)
    {
        if (answer.Observed.Length == 0)
        {
            return;
        }

        var label = page.Width - 4 - SourceWidth - (3 * ColumnWidth);
        page.Blank().Wrap("What was observed, and what the model says of it: 9 in 10 futures, before and after weighing by the evidence; error of observation included; ! outside");
        page.Line("    " + new string(' ', label + SourceWidth) + $"{"observed",ColumnWidth}{"before",ColumnWidth}{"weighted",ColumnWidth}");
        foreach (var side in answer.Observed.GroupBy(o => o.Side, StringComparer.Ordinal))
        {
            page.Line("    " + SideLabel(answer, side.Key));
            foreach (var o in side)
            {
                var text = $"{(o.Inside90 ? "    " : "  ! ")}{PolicyTables.CutInside(Shortened(o.Label, label), label)}{PolicyTables.Cut(" " + o.Source, SourceWidth)}{Seen(o),ColumnWidth}{Range(o.Prior),ColumnWidth}{Range(o.Model),ColumnWidth}";
                page.Line(text, o.Inside90 ? Emphasis.None : Emphasis.Warning);
            }
        }

        var inside = answer.Observed.Count(o => o.Inside90);
        page.Line(string.Create(CultureInfo.InvariantCulture, $"    {inside} of {answer.Observed.Length} inside their weighted 90 % band"));
    }

    private static string SideLabel(Answer answer, string side) => side switch
    {
        "Invader" => answer.Sides.Invader,
        "Defender" => answer.Sides.Defender,
        _ => side,
    };

    /// <summary>Months by their first letters, where the label would not fit.</summary>
    internal static string Shortened(string label, int width)
    {
        var months = System.Globalization.DateTimeFormatInfo.InvariantInfo;
        for (var month = 1; month <= 12 && label.Length > width; month++)
        {
            label = label.Replace(months.GetMonthName(month) + " ", months.GetAbbreviatedMonthName(month) + " ", StringComparison.Ordinal);
        }

        return label;
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

    /// <summary>Without thousands' commas where the column would run into the one before it.</summary>
    private static string Range(Spread s)
    {
        var text = $"{Figures.Short(s.P05)}–{Figures.Short(s.P95)}";
        return text.Length < ColumnWidth ? text : text.Replace(",", string.Empty, StringComparison.Ordinal);
    }
}
