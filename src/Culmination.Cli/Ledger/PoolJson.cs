using System.Text.Json;
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
        LedgerJson.Day(json, "as_of", pool.Request.AsOf);
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
        json.WriteStartArray("left_out");
        foreach (var (claim, why) in pool.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("claim", claim.Id);
            json.WriteString("why", why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Split(json, pool.Split);
        Figure(json, pool.Figure);
    });

    private static void Definitions(Utf8JsonWriter json, LedgerPool pool)
    {
        json.WriteStartArray("definitions");
        foreach (var definition in pool.Definitions)
        {
            json.WriteStartObject();
            json.WriteString("definition", definition.Definition);
            json.WriteString("unit", definition.Unit);
            LedgerJson.Strings(json, "claims", definition.Claims.Select(c => c.Id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Votes(Utf8JsonWriter json, LedgerPool pool)
    {
        json.WriteStartArray("votes");
        foreach (var vote in pool.Votes)
        {
            json.WriteStartObject();
            json.WriteString("origin", vote.Origin);
            json.WriteString("claim", vote.Claim.Id);
            json.WriteString("kind", vote.Kind switch { ReadingKind.AtLeast => "at least", ReadingKind.AtMost => "at most", _ => "spread" });
            Logarithm(json, "stated", vote.Stated);
            LedgerJson.Number(json, "factor", vote.Factor);
            Logarithm(json, "bias", vote.Bias);
            Logarithm(json, "used", vote.Used);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Split(Utf8JsonWriter json, PoolSplit? split)
    {
        if (split is null)
        {
            json.WriteNull("split");
            return;
        }

        json.WriteStartObject("split");
        LedgerJson.Number(json, "i2", split.Heterogeneity);
        LedgerJson.Strings(json, "lower", split.Lower.Select(v => v.Claim.Id));
        LedgerJson.Strings(json, "upper", split.Upper.Select(v => v.Claim.Id));
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, PooledFigure? figure)
    {
        if (figure is null)
        {
            json.WriteNull("figure");
            return;
        }

        json.WriteStartObject("figure");
        json.WriteString("method", figure.Method == PoolMethod.RandomEffects ? "random effects" : "linear pool");
        LedgerJson.Number(json, "p05", figure.Quantiles.P05);
        LedgerJson.Number(json, "p10", figure.Quantiles.P10);
        LedgerJson.Number(json, "p50", figure.Quantiles.P50);
        LedgerJson.Number(json, "p90", figure.Quantiles.P90);
        LedgerJson.Number(json, "p95", figure.Quantiles.P95);
        LedgerJson.Number(json, "effective_number", figure.EffectiveNumber);
        LedgerJson.Number(json, "i2", figure.Heterogeneity);
        LedgerJson.Number(json, "tau2_reml", figure.Between?.Restricted);
        LedgerJson.Number(json, "tau2_dersimonian_laird", figure.Between?.DerSimonianLaird);
        LedgerJson.Number(json, "tau2_paule_mandel", figure.Between?.PauleMandel);
        Logarithm(json, "logarithmic_pool", figure.LogarithmicPool);
        if (figure.Stored is { } stored)
        {
            json.WriteStartArray("log_metalog");
            json.WriteNumberValue(stored.Logarithm.A1);
            json.WriteNumberValue(stored.Logarithm.A2);
            json.WriteNumberValue(stored.Logarithm.A3);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("log_metalog");
        }

        json.WriteEndObject();
    }

    /// <summary>Mean and standard deviation of a logarithm.</summary>
    private static void Logarithm(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        LedgerJson.Number(json, "log_mean", estimate.Value);
        LedgerJson.Number(json, "log_sd", estimate.StandardError);
        json.WriteEndObject();
    }
}
