using System.Collections.Immutable;
using System.Text.Json;
using Culmination.Analysis.Documents;

namespace Culmination.Analysis.Findings;

/// <summary>How spreads and probabilities are written.</summary>
internal static class FindingFields
{
    internal static void Spread(this Utf8JsonWriter json, string name, Spread spread) => json.Object(name, spread, static (json, spread) =>
    {
        json.Number("p05", spread.P05);
        json.Number("p50", spread.P50);
        json.Number("p95", spread.P95);
    });

    /// <summary>A share with its sampling error; null where there is none.</summary>
    internal static void Probability(this Utf8JsonWriter json, string name, Probability? probability) => json.Object(name, probability, static (json, share) =>
    {
        json.Number("p", share.P);
        json.Number("mc95", share.Mc95);
    });

    /// <summary>An object keyed by cause.</summary>
    internal static void Causes(this Utf8JsonWriter json, string name, ImmutableArray<CauseProbability> causes, bool withTimes) => json.Object<IEnumerable<CauseProbability>>(name, causes, (json, causes) =>
    {
        foreach (var cause in causes)
        {
            json.Object(cause.Cause, cause, withTimes ? CauseWithTimes : Cause);
        }
    });

    private static void Cause(Utf8JsonWriter json, CauseProbability cause)
    {
        json.WriteString("label", cause.Label);
        json.Number("p", cause.P);
        json.Number("mc95", cause.Mc95);
    }

    private static void CauseWithTimes(Utf8JsonWriter json, CauseProbability cause)
    {
        Cause(json, cause);
        json.Object("when", cause.When, When);
    }

    private static void When(Utf8JsonWriter json, TimeSpread when)
    {
        json.Day("p05", when.P05);
        json.Day("p25", when.P25);
        json.Day("p50", when.P50);
        json.Day("p75", when.P75);
        json.Day("p95", when.P95);
    }
}
