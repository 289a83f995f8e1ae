using System.Globalization;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Extraction;

namespace Culmination.Cli.Ledger;

/// <summary>Proposals for a person to read: quantities first, then what else is asserted, then links.</summary>
internal static class ProposalPage
{
    public static void Write(Page page, ExtractionResult result)
    {
        if (result.Proposals.IsEmpty)
        {
            page.Line("no proposals: nothing in this text is read as a claim");
            return;
        }

        var figures = result.Proposals.Where(p => p.Kind == ProposalKind.Quantity || p.HasValue).ToList();
        if (figures.Count > 0)
        {
            page.Line("Quantities", Emphasis.Strong);
            foreach (var proposal in figures)
            {
                page.Wrap($"{Figure(proposal)} · {proposal.AssertedBy}{Via(proposal)}", hanging: 4);
                Detail(page, proposal);
            }
        }

        foreach (var kind in (ProposalKind[])[ProposalKind.Causal, ProposalKind.Conditional, ProposalKind.Forecast, ProposalKind.Event])
        {
            var group = result.Proposals.Where(p => p.Kind == kind && !p.HasValue).ToList();
            if (group.Count == 0)
            {
                continue;
            }

            page.Blank().Line(Title(kind), Emphasis.Strong);
            foreach (var proposal in group)
            {
                page.Wrap($"{proposal.AssertedBy}{Via(proposal)}: {Short(proposal.Text)}", hanging: 4);
            }
        }

        if (!result.Links.IsEmpty)
        {
            page.Blank().Line("Links between known variables", Emphasis.Strong);
            foreach (var link in result.Links)
            {
                page.Wrap($"{link.From} {(link.Polarity == "+" ? "+→" : "−→")} {link.To} · {link.AssertedBy}, \"{link.Cue}\"", hanging: 4);
            }
        }

        page.Blank().Wrap(
            string.Create(CultureInfo.InvariantCulture, $"{result.Proposals.Length} proposals, {figures.Count} with figures or size, {result.Links.Length} links{(result.Date is { } day ? $"; day of the text {day:yyyy-MM-dd}" : "; no day of the text known (--date)")}. None is a claim before a person accepts it (--review)."),
            indent: 0,
            emphasis: Emphasis.Faint);
    }

    /// <summary>"between 40000 and 60000 persons".</summary>
    public static string Figure(Proposal p)
    {
        var unit = p.Unit.Length > 0 ? " " + p.Unit : string.Empty;
        return p.Bound switch
        {
            "lower" => $"at least {Number(p.Low)}{unit}",
            "lower_strict" => $"more than {Number(p.Low)}{unit}",
            "upper" => $"at most {Number(p.High)}{unit}",
            "upper_strict" => $"less than {Number(p.High)}{unit}",
            "range" => $"{Number(p.Low)} to {Number(p.High)}{unit}",
            "vague_order" => $"{Number(p.Low)} to {Number(p.High)}{unit} (order of size only)",
            "approx" => $"about {Number(p.Central)}{unit}",
            "approx_below" => $"a little less than {Number(p.Central)}{unit}",
            "approx_above" => $"a little more than {Number(p.Central)}{unit}",
            "change" => $"change of {Number(p.Central)}{unit}",
            "ordinal_date" => $"{p.Unit} {Number(p.Central)}",
            "vague_high" => "no figure, said to be much",
            _ => Number(p.Central ?? p.Low ?? p.High) + unit,
        };
    }

    public static string Word(ProposalKind kind) => kind switch
    {
        ProposalKind.Quantity => "quantity",
        ProposalKind.Causal => "causal",
        ProposalKind.Conditional => "conditional",
        ProposalKind.Forecast => "forecast",
        _ => "event",
    };

    public static void Detail(Page page, Proposal proposal)
    {
        page.Wrap($"\"{Short(proposal.Text)}\"", indent: 6, hanging: 1, emphasis: Emphasis.Faint);
        var days = (proposal.PeriodStart, proposal.AsOf) switch
        {
            (null, null) => string.Empty,
            (null, { } day) => string.Create(CultureInfo.InvariantCulture, $", as of {day:yyyy-MM-dd}"),
            ({ } from, { } day) => string.Create(CultureInfo.InvariantCulture, $", {from:yyyy-MM-dd} to {day:yyyy-MM-dd}"),
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $", from {from:yyyy-MM-dd}"),
        };
        page.Wrap(string.Create(CultureInfo.InvariantCulture, $"{proposal.Start}–{proposal.End}{days}; hedge: {proposal.Hedge}; rule {proposal.Rule}, {proposal.Confidence:0.00}"), indent: 6, hanging: 1, emphasis: Emphasis.Faint);
    }

    private static string Title(ProposalKind kind) => kind switch
    {
        ProposalKind.Causal => "Causes",
        ProposalKind.Conditional => "Conditions",
        ProposalKind.Forecast => "Expectations",
        _ => "Other statements",
    };

    private static string Via(Proposal proposal) => proposal.ReportedBy.Length > 0 ? $", via {proposal.ReportedBy}" : string.Empty;

    private static string Short(string text) => text.Length <= 160 ? text : text[..159] + "…";

    private static string Number(double? value) => value?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "–";
}
