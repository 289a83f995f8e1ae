using System.Globalization;
using System.Text;
using System.Text.Json;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>One JSON document per evidence verb, schema culmination.evidence/1 (docs/guide/evidence.md).</summary>
internal static class LedgerJson
{
    public static string Document(string verb, Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "culmination.evidence/1");
            json.WriteString("verb", verb);
            body(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static void Claim(Utf8JsonWriter json, LedgerPlace place, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("quantity_code", claim.QuantityCode);
        json.WriteString("side", claim.Side);
        Number(json, "low", claim.Low);
        Number(json, "central", claim.Central);
        Number(json, "high", claim.High);
        json.WriteString("bound", ClaimBounds.WordOf(claim.Bound));
        json.WriteString("unit", claim.Unit);
        json.WriteString("definition", claim.Definition);
        json.WriteString("definition_code", claim.DefinitionCode);
        json.WriteString("basis", claim.Basis);
        json.WriteString("hedge", claim.Hedge);
        Day(json, "as_of", claim.AsOf);
        Day(json, "published", claim.Published);
        Day(json, "period_start", claim.PeriodStart);
        json.WriteString("asserted_by", claim.AssertedBy);
        json.WriteString("reported_by", claim.ReportedBy);
        json.WriteString("origin", place.Ledger.OriginOf(claim));
        json.WriteString("relation", claim.Relation);
        json.WriteString("statement", claim.Statement);
        json.WriteString("link", claim.Link);
        Strings(json, "flags", claim.Flags);
        json.WriteString("document", claim.Document);
        Number(json, "span_start", claim.SpanStart);
        Number(json, "span_end", claim.SpanEnd);
        json.WriteString("quotation", claim.Quotation);
        Errors(json, place, claim);
        Grade(json, place, claim);
        Uses(json, place, claim);
        json.WriteEndObject();
    }

    /// <summary>What the report says, what its origin said, and what kind of error lies between; null where none is known.</summary>
    private static void Errors(Utf8JsonWriter json, LedgerPlace place, Claim claim)
    {
        if (!claim.IsKnownError)
        {
            json.WriteNull("reporting_error");
            return;
        }

        json.WriteStartObject("reporting_error");
        json.WriteStartArray("kinds");
        foreach (var flag in claim.Flags.Where(ReportingFlags.IsError))
        {
            json.WriteStartObject();
            json.WriteString("flag", flag);
            json.WriteString("meaning", ReportingFlags.MeaningOf(flag));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("report_says", ClaimWords.Figure(claim));
        json.WriteStartArray("origin_said");
        foreach (var origin in EvidenceLedger.Relations(claim).Where(r => RelationWords.IsRelay(r.Word)).Select(r => place.Ledger.Find(r.ClaimId)).OfType<Claim>())
        {
            json.WriteStartObject();
            json.WriteString("claim", origin.Id);
            json.WriteString("figure", ClaimWords.Figure(origin));
            json.WriteString("statement", origin.Statement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Day(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known)
        {
            json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Grade(Utf8JsonWriter json, LedgerPlace place, Claim claim)
    {
        var grade = place.Grade(claim);
        json.WriteStartObject("grade");
        json.WriteString("reliability", grade.Letter.ToString());
        json.WriteNumber("credibility", grade.Digit);
        Strings(json, "agreeing", grade.Agreeing);
        Strings(json, "agreeing_by_another_definition", grade.AgreeingOtherwise);
        Strings(json, "contradicting", grade.Contradicting);
        json.WriteEndObject();
    }

    private static void Uses(Utf8JsonWriter json, LedgerPlace place, Claim claim)
    {
        if (!place.Uses.IsKnown)
        {
            json.WriteNull("uses");
            return;
        }

        json.WriteStartArray("uses");
        foreach (var use in place.Uses.Of(claim.Id))
        {
            json.WriteStartObject();
            json.WriteString("kind", use.Kind);
            json.WriteString("name", use.Name);
            json.WriteString("detail", use.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
