using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Culmination.Analysis.Findings;
using Culmination.Evidence.Ledger;

namespace Culmination.Analysis.Validation;

/// <summary>A record as JSON, schema culmination.record-score/1 (docs/formats/record.md): enough to score it again.</summary>
public static class RecordJson
{
    public const string Schema = "culmination.record-score/1";

    public static string Text(RecordReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, report);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, RecordReport report)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("scenario", report.Scenario);
        json.WriteString("title", report.Title);
        json.WriteString("against", report.Against);
        json.WriteString("kind", "retrospective");
        json.WriteNumber("members", report.Members);
        json.WriteNumber("seed", report.Seed);
        json.WriteString("model_hash", report.ModelHash);
        json.WriteString("content_hash", report.ContentHash);
        json.Strings("warnings", report.Warnings);
        Summary(json, report.Summary);
        json.WriteStartArray("origins");
        foreach (var origin in report.Origins)
        {
            json.WriteStartObject();
            json.Day("issue", origin.Issue);
            json.Number("effective_sample_size", origin.EffectiveSampleSize);
            json.WriteNumber("observations", origin.Observations);
            Summary(json, origin.Summary);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("series");
        foreach (var (origin, series) in report.Origins.SelectMany(o => o.Series.Select(s => (o, s))))
        {
            Series(json, origin.Issue, series);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var (origin, row) in report.Origins.SelectMany(o => o.Rows.Select(r => (o, r))))
        {
            Row(json, origin.Issue, row);
        }

        json.WriteEndArray();
        json.WriteStartArray("unmapped");
        foreach (var (origin, row) in report.Origins.SelectMany(o => o.Unused.Select(u => (o, u))))
        {
            json.WriteStartObject();
            json.Day("issue", origin.Issue);
            Claim(json, row.Figure);
            json.WriteString("why", row.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter json, RecordSummary summary)
    {
        json.WriteStartObject("summary");
        json.Number("better_than_best_rival_share", summary.BetterShare);
        json.WriteNumber("series_compared", summary.SeriesCompared);
        json.WriteNumber("series_better", summary.SeriesBetter);
        json.Number("coverage50", summary.Coverage50);
        json.Number("coverage90", summary.Coverage90);
        json.WriteNumber("rows_used", summary.RowsUsed);
        json.WriteNumber("rows_scored", summary.RowsScored);
        json.WriteNumber("rows_unmapped", summary.RowsUnmapped);
        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, DateOnly issue, SeriesScore series)
    {
        json.WriteStartObject();
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
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, DateOnly issue, ScoredFigure row)
    {
        json.WriteStartObject();
        json.Day("issue", issue);
        Claim(json, row.Figure);
        json.WriteString("source", row.Source);
        json.WriteNumber("past_figures", row.Past);
        json.WriteStartObject("forecast");
        for (var i = 0; i < row.Quantiles.Length; i++)
        {
            json.Number(string.Create(CultureInfo.InvariantCulture, $"q{(i + 1) * 5:00}"), row.Quantiles[i]);
        }

        json.Number("mean", row.Mean);
        json.WriteEndObject();
        json.Number("compared", row.Compared);
        json.WriteString("bound", row.Bound.Length > 0 ? row.Bound : null);
        json.WriteBoolean("inside50", row.Inside50);
        json.WriteBoolean("inside90", row.Inside90);
        Score(json, row.Score);
        json.WriteStartObject("rivals");
        foreach (var rival in row.Rivals)
        {
            json.WriteStartObject(rival.Forecast.Rival);
            json.Number("mean", rival.Forecast.Mean);
            json.Number("sd", rival.Forecast.Sd);
            Score(json, rival.Score);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
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
        json.WriteStartObject("claim");
        json.WriteString("quantity_code", figure.QuantityCode);
        json.WriteString("side", figure.Side);
        json.Day("as_of", figure.AsOf);
        json.Number("low", figure.Low);
        json.Number("central", figure.Central);
        json.Number("high", figure.High);
        json.WriteString("unit", figure.Unit);
        json.WriteString("asserted_by", figure.AssertedBy);
        json.WriteEndObject();
    }
}
