using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Culmination.Analysis.Findings;

/// <summary>How days, numbers, spreads and probabilities are written.</summary>
internal static class JsonFields
{
    internal static void Day(this Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known)
        {
            json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void Strings(this Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    internal static void Spread(this Utf8JsonWriter json, string name, Spread spread)
    {
        json.WriteStartObject(name);
        json.Number("p05", spread.P05);
        json.Number("p50", spread.P50);
        json.Number("p95", spread.P95);
        json.WriteEndObject();
    }

    internal static void Probability(this Utf8JsonWriter json, string name, Probability probability)
    {
        json.WriteStartObject(name);
        json.Number("p", probability.P);
        json.Number("mc95", probability.Mc95);
        json.WriteEndObject();
    }

    /// <summary>An object keyed by cause.</summary>
    internal static void Causes(this Utf8JsonWriter json, string name, ImmutableArray<CauseProbability> causes, bool withTimes)
    {
        json.WriteStartObject(name);
        foreach (var cause in causes)
        {
            json.WriteStartObject(cause.Cause);
            json.WriteString("label", cause.Label);
            json.Number("p", cause.P);
            json.Number("mc95", cause.Mc95);
            if (withTimes)
            {
                When(json, cause.When);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, TimeSpread? when)
    {
        if (when is null)
        {
            json.WriteNull("when");
            return;
        }

        json.WriteStartObject("when");
        json.Day("p05", when.P05);
        json.Day("p25", when.P25);
        json.Day("p50", when.P50);
        json.Day("p75", when.P75);
        json.Day("p95", when.P95);
        json.WriteEndObject();
    }
}
