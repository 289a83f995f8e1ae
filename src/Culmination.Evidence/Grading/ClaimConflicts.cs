using System.Collections.Immutable;
using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Grading;

/// <summary>Pairs of claims of different origins that cannot both hold, the furthest apart first.</summary>
public static class ClaimConflicts
{
    public static ImmutableArray<ClaimConflict> Find(EvidenceLedger ledger)
    {
        var found = new List<ClaimConflict>();
        var claims = ledger.Claims;
        for (var i = 0; i < claims.Length; i++)
        {
            for (var j = i + 1; j < claims.Length; j++)
            {
                if (Conflict(ledger, claims[i], claims[j]) is { } conflict)
                {
                    found.Add(conflict);
                }
            }
        }

        return [.. found.OrderBy(c => c.IsSameDefinition ? 0 : 1).ThenByDescending(c => c.Distance).ThenBy(c => c.First.Id, StringComparer.Ordinal).ThenBy(c => c.Second.Id, StringComparer.Ordinal)];
    }

    private static ClaimConflict? Conflict(EvidenceLedger ledger, Claim a, Claim b)
    {
        var isStated = IsStated(a, b);
        var comparison = ClaimComparison.Of(ledger, a, b);
        // A relay stands and falls with the claim it relays, which is compared itself; a report with a known error is no witness.
        var isFound = comparison is { Verdict: ClaimVerdict.Contradict } && !ledger.IsRelay(a) && !ledger.IsRelay(b) && !a.IsKnownError && !b.IsKnownError && !string.Equals(ledger.OriginOf(a), ledger.OriginOf(b), StringComparison.Ordinal);
        return isStated || isFound
            ? new ClaimConflict(a, b, comparison?.Distance ?? 0, a.CountsTheSameAs(b), isStated)
            : null;
    }

    /// <summary>Whether the ledger itself says that two claims contradict each other.</summary>
    internal static bool IsStated(Claim a, Claim b) => Says(a, b) || Says(b, a);

    private static bool Says(Claim a, Claim b) =>
        EvidenceLedger.Relations(a).Any(r => r.Word is "contradicts" && string.Equals(r.ClaimId, b.Id, StringComparison.Ordinal));
}

/// <param name="Distance">In standard deviations of the difference of what both say, after widening.</param>
/// <param name="IsSameDefinition">Where false, both may hold: they count different things by one name.</param>
/// <param name="IsStated">Whether the ledger itself names the contradiction.</param>
public sealed record ClaimConflict(Claim First, Claim Second, double Distance, bool IsSameDefinition, bool IsStated);
