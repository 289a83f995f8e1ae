using System.Collections.Immutable;
using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// One origin, one vote. Five relays of one figure, pooled as if they were five, would shrink its error by √5; so of all claims that go back to one origin only one speaks: the most upstream,
/// then the one that speaks of the latest day, then the latest published.
/// </summary>
internal static class OriginVotes
{
    public static (ImmutableArray<OriginVote> Votes, ImmutableArray<ClaimLeftOut> LeftOut) Cast(EvidenceLedger ledger, IReadOnlyList<Claim> claims)
    {
        var leftOut = ImmutableArray.CreateBuilder<ClaimLeftOut>();
        var readings = new List<ClaimReading>();
        foreach (var claim in claims)
        {
            if (ledger.WholeOf(claim, claims) is { } whole)
            {
                leftOut.Add(new ClaimLeftOut(claim, $"is a part of {whole.Id}"));
            }
            else if (claim.IsKnownError)
            {
                leftOut.Add(new ClaimLeftOut(claim, $"is a report with a known error ({string.Join(", ", claim.Flags.Where(ReportingFlags.IsError))})"));
            }
            else if (ClaimReading.Of(claim) is { } reading)
            {
                readings.Add(reading);
            }
            else
            {
                leftOut.Add(new ClaimLeftOut(claim, "has no figure above 0"));
            }
        }

        var votes = ImmutableArray.CreateBuilder<OriginVote>();
        foreach (var group in readings.GroupBy(r => ledger.OriginOf(r.Claim), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var ranked = group
                .OrderBy(r => r.Kind == ReadingKind.Spread ? 0 : 1)
                .ThenBy(r => ledger.IsRelay(r.Claim) ? 1 : 0)
                .ThenByDescending(r => r.Claim.AsOf)
                .ThenByDescending(r => r.Claim.Published)
                .ThenBy(r => r.Claim.Id, StringComparer.Ordinal)
                .ToList();
            votes.Add(OriginVote.Of(ledger, ranked[0]));
            leftOut.AddRange(ranked.Skip(1).Select(r => new ClaimLeftOut(r.Claim, $"has the origin of {ranked[0].Claim.Id}: one origin, one vote")));
        }

        return (votes.ToImmutable(), leftOut.ToImmutable());
    }
}

/// <summary>A claim about the quantity that has no vote of its own, and why.</summary>
public sealed record ClaimLeftOut(Claim Claim, string Why);
