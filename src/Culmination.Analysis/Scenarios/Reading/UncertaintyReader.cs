using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Reads what is uncertain: <c>parameters</c>, <c>sources</c> and <c>structures</c>.</summary>
internal static class UncertaintyReader
{
    private const string JudgementWord = "judgement:";

    public static ImmutableArray<(UncertainParameter Parameter, ImmutableArray<YamlScalar> Claims)> Parameters(YamlNode? node, PoolReader pools, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<(UncertainParameter, ImmutableArray<YamlScalar>)>();
        foreach (var (key, value) in Sections.Named(node, "'parameters'", found))
        {
            var where = $"parameter '{key.Text}'";
            var fields = new Fields(value, where, key.Span, found, "prior", "unit", "because", "claims");
            var priorNode = fields.Need("prior");
            var pool = PoolReader.IsDrawn(priorNode) ? pools.Drawn(priorNode!, where) : null;
            var prior = !PoolReader.IsDrawn(priorNode) ? PriorReader.Read(priorNode, $"the prior of '{key.Text}'", found)
                : pool is null ? null : pools.In(pool, fields.NeedText("unit"), priorNode!.Span);
            var claims = fields.FindTexts("claims");
            var because = fields.FindText("because");
            if (claims.IsEmpty && !PoolReader.IsDrawn(priorNode) && !IsJudgement(because) && !fields.IsBroken)
            {
                found.Add(ScenarioDiagnostics.NoBasis(key.Span, key.Text));
            }

            claims = PoolReader.WithVotes(claims, pool, priorNode);
            read.Add((new UncertainParameter(key.Text, prior ?? new Fixed(0), fields.NeedText("unit"), because, [.. claims.Select(c => c.Text)], key.Span) { Pool = pool }, claims));
        }

        return read.ToImmutable();
    }

    public static ImmutableArray<EvidenceWindow> Windows(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<EvidenceWindow>();
        foreach (var (key, value) in Sections.Named(node, "'sources'", found))
        {
            var fields = new Fields(value, $"source '{key.Text}'", key.Span, found, "bias", "coverage", "lag", "because");
            var bias = PriorReader.Read(fields.Find("bias"), $"the bias of '{key.Text}'", found);
            var coverageNode = fields.Find("coverage");
            var coverage = PriorReader.Read(coverageNode, $"the coverage of '{key.Text}'", found);
            if (coverage is not null && !(coverage.Quantile(1e-6) >= 0))
            {
                found.Add(ScenarioDiagnostics.BadDistribution(coverageNode!.Span, $"the coverage of '{key.Text}' could be below 0", "a share: use beta, logitnormal or quantiles with lower: 0"));
            }

            var because = fields.FindText("because");
            if ((bias is not null || coverage is not null) && because.Length == 0)
            {
                found.Add(ScenarioDiagnostics.NoBasis(key.Span, key.Text) with { Help = "say why its figures may be off so far (because: \"judgement: …\")" });
            }

            read.Add(new EvidenceWindow(key.Text, bias, coverage, fields.FindWeeks("lag") ?? 0, because, key.Span));
        }

        return read.ToImmutable();
    }

    public static ImmutableArray<StructuralSwitch> Structures(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<StructuralSwitch>();
        foreach (var (key, value) in Sections.Named(node, "'structures'", found))
        {
            var where = $"structure '{key.Text}'";
            var fields = new Fields(value, where, key.Span, found, "forms", "because");
            var forms = ImmutableArray.CreateBuilder<StructuralForm>();
            foreach (var item in Sections.Listed(fields.Need("forms"), $"'forms' of {where}", found))
            {
                var form = new Fields(item, $"a form of {where}", item.Span, found, "label", "value", "weight");
                var weight = form.Find("weight") is { } w ? Values.PositiveNumber(w, $"'weight' of a form of {where}", found) : 1;
                forms.Add(new StructuralForm(form.NeedText("label"), form.NeedNumber("value"), weight ?? 1));
            }

            if (forms.Count == 1)
            {
                found.Add(ScenarioDiagnostics.WrongShape(key.Span, $"'forms' of {where}", "at least two forms"));
            }

            read.Add(new StructuralSwitch(key.Text, forms.ToImmutable(), key.Span) { Because = fields.FindText("because") });
        }

        return read.ToImmutable();
    }

    private static bool IsJudgement(string because) =>
        because.StartsWith(JudgementWord, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(because[JudgementWord.Length..]);
}
