using System.Text.Json;
using Culmination.Evidence.Extraction;

namespace Culmination.Cli.Ledger;

/// <summary>Proposals as one JSON document: schema culmination.evidence/1, verb extract (docs/guide/evidence.md).</summary>
internal static class ProposalJson
{
    public static string Document(ExtractionResult result) => LedgerJson.Document("extract", json =>
    {
        LedgerJson.Day(json, "date", result.Date);
        json.WriteStartArray("proposals");
        foreach (var proposal in result.Proposals)
        {
            Proposal(json, proposal);
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var link in result.Links)
        {
            json.WriteStartObject();
            json.WriteNumber("start", link.Start);
            json.WriteNumber("end", link.End);
            json.WriteString("from", link.From);
            json.WriteString("to", link.To);
            json.WriteString("polarity", link.Polarity);
            json.WriteString("cue", link.Cue);
            json.WriteString("asserted_by", link.AssertedBy);
            json.WriteNumber("confidence", link.Confidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        // Whose words came through whom: a chain is one origin, however many carry it.
        json.WriteStartArray("carried");
        foreach (var (speaker, via) in result.Proposals.Where(p => p.ReportedBy.Length > 0).Select(p => (p.AssertedBy, p.ReportedBy)).Distinct())
        {
            json.WriteStartObject();
            json.WriteString("asserted_by", speaker);
            json.WriteString("reported_by", via);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Proposal(Utf8JsonWriter json, Proposal proposal)
    {
        json.WriteStartObject();
        json.WriteNumber("start", proposal.Start);
        json.WriteNumber("end", proposal.End);
        json.WriteString("text", proposal.Text);
        json.WriteString("kind", ProposalPage.Word(proposal.Kind));
        LedgerJson.Number(json, "low", proposal.Low);
        LedgerJson.Number(json, "central", proposal.Central);
        LedgerJson.Number(json, "high", proposal.High);
        json.WriteString("bound", proposal.Bound);
        json.WriteString("unit", proposal.Unit);
        json.WriteString("asserted_by", proposal.AssertedBy);
        json.WriteString("hedge", proposal.Hedge);
        LedgerJson.Day(json, "period_start", proposal.PeriodStart);
        LedgerJson.Day(json, "as_of", proposal.AsOf);
        json.WriteString("rule", proposal.Rule);
        json.WriteNumber("confidence", proposal.Confidence);
        json.WriteEndObject();
    }
}
