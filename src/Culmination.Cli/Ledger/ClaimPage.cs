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
        Field(page, "counts", claim.DefinitionCode.Length > 0 ? $"{claim.Definition} [{claim.DefinitionCode}: {place.Ledger.Words.InWords(claim.DefinitionCode)}]".TrimStart() : claim.Definition);
        Field(page, "how it came about", ClaimBasis.MeaningOf(claim.Basis) is { } basis ? $"{claim.Basis}: {basis}" : string.Empty);
        Field(page, "hedge", claim.Hedge);
        Field(page, "about", (claim.PeriodStart is { } start ? $"{Figures.Day(start)} to " : string.Empty) + Figures.Day(claim.AsOf));
        Field(page, "published", Figures.Day(claim.Published));
        Field(page, "asserted by", place.Ledger.SourceOf(claim) is { } source ? $"{source.Name} ({source.Id}, {source.Kind})" : claim.AssertedBy);
        Field(page, "reported by", claim.ReportedBy);
        Field(page, "origin", place.Ledger.OriginOf(claim));
        Field(page, "link", claim.Link);
        Read(page, place, claim);
        Errors(page, place, claim);

        page.Blank();
        Field(page, "grade", $"{grade.Code}: {grade.LetterInWords}; {grade.DigitInWords}");
        Field(page, "agreeing", string.Join(", ", grade.Agreeing));
        Field(page, "agreeing, but counting something else", string.Join(", ", grade.AgreeingOtherwise));
        Field(page, "contradicting", string.Join(", ", grade.Contradicting));
        Relations(page, place, claim);
        Uses(page, place, claim);
    }

    /// <summary>Where it was read.</summary>
    private static void Read(Page page, LedgerPlace place, Claim claim)
    {
        if (claim.Document.Length == 0)
        {
            return;
        }

        var title = place.Ledger.DocumentOf(claim)?.Title ?? claim.Document;
        var span = claim.SpanStart is { } start ? string.Create(CultureInfo.InvariantCulture, $", characters {start} to {claim.SpanEnd}") : string.Empty;
        Field(page, "read in", $"{title} ({claim.Document}){span}");
        Field(page, "in its words", claim.Quotation.Length > 0 ? $"\u201c{claim.Quotation}\u201d" : string.Empty);
    }

    /// <summary>What the report says, what its origin said, and what kind of error lies between.</summary>
    private static void Errors(Page page, LedgerPlace place, Claim claim)
    {
        foreach (var flag in claim.Flags.Where(f => !ReportingFlags.IsError(f)))
        {
            Field(page, "series", $"{flag}: {ReportingFlags.MeaningOf(flag)}");
        }

        if (!claim.IsKnownError)
        {
            return;
        }

        page.Blank().Line("Known reporting error", Emphasis.Strong);
        foreach (var flag in claim.Flags.Where(ReportingFlags.IsError))
        {
            Field(page, "kind", $"{flag}: {ReportingFlags.MeaningOf(flag)}");
        }

        Field(page, "the report says", $"{ClaimWords.Figure(claim)}{Counting(claim)}. {claim.Statement}");
        var origins = EvidenceLedger.Relations(claim).Where(r => RelationWords.IsRelay(r.Word)).Select(r => place.Ledger.Find(r.ClaimId)).OfType<Claim>().ToList();
        foreach (var origin in origins)
        {
            Field(page, "its origin said", $"{ClaimWords.Figure(origin)}{Counting(origin)}. {origin.Statement} ({origin.Id}, {origin.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})");
        }

        if (claim.Flags.Contains(ReportingFlags.SourceMisdescribed, StringComparer.Ordinal) && place.Ledger.SourceOf(claim) is { } source)
        {
            Field(page, "its source is", $"{source.Name}: {source.Note}");
        }

        if (origins.Count == 0)
        {
            Field(page, "its origin", "not known to this ledger");
        }
    }

    private static string Counting(Claim claim) => claim.Definition.Length > 0 ? $" [{claim.Definition}]" : string.Empty;

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
