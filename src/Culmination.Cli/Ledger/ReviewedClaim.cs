using System.Globalization;
using System.Text;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Ledger;

namespace Culmination.Cli.Ledger;

/// <summary>A proposal on its way into a ledger: the cells of its row, which a person may change.</summary>
internal static class ReviewedClaim
{
    /// <summary>The columns a person may change, in the order they are shown.</summary>
    public static IReadOnlyList<string> Editable { get; } =
        ["quantity_code", "side", "low", "central", "high", "bound", "unit", "definition", "as_of", "period_start", "asserted_by", "origin", "statement", "hedge"];

    /// <summary>The cells as the proposal has them; code and side are guesses for a person to look at.</summary>
    public static Dictionary<string, string> Of(Proposal proposal, string document, string source, string speaker, DateOnly day)
    {
        var bound = BoundOf(proposal.Bound);
        var isSized = bound != "vague";
        var asOf = proposal.AsOf ?? day;
        var cells = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{document}-{proposal.Start}-{proposal.End}"),
            ["quantity_code"] = CodeOf(proposal),
            ["side"] = "Other",
            ["low"] = isSized ? Number(proposal.Low) : string.Empty,
            ["central"] = isSized ? Number(proposal.Central) : string.Empty,
            ["high"] = isSized ? Number(proposal.High) : string.Empty,
            ["bound"] = bound,
            ["unit"] = UnitOf(proposal),
            ["definition"] = proposal.Bound == "change" ? "change" : string.Empty,
            ["as_of"] = Day(asOf),
            ["published"] = Day(day),
            ["period_start"] = proposal.PeriodStart is { } start && start <= asOf ? Day(start) : string.Empty,
            ["asserted_by"] = speaker,
            ["reported_by"] = proposal.ReportedBy.Length > 0 ? $"{proposal.ReportedBy} > {source}" : source,
            ["origin"] = speaker,
            ["statement"] = $"{proposal.AssertedBy}: {ProposalPage.Figure(proposal)}",
            ["hedge"] = proposal.Hedge == "none" ? string.Empty : proposal.Hedge,
            ["document"] = document,
            ["span_start"] = proposal.Start.ToString(CultureInfo.InvariantCulture),
            ["span_end"] = proposal.End.ToString(CultureInfo.InvariantCulture),
            ["quotation"] = Quotation(proposal.Text),
        };
        return cells;
    }

    /// <summary>Lower-case letters, digits and hyphens: an id.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var id = slug.ToString().Trim('-');
        return id.Length == 0 ? "text" : id.Length > 40 ? id[..40].Trim('-') : id;
    }

    /// <summary>The first words of a passage, no more than a claim may keep.</summary>
    private static string Quotation(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(15));

    private static string BoundOf(string bound) => bound switch
    {
        "approx_below" or "approx_above" => "approx",
        "vague_order" or "vague_high" => "vague",
        "fraction" or "ratio" or "change" or "ordinal_date" => "point",
        _ => bound,
    };

    private static string UnitOf(Proposal proposal) => proposal.Unit switch
    {
        "" => "1",
        "share" => "fraction",
        var unit => unit,
    };

    private static string CodeOf(Proposal proposal)
    {
        var text = proposal.Text;
        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        if (!proposal.Unit.StartsWith("persons", StringComparison.Ordinal))
        {
            return "unnamed";
        }

        var (killed, wounded) = (Has("killed", "dead", "died", "deaths"), Has("wounded", "injured", "casualt"));
        return killed && wounded || Has("casualt") ? "killed_or_wounded_cum" : killed ? "killed_cum" : wounded ? "wounded_cum" : Has("mobili") ? "mobilised_cum" : Has("fled", "emigrat") ? "emigrated_cum" : "unnamed";
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
