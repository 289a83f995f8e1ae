using System.Collections.Immutable;
using System.Text.Json;
using Culmination.Analysis.Documents;

namespace Culmination.Analysis.Findings;

/// <summary>Observations and parameters of an answer as JSON.</summary>
internal static class EvidenceJson
{
    internal static void WriteObserved(Utf8JsonWriter json, ImmutableArray<ObservedComparison> observed) => json.Objects("observed", observed, static (json, o) =>
    {
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
    });

    internal static void WriteCarriers(Utf8JsonWriter json, ImmutableArray<ClaimPull> pulls) => json.Objects("carried_by", pulls, static (json, pull) =>
    {
        json.WriteString("kind", pull.Kind);
        json.WriteString("name", pull.Name);
        json.Strings("claims", pull.Claims);
        json.Strings("grades", pull.Grades);
        json.Probability("halved", pull.Halved);
        json.Probability("without", pull.Without);
        json.Probability("higher", pull.Higher);
        json.Probability("lower", pull.Lower);
        json.Number("shift", pull.Shift);
        json.Number("mc95", pull.Mc95);
        json.Number("ess", pull.EffectiveSampleSize);
    });

    internal static void WriteParameters(Utf8JsonWriter json, ImmutableArray<ParameterShift> parameters) => json.Objects("parameters", parameters, static (json, p) =>
    {
        json.WriteString("name", p.Name);
        json.WriteString("unit", p.Unit);
        json.WriteString("prior", p.Prior);
        json.Spread("before", p.Before);
        json.Spread("after", p.After);
        json.Number("contraction", p.Contraction);
        json.Strings("claims", p.Claims);
        json.WriteString("because", p.Because);
    });

    internal static void WriteEffect(Utf8JsonWriter json, EvidenceEffect effect) => json.Object("evidence_effect", effect, static (json, effect) =>
    {
        json.Probability("before", effect.Before);
        json.WriteNumber("inputs", effect.Inputs);
        json.WriteNumber("narrowed", effect.Narrowed);
        json.Objects("carriers", effect.Carriers, static (json, carrier) =>
        {
            json.WriteString("input", carrier.Input);
            json.Number("shift", carrier.Shift);
        });
    });
}
