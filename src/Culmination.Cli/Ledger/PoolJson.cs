using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Evidence.Pooling;
using Culmination.Evidence.Pooling.RandomEffects;

namespace Culmination.Cli.Ledger;

/// <summary>A pool as JSON: part of schema culmination.evidence/1.</summary>
internal static class PoolJson
{
    public static string Text(LedgerPool pool) => LedgerJson.Document("pool", json =>
    {
        json.WriteString("quantity_code", pool.Request.Quantity);
        json.WriteString("side", pool.Request.Side);
        json.Day("as_of", pool.Request.AsOf);
        json.WriteNumber("window_days", pool.Request.WindowDays);
        json.WriteNumber("correlation", pool.Request.Correlation);
        json.WriteString("unit", pool.Unit);
        json.WriteString("outcome", pool.Outcome switch
        {
            PoolOutcome.Pooled => "pooled",
            PoolOutcome.DefinitionsDiffer => "definitions differ",
            PoolOutcome.TooDifferent => "too different",
            _ => "nothing to pool",
        });
        Definitions(json, pool);
        Votes(json, pool);
        json.Objects("left_out", pool.LeftOut, static (json, left) =>
        {
            json.WriteString("claim", left.Claim.Id);
            json.WriteString("why", left.Why);
        });
        json.Object("split", pool.Split, Split);
        json.Object("figure", pool.Figure, Figure);
    });

    private static void Definitions(Utf8JsonWriter json, LedgerPool pool)
    {
        json.Objects("definitions", pool.Definitions, static (json, definition) =>
        {
            json.WriteString("definition", definition.Definition);
            json.WriteString("unit", definition.Unit);
            json.Strings("claims", definition.Claims.Select(c => c.Id));
        });
    }

    private static void Votes(Utf8JsonWriter json, LedgerPool pool)
    {
        json.Objects("votes", pool.Votes, static (json, vote) =>
        {
            json.WriteString("origin", vote.Origin);
            json.WriteString("claim", vote.Claim.Id);
            json.WriteString("kind", vote.Kind switch { ReadingKind.AtLeast => "at least", ReadingKind.AtMost => "at most", _ => "spread" });
            Logarithm(json, "stated", vote.Stated);
            json.Number("factor", vote.Factor);
            Logarithm(json, "bias", vote.Bias);
            Logarithm(json, "used", vote.Used);
        });
    }

    private static void Split(Utf8JsonWriter json, PoolSplit split)
    {
        json.Number("i2", split.Heterogeneity);
        json.Strings("lower", split.Lower.Select(v => v.Claim.Id));
        json.Strings("upper", split.Upper.Select(v => v.Claim.Id));
    }

    private static void Figure(Utf8JsonWriter json, PooledFigure figure)
    {
        json.WriteString("method", figure.Method == PoolMethod.RandomEffects ? "random effects" : "linear pool");
        json.Number("p05", figure.Quantiles.P05);
        json.Number("p10", figure.Quantiles.P10);
        json.Number("p50", figure.Quantiles.P50);
        json.Number("p90", figure.Quantiles.P90);
        json.Number("p95", figure.Quantiles.P95);
        json.Number("effective_number", figure.EffectiveNumber);
        json.Number("i2", figure.Heterogeneity);
        json.Number("tau2_reml", figure.Between?.Restricted);
        json.Number("tau2_dersimonian_laird", figure.Between?.DerSimonianLaird);
        json.Number("tau2_paule_mandel", figure.Between?.PauleMandel);
        Logarithm(json, "logarithmic_pool", figure.LogarithmicPool);
        json.Numbers("log_metalog", figure.Stored is { } stored ? [stored.Logarithm.A1, stored.Logarithm.A2, stored.Logarithm.A3] : null);
    }

    /// <summary>Mean and standard deviation of a logarithm.</summary>
    private static void Logarithm(Utf8JsonWriter json, string name, Estimate estimate) => json.Object(name, estimate, static (json, estimate) =>
    {
        json.Number("log_mean", estimate.Value);
        json.Number("log_sd", estimate.StandardError);
    });
}
