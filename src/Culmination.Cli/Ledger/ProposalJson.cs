using System.Text.Json;
using Culmination.Analysis.Documents;
using Culmination.Evidence.Extraction;

namespace Culmination.Cli.Ledger;

/// <summary>Proposals as one JSON document: schema culmination.evidence/1, verb extract (docs/guide/evidence.md).</summary>
internal static class ProposalJson
{
    public static string Document(ExtractionResult result) => LedgerJson.Document("extract", json =>
    {
        json.Day("date", result.Date);
        json.Objects("proposals", result.Proposals, Proposal);
        json.Objects("links", result.Links, static (json, link) =>
        {
            json.WriteNumber("start", link.Start);
            json.WriteNumber("end", link.End);
            json.WriteString("from", link.From);
            json.WriteString("to", link.To);
            json.WriteString("polarity", link.Polarity);
            json.WriteString("cue", link.Cue);
            json.WriteString("asserted_by", link.AssertedBy);
            json.WriteNumber("confidence", link.Confidence);
        });

        // Whose words came through whom: a chain is one origin, however many carry it.
        json.Objects("carried", result.Proposals.Where(p => p.ReportedBy.Length > 0).Select(p => (p.AssertedBy, p.ReportedBy)).Distinct(), static (json, words) =>
        {
            json.WriteString("asserted_by", words.AssertedBy);
            json.WriteString("reported_by", words.ReportedBy);
        });
    });

    private static void Proposal(Utf8JsonWriter json, Proposal proposal)
    {
        json.WriteNumber("start", proposal.Start);
        json.WriteNumber("end", proposal.End);
        json.WriteString("text", proposal.Text);
        json.WriteString("kind", ProposalPage.Word(proposal.Kind));
        json.Number("low", proposal.Low);
        json.Number("central", proposal.Central);
        json.Number("high", proposal.High);
        json.WriteString("bound", proposal.Bound);
        json.WriteString("unit", proposal.Unit);
        json.WriteString("asserted_by", proposal.AssertedBy);
        json.WriteString("hedge", proposal.Hedge);
        json.Day("period_start", proposal.PeriodStart);
        json.Day("as_of", proposal.AsOf);
        json.WriteString("rule", proposal.Rule);
        json.WriteNumber("confidence", proposal.Confidence);
    }
}
