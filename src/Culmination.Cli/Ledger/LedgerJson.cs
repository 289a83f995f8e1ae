using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>One JSON document per evidence verb, schema culmination.evidence/1 (docs/guide/evidence.md).</summary>
internal static class LedgerJson
{
    public static string Document(string verb, Action<Utf8JsonWriter> fields) => JsonText.Document("culmination.evidence/1", json =>
    {
        json.WriteString("verb", verb);
        fields(json);
    });

    public static string Claims(string verb, LedgerPlace place, IEnumerable<Claim> claims) => Document(verb, json => json.Objects("claims", claims, (json, claim) => Claim(json, place, claim)));

    private static void Claim(Utf8JsonWriter json, LedgerPlace place, Claim claim)
    {
        json.WriteString("id", claim.Id);
        json.WriteString("quantity_code", claim.QuantityCode);
        json.WriteString("side", claim.Side);
        json.Number("low", claim.Low);
        json.Number("central", claim.Central);
        json.Number("high", claim.High);
        json.WriteString("bound", ClaimBounds.WordOf(claim.Bound));
        json.WriteString("unit", claim.Unit);
        json.WriteString("definition", claim.Definition);
        json.WriteString("definition_code", claim.DefinitionCode);
        json.WriteString("basis", claim.Basis);
        json.WriteString("hedge", claim.Hedge);
        json.Day("as_of", claim.AsOf);
        json.Day("published", claim.Published);
        json.Day("period_start", claim.PeriodStart);
        json.WriteString("asserted_by", claim.AssertedBy);
        json.WriteString("reported_by", claim.ReportedBy);
        json.WriteString("origin", place.Ledger.OriginOf(claim));
        json.WriteString("relation", claim.Relation);
        json.WriteString("statement", claim.Statement);
        json.WriteString("link", claim.Link);
        json.Strings("flags", claim.Flags);
        json.WriteString("document", claim.Document);
        json.Number("span_start", claim.SpanStart);
        json.Number("span_end", claim.SpanEnd);
        json.WriteString("quotation", claim.Quotation);
        json.Object("reporting_error", claim.IsKnownError ? claim : null, (json, claim) => Errors(json, place, claim));
        json.Object("grade", place.Grade(claim), Grade);
        json.Objects("uses", place.Uses.IsKnown ? place.Uses.Of(claim.Id) : null, Use);
    }

    /// <summary>What the report says, what its origin said, and what kind of error lies between; null where none is known.</summary>
    private static void Errors(Utf8JsonWriter json, LedgerPlace place, Claim claim)
    {
        json.Objects("kinds", claim.Flags.Where(ReportingFlags.IsError), static (json, flag) =>
        {
            json.WriteString("flag", flag);
            json.WriteString("meaning", ReportingFlags.MeaningOf(flag));
        });
        json.WriteString("report_says", ClaimWords.Figure(claim));
        json.Objects("origin_said", EvidenceLedger.Relations(claim).Where(r => RelationWords.IsRelay(r.Word)).Select(r => place.Ledger.Find(r.ClaimId)).OfType<Claim>(), static (json, origin) =>
        {
            json.WriteString("claim", origin.Id);
            json.WriteString("figure", ClaimWords.Figure(origin));
            json.WriteString("statement", origin.Statement);
        });
    }

    private static void Grade(Utf8JsonWriter json, ClaimGrade grade)
    {
        json.WriteString("reliability", grade.Letter.ToString());
        json.WriteNumber("credibility", grade.Digit);
        json.Strings("agreeing", grade.Agreeing);
        json.Strings("agreeing_by_another_definition", grade.AgreeingOtherwise);
        json.Strings("contradicting", grade.Contradicting);
    }

    private static void Use(Utf8JsonWriter json, ClaimUse use)
    {
        json.WriteString("kind", use.Kind);
        json.WriteString("name", use.Name);
        json.WriteString("detail", use.Detail);
    }
}
