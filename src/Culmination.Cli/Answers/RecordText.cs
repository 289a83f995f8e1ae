using System.Globalization;
using Culmination.Analysis.Validation;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>A forecast record to read: where it did worse than the best naive rule first.</summary>
internal static class RecordText
{
    private const int NumberWidth = 10;
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
            "Score: mean CRPS, in the figures' unit; smaller is better. Rules: last value, last rate, linear trend, exponential smoothing, each with the spread of its own past errors. docs/guide/validation.md",
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

        var label = Math.Max(24, page.Width - 4 - (3 * NumberWidth) - 8 - 22);
        page.Blank().Line($"  {title}");
        page.Line("    " + new string(' ', label) + $"{"figures",8}{"inside 90",NumberWidth}{"score",NumberWidth}{"best rule",NumberWidth}");
        foreach (var s in rows)
        {
            var best = s.Best is null ? string.Empty : Figures.Short(s.Best.Crps);
            page.Line(string.Create(CultureInfo.InvariantCulture, $"    {PolicyTables.Cut($"{s.Code}, {s.Side}, {s.Source}", label)}{s.Rows,8}{s.Inside90,NumberWidth}{Figures.Short(s.Crps),NumberWidth}{best,NumberWidth}  {s.Best?.Rival}"));
        }
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
