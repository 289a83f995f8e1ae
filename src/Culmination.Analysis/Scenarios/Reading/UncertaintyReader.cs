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
            var fields = new Fields(value, where, key.Span, found, "prior", "unit", "because", "claims", "before");
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
            var before = Before(fields.Find("before"), key.Text, claims, found);
            read.Add((
                new UncertainParameter(key.Text, prior ?? new Fixed(0), fields.NeedText("unit"), because, [.. claims.Select(c => c.Text)], key.Span) { Pool = pool, Before = [.. before.Select(b => b.Prior)] },
                [.. claims, .. before.SelectMany(b => b.Claims)]));
        }

        return read.ToImmutable();
    }

    /// <summary>Priors of earlier dates of issue, by rising day.</summary>
    private static List<(EarlierPrior Prior, ImmutableArray<YamlScalar> Claims)> Before(YamlNode? node, string name, ImmutableArray<YamlScalar> ownClaims, List<Diagnostic> found)
    {
        var read = new List<(EarlierPrior Prior, ImmutableArray<YamlScalar> Claims)>();
        foreach (var (key, value) in Sections.Named(node, $"'before' of parameter '{name}'", found))
        {
            var where = $"'before {key.Text}' of parameter '{name}'";
            var fields = new Fields(value, where, key.Span, found, "prior", "because", "claims");
            var day = Values.Day(key, where, found);
            var prior = PriorReader.Read(fields.Need("prior"), $"the prior of {where}", found);
            var claims = fields.FindTexts("claims");
            var because = fields.FindText("because");
            if (claims.IsEmpty && !IsJudgement(because) && !fields.IsBroken)
            {
                found.Add(ScenarioDiagnostics.NoBasis(key.Span, $"{name}, before {key.Text}"));
            }

            ImmutableArray<YamlScalar> further = [.. claims.Where(c => !ownClaims.Any(o => o.Text == c.Text))];
            read.Add((new EarlierPrior(day ?? DateOnly.MinValue, prior ?? new Fixed(0), because, [.. claims.Select(c => c.Text)], key.Span), further));
        }

        return [.. read.OrderBy(r => r.Prior.Day)];
    }

    public static ImmutableArray<EvidenceWindow> Windows(YamlNode? node, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<EvidenceWindow>();
        foreach (var (key, value) in Sections.Named(node, "'sources'", found))
        {
            var fields = new Fields(value, $"source '{key.Text}'", key.Span, found, "bias", "coverage", "lag", "because");
            var biasNode = fields.Find("bias");
            // A bias that could not be read is one all the same, so that nothing further is said of its absence.
            var bias = PriorReader.Read(biasNode, $"the bias of '{key.Text}'", found) ?? (biasNode is null ? null : new Fixed(0));
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
