using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Evidence.Pooling.Combining;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>Reads <c>pools</c>, and pools where a prior or an observation names one or writes one out.</summary>
internal sealed class PoolReader
{
    private const double DaysInWeek = 7;

    private readonly Calendar calendar;
    private readonly List<Diagnostic> found;
    private readonly EvidenceLedger? ledger;
    private readonly Dictionary<string, EvidencePool?> named = new(StringComparer.Ordinal);

    public PoolReader(YamlNode? node, Calendar calendar, EvidenceFiles evidence, List<Diagnostic> found)
    {
        this.calendar = calendar;
        this.found = found;
        ledger = evidence is { Claims: { } claims, Sources: { } sources } ? new EvidenceLedger(claims.Claims, sources.Sources) : null;
        foreach (var (key, value) in Sections.Named(node, "'pools'", found))
        {
            named.TryAdd(key.Text, Pool(key.Text, value, key.Span));
        }
    }

    /// <summary>Pools that could be made, in the order of the scenario.</summary>
    public ImmutableArray<EvidencePool> Pools => [.. named.Values.OfType<EvidencePool>()];

    /// <summary>Whether a prior is drawn from evidence: <c>{ pool: … }</c> or <c>{ claim: ID }</c>.</summary>
    public static bool IsDrawn(YamlNode? prior) => prior is YamlMapping { Entries: [{ Key.Text: "pool" or "claim" }] };

    /// <summary>The pool a prior is drawn from, in its own unit; null where it cannot be made, with the reason said.</summary>
    public EvidencePool? Drawn(YamlNode prior, string where)
    {
        var (key, value) = ((YamlMapping)prior).Entries[0];
        return key.Text == "claim" ? Single(value, where) : Named(value, where);
    }

    /// <summary>A pool by its name, or written out.</summary>
    public EvidencePool? Named(YamlNode node, string where)
    {
        if (node is YamlMapping)
        {
            return Pool(string.Create(CultureInfo.InvariantCulture, $"{where}, line {node.Span.Line}"), node, node.Span);
        }

        if (Values.Text(node, $"'pool' of {where}", found) is not { } name)
        {
            return null;
        }

        if (!named.TryGetValue(name, out var pool))
        {
            found.Add(ScenarioDiagnostics.UnknownName(node.Span, "pool", name, named.Keys));
        }

        return pool;
    }

    /// <summary>The claims a prior names itself and those of the pool it is drawn from.</summary>
    public static ImmutableArray<YamlScalar> WithVotes(ImmutableArray<YamlScalar> claims, EvidencePool? pool, YamlNode? prior) => pool is null
        ? claims
        : [.. claims, .. pool.Claims.Except(claims.Select(c => c.Text), StringComparer.Ordinal).Select(id => new YamlScalar(id, IsQuoted: false, prior!.Span))];

    /// <summary>The distribution in a parameter's unit.</summary>
    public Distribution? In(EvidencePool pool, string unit, TextSpan span)
    {
        var (given, wanted) = (MeasuredUnit.Parse(pool.Unit), MeasuredUnit.Parse(unit));
        if (given is null || wanted is null || !given.Fits(wanted))
        {
            found.Add(ScenarioDiagnostics.PoolUnit(span, pool.Name, pool.Unit, unit));
            return null;
        }

        var factor = given.Factor / wanted.Factor;
        return pool.Distribution switch
        {
            LogMetalog log => new LogMetalog(log.Logarithm with { A1 = log.Logarithm.A1 + Elementary.Log(factor) }),
            var other => new ThreePoint(factor * other.Quantile(0.05), factor * other.Quantile(0.5), factor * other.Quantile(0.95), 0),
        };
    }

    private EvidencePool? Single(YamlNode node, string where)
    {
        if (Values.Text(node, $"'claim' of {where}", found) is not { } id || ledger is null)
        {
            return null;
        }

        if (ledger.Claims.FirstOrDefault(c => c.Id == id) is not { } claim)
        {
            found.Add(ScenarioDiagnostics.UnknownClaim(node.Span, id, [.. ledger.Claims.Select(c => c.Id)]));
            return null;
        }

        return Made(id, [claim], new PoolRequest(claim.QuantityCode, claim.Side, calendar.Issue, int.MaxValue / 2, [], PoolRequest.UsualCorrelation), node.Span);
    }

