using System.Collections.Immutable;
using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Grading;

/// <summary>Quantities whose latest claim is old on a given day, the oldest first.</summary>
public static class StaleEvidence
{
    /// <param name="day">Claims published later are not looked at.</param>
    /// <param name="days">Older than this many days is stale.</param>
    public static ImmutableArray<StaleQuantity> Find(EvidenceLedger ledger, DateOnly day, int days) =>
    [
        .. ledger.Claims
            .Where(c => c.Published <= day)
            .GroupBy(c => (c.QuantityCode, c.Side))
            .Select(g => new StaleQuantity(g.Key.QuantityCode, g.Key.Side, g.OrderByDescending(c => c.AsOf).ThenByDescending(c => c.Published).ThenBy(c => c.Id, StringComparer.Ordinal).First(), [.. g], day))
            .Where(q => q.Days > days)
            .OrderByDescending(q => q.Days)
            .ThenBy(q => q.Quantity, StringComparer.Ordinal)
            .ThenBy(q => q.Side, StringComparer.Ordinal),
    ];
}

/// <param name="Latest">The claim about the latest day.</param>
/// <param name="Claims">All claims about it, in the order of the ledger.</param>
/// <param name="Day">The day from which age is counted.</param>
public sealed record StaleQuantity(string Quantity, string Side, Claim Latest, ImmutableArray<Claim> Claims, DateOnly Day)
{
    /// <summary>Age of the latest claim on the day.</summary>
    public int Days => Day.DayNumber - Latest.AsOf.DayNumber;
}
