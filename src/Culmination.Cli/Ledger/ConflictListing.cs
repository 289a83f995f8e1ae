using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>Pairs of claims that cannot both hold; those that count different things by one name stand apart.</summary>
internal static class ConflictListing
{
    public static void Write(Page page, LedgerPlace place, ImmutableArray<ClaimConflict> conflicts)
    {
        Group(page, place, "Contradictions: one definition, two figures", [.. conflicts.Where(c => c.IsSameDefinition)]);
        Group(page, place, "Far apart, but counting different things: both may hold", [.. conflicts.Where(c => !c.IsSameDefinition)]);
        if (conflicts.IsEmpty)
        {
            page.Line("no two claims of different origins contradict each other");
        }
    }

    public static string Json(LedgerPlace place, ImmutableArray<ClaimConflict> conflicts) => LedgerJson.Document("conflicts", json =>
    {
        json.Objects("conflicts", conflicts, (json, conflict) =>
        {
            json.WriteString("first", conflict.First.Id);
            json.WriteString("second", conflict.Second.Id);
            json.Number("distance", conflict.Distance);
            json.WriteBoolean("same_definition", conflict.IsSameDefinition);
            json.WriteBoolean("stated", conflict.IsStated);
            json.WriteBoolean("used", IsUsed(place, conflict));
        });
    });

    private static void Group(Page page, LedgerPlace place, string title, IReadOnlyList<ClaimConflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return;
        }

        page.Blank().Line(string.Create(CultureInfo.InvariantCulture, $"{title} ({conflicts.Count})"), Emphasis.Strong);
        foreach (var conflict in conflicts)
        {
            page.Blank().Wrap(string.Create(
                CultureInfo.InvariantCulture,
                $"{conflict.First.QuantityCode}, {conflict.First.Side}{(conflict.Distance > 0 ? $": {conflict.Distance:0.0} standard deviations apart" : string.Empty)}{(conflict.IsStated ? ", named in the ledger" : string.Empty)}"));
            One(page, place, conflict.First);
            One(page, place, conflict.Second);
        }
    }

    private static void One(Page page, LedgerPlace place, Claim claim)
    {
        page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{ClaimWords.Figure(claim)}, {claim.AsOf:yyyy-MM-dd} · {claim.Id}{(place.Uses.Of(claim.Id).Count > 0 ? " *" : string.Empty)}"), indent: 4, hanging: 2);
        page.Wrap(claim.Definition.Length > 0 ? claim.Definition : "no definition", indent: 6, emphasis: Emphasis.Faint);
    }

    private static bool IsUsed(LedgerPlace place, ClaimConflict conflict) => place.Uses.Of(conflict.First.Id).Count > 0 || place.Uses.Of(conflict.Second.Id).Count > 0;
}
