using System.Collections.Immutable;
using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// From claims to one distribution, in this order: what each claim says, one origin one vote, widening, bias, the gate of definitions, the pool. Refuses where that would mix what is not
/// the same.
/// </summary>
/// <param name="Definitions">The definitions among the claims that fit, each with its claims, in the order of the ledger.</param>
/// <param name="Votes">Who speaks, one claim per origin, ordered by origin.</param>
/// <param name="Split">Where the gate closed: the two groups.</param>
/// <param name="Figure">The pool, when <paramref name="Outcome"/> is <see cref="PoolOutcome.Pooled"/>.</param>
public sealed record LedgerPool(
    PoolRequest Request,
    PoolOutcome Outcome,
    string Unit,
    ImmutableArray<PoolDefinition> Definitions,
    ImmutableArray<OriginVote> Votes,
    ImmutableArray<ClaimLeftOut> LeftOut,
    PoolSplit? Split,
    PooledFigure? Figure)
{
    /// <param name="only">If given, no other claims than these are looked at.</param>
    public static LedgerPool Of(EvidenceLedger ledger, PoolRequest request, IReadOnlyCollection<Claim>? only = null)
    {
        var claims = Fitting(only ?? ledger.Claims, request);
        ImmutableArray<PoolDefinition> definitions =
            [.. claims.GroupBy(c => (c.Counts, string.Equals(c.Basis, ClaimBasis.Announced, StringComparison.Ordinal), c.Unit)).Select(g => new PoolDefinition(g.Key.Counts, g.Key.Unit, [.. g]))];
        var chosen = request.Definitions.IsEmpty ? definitions : [.. request.Definitions.SelectMany(r => Meant(definitions, r)).Distinct()];
        var result = new LedgerPool(request, PoolOutcome.NothingToPool, chosen.FirstOrDefault()?.Unit ?? string.Empty, definitions, [], [], null, null);
        if (chosen.IsEmpty)
        {
            return result;
        }

        if (chosen.Length > 1 && (chosen.Length > request.Definitions.Length || chosen.Any(d => !string.Equals(d.Unit, chosen[0].Unit, StringComparison.Ordinal))))
        {
            return result with { Outcome = PoolOutcome.DefinitionsDiffer };
        }

        var (votes, leftOut) = OriginVotes.Cast(ledger, [.. chosen.SelectMany(d => d.Claims)]);
        result = result with { Votes = votes, LeftOut = leftOut };
        if (DefinitionGate.Check([.. votes.Where(v => v.Kind == ReadingKind.Spread)]) is { } split)
        {
            return result with { Outcome = PoolOutcome.TooDifferent, Split = split };
        }

        return PooledFigure.Of(votes, request.Correlation) is { } figure ? result with { Outcome = PoolOutcome.Pooled, Figure = figure } : result;
    }

    /// <summary>The definition whose code or text is named, or else those whose text begins so. Where these are several, they have not been called one, and the pool is refused.</summary>
    private static IEnumerable<PoolDefinition> Meant(ImmutableArray<PoolDefinition> definitions, string text)
    {
        var code = DefinitionWords.Canonical(text);
        return First(
            d => d.Definition.Equals(text, StringComparison.OrdinalIgnoreCase) || d.Definition.Equals(code, StringComparison.OrdinalIgnoreCase),
            d => d.Claims.Any(c => c.Definition.Equals(text, StringComparison.OrdinalIgnoreCase)),
            d => d.Claims.Any(c => c.Definition.StartsWith(text, StringComparison.OrdinalIgnoreCase)));

        IEnumerable<PoolDefinition> First(params ReadOnlySpan<Func<PoolDefinition, bool>> ways)
        {
            foreach (var way in ways)
            {
                var meant = definitions.Where(way).ToList();
                if (meant.Count > 0)
                {
                    return meant;
                }
            }

            return [];
        }
    }

    private static List<Claim> Fitting(IEnumerable<Claim> claims, PoolRequest request) =>
    [
        .. claims.Where(c =>
            string.Equals(c.QuantityCode, request.Quantity, StringComparison.Ordinal)
            && string.Equals(c.Side, request.Side, StringComparison.Ordinal)
            && c.Published <= request.AsOf
            && c.AsOf <= request.AsOf
            && c.AsOf.DayNumber >= request.AsOf.DayNumber - request.WindowDays),
    ];
}

public enum PoolOutcome
{
    Pooled,

    /// <summary>No claim fits, or none has more than a bound.</summary>
    NothingToPool,

    /// <summary>The claims count different things, and nobody has said that they are to be read as one.</summary>
    DefinitionsDiffer,

    /// <summary>I² of the figures as stated is above 75 %.</summary>
    TooDifferent,
}

/// <summary>A definition and unit, and the claims that have them.</summary>
/// <param name="Definition">The definition code, or the text where claims have none.</param>
public sealed record PoolDefinition(string Definition, string Unit, ImmutableArray<Claim> Claims);
