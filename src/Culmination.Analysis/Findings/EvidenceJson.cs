using System.Collections.Immutable;
using System.Text.Json;

namespace Culmination.Analysis.Findings;

/// <summary>Observations and parameters of an answer as JSON.</summary>
internal static class EvidenceJson
{
    internal static void WriteObserved(Utf8JsonWriter json, ImmutableArray<ObservedComparison> observed)
    {
        json.WriteStartArray("observed");
        foreach (var o in observed)
        {
            json.WriteStartObject();
            json.WriteString("claim", o.Claim);
            json.Strings("claims", o.Claims);
            json.WriteString("label", o.Label);
            json.WriteString("variable", o.Variable);
            json.WriteString("source", o.Source);
            json.WriteString("source_label", o.SourceLabel);
            json.WriteString("side", o.Side);
            json.WriteString("unit", o.Unit);
            json.Day("as_of", o.AsOf);
            json.Number("low", o.Low);
            json.Number("central", o.Central);
            json.Number("high", o.High);
            json.WriteString("bound", o.Bound);
            json.WriteBoolean("inside90", o.Inside90);
            json.Spread("prior", o.Prior);
            json.Spread("model", o.Model);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteCarriers(Utf8JsonWriter json, ImmutableArray<ClaimPull> pulls)
    {
        json.WriteStartArray("carried_by");
        foreach (var pull in pulls)
        {
            json.WriteStartObject();
            json.WriteString("kind", pull.Kind);
            json.WriteString("name", pull.Name);
            json.Strings("claims", pull.Claims);
            json.Strings("grades", pull.Grades);
            Share(json, "halved", pull.Halved);
            Share(json, "without", pull.Without);
            Share(json, "higher", pull.Higher);
            Share(json, "lower", pull.Lower);
            json.Number("shift", pull.Shift);
            json.Number("mc95", pull.Mc95);
            json.Number("ess", pull.EffectiveSampleSize);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Share(Utf8JsonWriter json, string name, Probability? share)
    {
        if (share is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Number("p", share.P);
        json.Number("mc95", share.Mc95);
        json.WriteEndObject();
    }

    internal static void WriteParameters(Utf8JsonWriter json, ImmutableArray<ParameterShift> parameters)
    {
        json.WriteStartArray("parameters");
        foreach (var p in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", p.Name);
            json.WriteString("unit", p.Unit);
            json.WriteString("prior", p.Prior);
            json.Spread("before", p.Before);
            json.Spread("after", p.After);
            json.Number("contraction", p.Contraction);
            json.Strings("claims", p.Claims);
            json.WriteString("because", p.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteEffect(Utf8JsonWriter json, EvidenceEffect effect)
    {
        json.WriteStartObject("evidence_effect");
        json.Probability("before", effect.Before);
        json.WriteNumber("inputs", effect.Inputs);
        json.WriteNumber("narrowed", effect.Narrowed);
        json.WriteStartArray("carriers");
        foreach (var carrier in effect.Carriers)
        {
            json.WriteStartObject();
            json.WriteString("input", carrier.Input);
            json.Number("shift", carrier.Shift);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
