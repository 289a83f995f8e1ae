using System.Collections.Immutable;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios;

/// <summary>Claims of the ledger pooled into one distribution, from which a prior is drawn or which is observed in place of a single claim.</summary>
/// <param name="Name">Its name in the scenario; for a single claim the claim's id.</param>
/// <param name="Claims">Ids of the claims that have a vote in it.</param>
/// <param name="Unit">Of the claims.</param>
/// <param name="AsOf">The latest day a vote speaks of: for an observation, the day observed.</param>
/// <param name="Published">The day by which all votes were known.</param>
public sealed record EvidencePool(
    string Name, LedgerPool Pool, Distribution Distribution, ImmutableArray<string> Claims, string Unit, DateOnly AsOf, DateOnly Published, TextSpan Span)
{
    /// <summary>What a claim that stands for a pool is called.</summary>
    internal const string IdPrefix = "pool:";

    /// <summary>The word in the place of who asserts it.</summary>
    internal const string AssertedBy = "pool";

    /// <summary>The id under which it is observed.</summary>
    internal string Id => IdPrefix + Name;

    /// <summary>A pool that could be made, under its name in the scenario.</summary>
    internal static EvidencePool Of(string name, LedgerPool pool, TextSpan span)
    {
        var q = pool.Figure!.Quantiles;
        return new EvidencePool(
            name,
            pool,
            pool.Figure.Stored ?? (Distribution)new ThreePoint(q.P05, q.P50, q.P95, 0),
            [.. pool.Votes.Select(v => v.Claim.Id)],
            pool.Unit,
            pool.Votes.Max(v => v.Claim.AsOf),
            pool.Votes.Max(v => v.Claim.Published),
            span);
    }

    /// <summary>The pool as a claim: a range from its 10 to its 90 % point, as claims are read.</summary>
    internal Claim AsClaim()
    {
        var first = Pool.Votes[0].Claim;
        var starts = Pool.Votes.Select(v => v.Claim.PeriodStart).Distinct().ToList();
        return new Claim(
            Id, first.QuantityCode, first.Side, Distribution.Quantile(0.1), Distribution.Quantile(0.5), Distribution.Quantile(0.9), ClaimBound.Range, Unit, first.Definition, AsOf, Published,
            starts.Count == 1 ? starts[0] : null, AssertedBy, string.Empty, Id, string.Empty, "Pooled from " + string.Join(", ", Claims), string.Empty, null, Span)
        {
            DefinitionCode = first.DefinitionCode,
        };
    }
}
