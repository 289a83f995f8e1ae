using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Documents;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Grading;

namespace Culmination.Cli.Ledger;

/// <summary>Quantities whose latest claim is old; those the scenario uses first.</summary>
internal static class StaleListing
{
    public static void Write(Page page, LedgerPlace place, ImmutableArray<StaleQuantity> stale, DateOnly day, int days)
    {
        Group(page, place, "Used by the scenario", [.. stale.Where(q => IsUsed(place, q))]);
        Group(page, place, place.Uses.IsKnown ? "Not used" : "Quantities", [.. stale.Where(q => !IsUsed(place, q))]);
        page.Blank().Line(
            string.Create(CultureInfo.InvariantCulture, $"{stale.Length} {(stale.Length == 1 ? "quantity" : "quantities")} without a claim about the {days} days before {Figures.Day(day)}"), Emphasis.Faint);
    }

    public static string Json(LedgerPlace place, ImmutableArray<StaleQuantity> stale, DateOnly day, int days) => LedgerJson.Document("stale", json =>
    {
        json.Day("day", day);
        json.WriteNumber("days", days);
        json.Objects("quantities", stale, (json, quantity) =>
        {
            json.WriteString("quantity_code", quantity.Quantity);
            json.WriteString("side", quantity.Side);
            json.WriteString("latest", quantity.Latest.Id);
            json.Day("as_of", quantity.Latest.AsOf);
            json.WriteNumber("age", quantity.Days);
            json.WriteBoolean("used", IsUsed(place, quantity));
        });
    });

    private static void Group(Page page, LedgerPlace place, string title, IReadOnlyList<StaleQuantity> stale)
    {
        if (stale.Count == 0)
        {
            return;
        }

        page.Blank().Line(title, Emphasis.Strong);
        foreach (var quantity in stale)
        {
            page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{quantity.Days,4} days  {quantity.Quantity}, {quantity.Side} · {quantity.Latest.Id}{(place.Uses.Of(quantity.Latest.Id).Count > 0 ? " *" : string.Empty)}"), hanging: 8);
        }
    }

    private static bool IsUsed(LedgerPlace place, StaleQuantity quantity) => quantity.Claims.Any(c => place.Uses.Of(c.Id).Count > 0);
}