    private EvidencePool? Pool(string name, YamlNode node, TextSpan span)
    {
        var fields = new Fields(node, $"pool '{name}'", span, found, "quantity", "side", "as of", "window", "definitions", "claims", "correlation", "because");
        var (quantity, side) = (fields.FindText("quantity"), fields.FindText("side"));
        var listed = Listed(fields.FindTexts("claims"));
        if (fields.IsBroken || ledger is null)
        {
            return null;
        }

        if (listed is { IsEmpty: false })
        {
            (quantity, side) = (listed.Value[0].QuantityCode, listed.Value[0].Side);
        }
        else if (!Known(fields, "quantity", quantity, c => c.QuantityCode) || !Known(fields, "side", side, c => c.Side))
        {
            return null;
        }

        var correlation = fields.Find("correlation") is { } r ? Values.Number(r, $"'correlation' of pool '{name}'", found) : PoolRequest.UsualCorrelation;
        if (correlation is < 0 or > 1)
        {
            found.Add(ScenarioDiagnostics.WrongShape(fields.Find("correlation")!.Span, $"'correlation' of pool '{name}'", "a number from 0 to 1"));
            return null;
        }

        var days = fields.FindWeeks("window") is { } weeks ? (int)Math.Round(weeks * DaysInWeek) : listed is { IsEmpty: false } ? int.MaxValue / 2 : PoolRequest.UsualWindow;
        var asOf = fields.FindDay("as of") is { } day && day < calendar.Issue ? day : calendar.Issue;
        return Made(name, listed, new PoolRequest(quantity, side, asOf, days, [.. fields.FindTexts("definitions").Select(d => d.Text)], correlation ?? 0), span);
    }

    private ImmutableArray<Claim>? Listed(ImmutableArray<YamlScalar> ids)
    {
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var id in ids)
        {
            if (ledger?.Claims.FirstOrDefault(c => c.Id == id.Text) is { } claim)
            {
                claims.Add(claim);
            }
            else if (ledger is not null)
            {
                found.Add(ScenarioDiagnostics.UnknownClaim(id.Span, id.Text, [.. ledger.Claims.Select(c => c.Id)]));
            }
        }

        return ids.IsEmpty ? null : claims.ToImmutable();
    }

    private bool Known(Fields fields, string key, string text, Func<Claim, string> of)
    {
        if (fields.Need(key) is null)
        {
            return false;
        }

        if (ledger!.Claims.Any(c => of(c) == text))
        {
            return true;
        }

        found.Add(ScenarioDiagnostics.UnknownName(fields.Find(key)!.Span, key, text, [.. ledger.Claims.Select(of).Distinct(StringComparer.Ordinal)]));
        return false;
    }

    private EvidencePool? Made(string name, ImmutableArray<Claim>? only, PoolRequest request, TextSpan span)
    {
        var pool = LedgerPool.Of(ledger!, request, only);
        if (pool.Outcome != PoolOutcome.Pooled)
        {
            found.Add(ScenarioDiagnostics.NotPooled(span, name, Why(pool), Help(pool)));
            return null;
        }

        return EvidencePool.Of(name, pool, span);
    }

    /// <summary>Why claims were not pooled.</summary>
    internal static string Why(LedgerPool pool) => pool.Outcome switch
    {
        PoolOutcome.DefinitionsDiffer => "its claims count different things: " + string.Join(" | ", pool.Definitions.Select(d => d.Definition)),
        PoolOutcome.TooDifferent => string.Create(CultureInfo.InvariantCulture, $"{pool.Split!.Heterogeneity:P0} of the variation (I²) lies between its sources"),
        _ => "no claim fits that has a figure and is no mere bound",
    };

    private static string? Help(LedgerPool pool) => pool.Outcome switch
    {
        PoolOutcome.DefinitionsDiffer => "definitions: [TEXT, …] chooses those that are to be read as one",
        PoolOutcome.TooDifferent => "they may be about different things: see culmination evidence pool",
        _ => "see culmination evidence list and pool; 'window' is 60 days unless given",
    };
}
