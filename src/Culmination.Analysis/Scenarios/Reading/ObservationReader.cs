using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>An observation as written: what a claim says by itself is filled in when the claims are known.</summary>
/// <param name="Claim">The claim's id and where it is named.</param>
/// <param name="Pool">The pool observed in place of a claim, where it is one.</param>
/// <param name="Source">The source named instead of the one that asserts the claim.</param>
internal sealed record ObservationDraft(YamlScalar Claim, EvidencePool? Pool, YamlScalar? Source, Observation Observation);

/// <summary>Reads <c>observations</c>.</summary>
internal static class ObservationReader
{
    private const double UsualDegreesOfFreedom = 4;
    private static readonly string[] AsWords = ["level", "increment", "rate"];

    public static ImmutableArray<ObservationDraft> Read(YamlNode? node, PoolReader pools, List<Diagnostic> found)
    {
        var read = ImmutableArray.CreateBuilder<ObservationDraft>();
        foreach (var item in Sections.Listed(node, "'observations'", found))
        {
            if (ReadOne(item, pools, found) is { } draft)
            {
                read.Add(draft);
            }
        }

        return read.ToImmutable();
    }

    private static ObservationDraft? ReadOne(YamlNode item, PoolReader pools, List<Diagnostic> found)
    {
        var name = item is YamlMapping mapping && mapping.Entries.FirstOrDefault(e => e.Key.Text == "claim")?.Value is YamlScalar scalar ? scalar : null;
        var where = name is null ? "an observation" : $"the observation of '{name.Text}'";
        var fields = new Fields(item, where, name?.Span ?? item.Span, found, "claim", "pool", "of", "as", "window", "period start", "error", "linear", "source", "label", "until");
        var pooled = fields.Find("pool");
        var claim = pooled ?? fields.Need("claim");
        if (pooled is not null && fields.Find("claim") is not null)
        {
            found.Add(ScenarioDiagnostics.ClaimOrPool(pooled.Span));
        }

        var of = fields.NeedText("of");
        var kind = ReadAs(fields.Find("as"), where, found);
        var window = ReadWindow(fields, kind, where, found);
        var (scale, df) = ReadError(fields.Need("error"), where, found);
        var source = fields.Find("source");
        var sourceText = source is null ? null : Values.Text(source, $"'source' of {where}", found);
        var pool = pooled is null ? null : pools.Named(pooled, where);
        if (claim is null || (pool?.Id ?? (pooled is null ? Values.Text(claim, $"'claim' of {where}", found) : null)) is not { } id)
        {
            return null;
        }

        var observation = new Observation(
            id, sourceText ?? string.Empty, of, kind, window, fields.FindDay("period start"), scale, df, fields.FindTruth("linear"), fields.FindText("label"), claim.Span)
        {
            OfSpan = fields.TextSpanOf("of"),
            Pool = pool,
            Until = fields.FindDay("until"),
        };
        return new ObservationDraft(claim as YamlScalar ?? new YamlScalar(id, IsQuoted: false, claim.Span), pool, source as YamlScalar, observation);
    }

    private static ObservedAs ReadAs(YamlNode? node, string where, List<Diagnostic> found)
    {
        var word = node is null ? AsWords[0] : Values.Text(node, $"'as' of {where}", found) ?? AsWords[0];
        switch (Array.IndexOf(AsWords, word))
        {
            case 0: return ObservedAs.Level;
            case 1: return ObservedAs.Increment;
            case 2: return ObservedAs.Rate;
            default:
                found.Add(ScenarioDiagnostics.UnknownName(node!.Span, "way to observe", word, AsWords));
                return ObservedAs.Level;
        }
    }

    private static double ReadWindow(Fields fields, ObservedAs kind, string where, List<Diagnostic> found)
    {
        var weeks = fields.FindWeeks("window");
        if (fields.Find("window") is { } node && (kind != ObservedAs.Rate || weeks == 0))
        {
            found.Add(ScenarioDiagnostics.WrongShape(node.Span, $"'window' of {where}", "a duration above 0 together with 'as: rate'"));
        }
        else if (kind == ObservedAs.Rate)
        {
            fields.Need("window");
        }

        return weeks ?? 0;
    }

    private static (double Scale, double DegreesOfFreedom) ReadError(YamlNode? node, string where, List<Diagnostic> found)
    {
        switch (node)
        {
            case null:
                return (1, UsualDegreesOfFreedom);
            case YamlScalar:
                return (Values.PositiveNumber(node, $"'error' of {where}", found) ?? 1, UsualDegreesOfFreedom);
            default:
                var error = new Fields(node, $"'error' of {where}", node.Span, found, "student t");
                var inner = error.Need("student t");
                var fields = new Fields(inner, $"'student_t' of {where}", node.Span, found, "df", "scale");
                if (inner is null)
                {
                    return (1, UsualDegreesOfFreedom);
                }

                var df = fields.Need("df") is { } d ? Values.PositiveNumber(d, $"'df' of {where}", found) : null;
                var scale = fields.Need("scale") is { } s ? Values.PositiveNumber(s, $"'scale' of {where}", found) : null;
                return (scale ?? 1, df ?? UsualDegreesOfFreedom);
        }
    }
}
