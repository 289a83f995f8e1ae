using System.Globalization;
using Culmination.Analysis.Validation;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>A forecast record to read: where it did worse than the best naive rule first.</summary>
internal static class RecordText
{
    private const int Indent = 4;
    private const int InsideWidth = 11;
    private const int ScoreWidth = 8;
    private const int BestWidth = 11;

    /// <summary>The longest name of a rule, with the gap before it.</summary>
    private const int RuleWidth = 23;
    private const int MostUnused = 12;

    public static void Write(Page page, RecordReport report)
    {
        page.Line("How the forecasts of " + report.Scenario + " did", Emphasis.Strong);
        page.Wrap(report.Against.Length > 0
            ? $"Figures of {report.Against} that came after the date of issue."
            : "A retrospective record: the people who built the scenario know how the war went on. Only what had been published by each date of issue weighs the futures of that date.");
        foreach (var warning in report.Warnings)
        {
            page.Wrap("warning: " + warning, hanging: 2, emphasis: Emphasis.Warning);
        }

        foreach (var origin in report.Origins)
        {
            Write(page, origin);
        }

        if (report.Origins.Length > 1)
        {
            page.Blank().Wrap("Together: " + Sentence(report.Summary));
        }

        page.Blank().Wrap(
            "Inside 90: how many figures lay inside their 90 % interval. Score: mean CRPS, in the figures' unit; smaller is better. Rules: last value, last rate, linear trend, exponential smoothing, each with the spread of its own past errors. docs/guide/validation.md",
            emphasis: Emphasis.Faint);
    }

    private static void Write(Page page, RecordOrigin origin)
    {
        page.Blank().Line("Issued " + Figures.Day(origin.Issue), Emphasis.Strong);
        page.Wrap(Sentence(origin.Summary));
        page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{origin.Observations} claims weighed the futures, worth {origin.EffectiveSampleSize:0} independent ones."));
        Table(page, "Worse than the best rule", origin.Series.Where(s => s.Best is not null && !s.IsBetter).OrderByDescending(s => s.Crps / s.Best!.Crps));
        Table(page, "Better than every rule", origin.Series.Where(s => s.IsBetter).OrderByDescending(s => s.Crps / s.Best!.Crps));
        Table(page, "No figure before: no rule to compare with", origin.Series.Where(s => s.Best is null));
        Outside(page, origin);
        Unused(page, origin);
    }

    private static string Sentence(RecordSummary summary) => summary.RowsScored == 0 ? "no figure was scored." : string.Create(
        CultureInfo.InvariantCulture,
        $"better than the best naive rule on {summary.SeriesBetter} of {summary.SeriesCompared} series{Share(summary.BetterShare)}; of {summary.RowsScored} figures {Figures.Percent(summary.Coverage90)} lay inside their 90 % interval and {Figures.Percent(summary.Coverage50)} inside their 50 % interval.");

    private static string Share(double share) => double.IsNaN(share) ? string.Empty : $" ({Figures.Percent(share)})";

    private static void Table(Page page, string title, IEnumerable<SeriesScore> series)
    {
        var rows = series.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var label = Indent + Math.Max(16, page.Width - Indent - InsideWidth - ScoreWidth - BestWidth - RuleWidth);
        page.Blank().Line($"  {title}");
        page.Line(new string(' ', label) + $"{"inside 90",InsideWidth}{"score",ScoreWidth}" + (rows.Exists(s => s.Best is not null) ? $"{"best rule",BestWidth}" : string.Empty));
        var isOneLine = rows.TrueForAll(s => Indent + $"{s.Code}, {s.Side}, {s.Source}".Length <= label);
        var group = string.Empty;
        foreach (var s in rows)
        {
            // Nothing is cut: two series that could not be told apart would be worse than a longer table. The order stays, so a quantity may head several groups.
            var what = $"{s.Code}, {s.Side}";
            if (!isOneLine && what != group)
            {
                page.Line(new string(' ', Indent) + what);
                group = what;
            }

            Row(page, isOneLine ? new string(' ', Indent) + $"{what}, {s.Source}" : new string(' ', Indent + 2) + s.Source, label, s);
        }
    }

    private static void Row(Page page, string name, int label, SeriesScore s)
    {
        if (name.Length > label)
        {
            page.Line(name);
            name = string.Empty;
        }

        var inside = string.Create(CultureInfo.InvariantCulture, $"{s.Inside90} of {s.Rows}");
        var best = s.Best is null ? string.Empty : $"{Figures.Short(s.Best.Crps),BestWidth}  {s.Best.Rival}";
        page.Line($"{name.PadRight(label)}{inside,InsideWidth}{Figures.Short(s.Crps),ScoreWidth}{best}");
    }

    /// <summary>Figures outside their 90 % interval: the failures one by one.</summary>
    private static void Outside(Page page, RecordOrigin origin)
    {
        var outside = origin.Rows.Where(r => !r.Inside90).ToList();
        if (outside.Count == 0)
        {
            return;
        }

        page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"  Outside their 90 % interval: {outside.Count} of {origin.Rows.Length}"));
        foreach (var row in outside)
        {
            page.Wrap(
                $"{row.Figure.QuantityCode}, {row.Figure.Side}, {row.Source}, {Figures.Day(row.Figure.AsOf)}: {(row.Bound.Length > 0 ? row.Bound + " " : string.Empty)}{Figures.Fair(row.Compared)} {row.Figure.Unit}; forecast {Figures.Fair(row.Quantiles[0])} to {Figures.Fair(row.Quantiles[18])}, middle {Figures.Fair(row.Quantiles[9])}",
                indent: 4,
                hanging: 2);
        }
    }

    private static void Unused(Page page, RecordOrigin origin)
    {
        if (origin.Unused.IsEmpty)
        {
            return;
        }

        page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"  Nothing was forecast of {origin.Unused.Length} figures"));
        foreach (var unused in origin.Unused.Take(MostUnused))
        {
            page.Wrap(string.Create(CultureInfo.InvariantCulture, $"row {unused.Figure.Row}, {unused.Figure.QuantityCode}, {unused.Figure.Side}: {unused.Why}"), indent: 4, hanging: 2);
        }

        if (origin.Unused.Length > MostUnused)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"    and {origin.Unused.Length - MostUnused} more (all with --json)"));
        }
    }
}
