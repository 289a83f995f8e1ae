using System.Globalization;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>One claim: what it says, who says so, how it is graded and why, what it hangs on, and where it is used.</summary>
internal static class ClaimPage
{
    public static void Write(Page page, LedgerPlace place, Claim claim)
    {
        var grade = place.Grade(claim);
        page.Line(claim.Id, Emphasis.Strong).Wrap(claim.Statement).Blank();
        Field(page, "figure", ClaimWords.Figure(claim));
        Field(page, "quantity", $"{claim.QuantityCode}, {claim.Side}");
        Field(page, "counts", claim.Definition);
        Field(page, "about", (claim.PeriodStart is { } start ? $"{Figures.Day(start)} to " : string.Empty) + Figures.Day(claim.AsOf));
        Field(page, "published", Figures.Day(claim.Published));
        Field(page, "asserted by", place.Ledger.SourceOf(claim) is { } source ? $"{source.Name} ({source.Id}, {source.Kind})" : claim.AssertedBy);
        Field(page, "reported by", claim.ReportedBy);
        Field(page, "origin", place.Ledger.OriginOf(claim));
        Field(page, "link", claim.Link);
        foreach (var flag in claim.Flags)
        {
            Field(page, "known reporting error", $"{flag}: {ReportingFlags.MeaningOf(flag)}");
        }

        page.Blank();
        Field(page, "grade", $"{grade.Code}: {grade.LetterInWords}; {grade.DigitInWords}");
        Field(page, "agreeing", string.Join(", ", grade.Agreeing));
        Field(page, "agreeing, but counting something else", string.Join(", ", grade.AgreeingOtherwise));
        Field(page, "contradicting", string.Join(", ", grade.Contradicting));
        Relations(page, place, claim);
        Uses(page, place, claim);
    }

    private static void Relations(Page page, LedgerPlace place, Claim claim)
    {
        foreach (var relation in EvidenceLedger.Relations(claim))
        {
            Field(page, relation.Word, Named(place.Ledger.Find(relation.ClaimId), relation.ClaimId));
        }

        foreach (var other in place.Ledger.Claims)
        {
            foreach (var relation in EvidenceLedger.Relations(other).Where(r => string.Equals(r.ClaimId, claim.Id, StringComparison.Ordinal)))
            {
                Field(page, "named by", $"{Named(other, other.Id)}, as {relation.Word}");
            }
        }
    }

    private static void Uses(Page page, LedgerPlace place, Claim claim)
    {
        if (!place.Uses.IsKnown)
        {
            return;
        }

        var uses = place.Uses.Of(claim.Id);
        page.Blank().Line(uses.Count > 0 ? "Used by" : "Used by no parameter and no observation of the scenario", Emphasis.Strong);
        foreach (var use in uses)
        {
            page.Wrap($"{use.Kind}: {use.Name}").Wrap(use.Detail, indent: 6, hanging: 2, emphasis: Emphasis.Faint);
        }
    }

    private static string Named(Claim? claim, string id) => claim is null ? id : $"{id} ({ClaimWords.Figure(claim)}, {claim.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";

    private static void Field(Page page, string name, string value)
    {
        if (value.Length > 0)
        {
            page.Wrap($"{name}: {value}", hanging: 4);
        }
    }
}
