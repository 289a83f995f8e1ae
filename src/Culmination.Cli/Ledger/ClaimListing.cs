using System.Globalization;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>Claims by quantity and side: grade, day, figure, id.</summary>
internal static class ClaimListing
{
    public static void Write(Page page, LedgerPlace place, IReadOnlyList<Claim> claims)
    {
        foreach (var group in claims.GroupBy(c => (c.QuantityCode, c.Side)))
        {
            page.Blank().Line($"{group.Key.QuantityCode}, {group.Key.Side}", Emphasis.Strong);
            foreach (var claim in group.OrderBy(c => c.AsOf).ThenBy(c => c.Id, StringComparer.Ordinal))
            {
                var mark = place.Uses.Of(claim.Id).Count > 0 ? '*' : Page.Joint;
                page.Wrap(
                    string.Create(CultureInfo.InvariantCulture, $"{mark}{Page.Joint}{place.Grade(claim).Code}{Page.Joint}{claim.AsOf:yyyy-MM-dd} {ClaimWords.Figure(claim)} · {claim.Id}"),
                    hanging: 16);
            }
        }

        page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"{claims.Count} claims{(place.Uses.IsKnown ? "; * used by the scenario" : string.Empty)}"), Emphasis.Faint);
    }
}
