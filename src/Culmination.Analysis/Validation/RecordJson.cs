using System.Globalization;
using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Evidence.Ledger;

namespace Culmination.Analysis.Validation;

/// <summary>A record as JSON, schema culmination.record-score/1 (docs/formats/record.md): enough to score it again.</summary>
public static class RecordJson
{
    public const string Schema = "culmination.record-score/1";

    public static string Text(RecordReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonText.Document(Schema, json => Fields(json, report));
    }

    private static void Fields(Utf8JsonWriter json, RecordReport report)
    {
        json.WriteString("scenario", report.Scenario);
        json.WriteString("title", report.Title);
        json.WriteString("against", report.Against);
        json.WriteString("kind", "retrospective");
        json.WriteNumber("members", report.Members);
        json.WriteNumber("seed", report.Seed);
        json.WriteString("model_hash", report.ModelHash);
        json.WriteString("content_hash", report.ContentHash);
        json.Strings("warnings", report.Warnings);
        json.Object("summary", report.Summary, Summary);
        json.Objects("origins", report.Origins, static (json, origin) =>
        {
            json.Day("issue", origin.Issue);
            json.Number("effective_sample_size", origin.EffectiveSampleSize);
            json.WriteNumber("observations", origin.Observations);
            json.Object("summary", origin.Summary, Summary);
        });
        json.Objects("series", report.Origins.SelectMany(o => o.Series.Select(s => (o.Issue, s))), Series);
        json.Objects("rows", report.Origins.SelectMany(o => o.Rows.Select(r => (o.Issue, r))), Row);
        json.Objects("unmapped", report.Origins.SelectMany(o => o.Unused.Select(u => (o.Issue, Row: u))), static (json, unused) =>
        {
            json.Day("issue", unused.Issue);
            Claim(json, unused.Row.Figure);
            json.WriteString("why", unused.Row.Why);
        });
    }

    private static void Summary(Utf8JsonWriter json, RecordSummary summary)
    {
        json.Number("better_than_best_rival_share", summary.BetterShare);
        json.WriteNumber("series_compared", summary.SeriesCompared);
        json.WriteNumber("series_better", summary.SeriesBetter);
        json.Number("coverage50", summary.Coverage50);
        json.Number("coverage90", summary.Coverage90);
        json.WriteNumber("rows_used", summary.RowsUsed);
        json.WriteNumber("rows_scored", summary.RowsScored);
        json.WriteNumber("rows_unmapped", summary.RowsUnmapped);
    }

    private static void Series(Utf8JsonWriter json, (DateOnly Issue, SeriesScore Score) scored)
    {
        var (issue, series) = scored;
        json.Day("issue", issue);
        json.WriteString("quantity_code", series.Code);
        json.WriteString("side", series.Side);
        json.WriteString("source", series.Source);
        json.WriteString("unit", series.Unit);
        json.WriteNumber("rows", series.Rows);
        json.Number("crps", series.Crps);
        json.WriteString("best_rival", series.Best?.Rival);
        json.Number("best_rival_crps", series.Best?.Crps);
        if (series.Best is null)
        {
            json.WriteNull("better");
        }
        else
        {
            json.WriteBoolean("better", series.IsBetter);
        }

        json.WriteNumber("inside90", series.Inside90);
    }

    private static void Row(Utf8JsonWriter json, (DateOnly Issue, ScoredFigure Row) scored)
    {
        var (issue, row) = scored;
        json.Day("issue", issue);
        Claim(json, row.Figure);
        json.WriteString("source", row.Source);
        json.WriteNumber("past_figures", row.Past);
        json.Object("forecast", row, Forecast);
        json.Number("compared", row.Compared);
        json.WriteString("bound", row.Bound.Length > 0 ? row.Bound : null);
        json.WriteBoolean("inside50", row.Inside50);
        json.WriteBoolean("inside90", row.Inside90);
        Score(json, row.Score);
        json.Object("rivals", row, Rivals);
    }

    private static void Forecast(Utf8JsonWriter json, ScoredFigure row)
    {
        for (var i = 0; i < row.Quantiles.Length; i++)
        {
            json.Number(string.Create(CultureInfo.InvariantCulture, $"q{(i + 1) * 5:00}"), row.Quantiles[i]);
        }

        json.Number("mean", row.Mean);
    }

    private static void Rivals(Utf8JsonWriter json, ScoredFigure row)
    {
        foreach (var rival in row.Rivals)
        {
            json.Object(rival.Forecast.Rival, rival, static (json, rival) =>
            {
                json.Number("mean", rival.Forecast.Mean);
                json.Number("sd", rival.Forecast.Sd);
                Score(json, rival.Score);
            });
        }
    }

    private static void Score(Utf8JsonWriter json, FigureScore? score)
    {
        json.Number("crps", score?.Crps);
        json.Number("log_score", score?.LogScore);
        json.Number("bias", score?.Bias);
    }

    private static void Claim(Utf8JsonWriter json, Figure figure)
    {
        json.WriteNumber("row", figure.Row);
        json.Object("claim", figure, static (json, figure) =>
        {
            json.WriteString("quantity_code", figure.QuantityCode);
            json.WriteString("side", figure.Side);
            json.Day("as_of", figure.AsOf);
            json.Number("low", figure.Low);
            json.Number("central", figure.Central);
            json.Number("high", figure.High);
            json.WriteString("unit", figure.Unit);
            json.WriteString("asserted_by", figure.AssertedBy);
        });
    }
}
