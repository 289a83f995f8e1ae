using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>The answer as text for a terminal, drawn from an <see cref="Answer"/> and nothing else.</summary>
internal static class AnswerText
{
    /// <param name="detailed">Policies whose times, bands and people are shown in full; empty for the first policy.</param>
    public static void Write(Page page, Answer answer, IReadOnlyCollection<string> detailed)
    {
        var symbols = CauseSymbols.Of(answer);
        page.Wrap(answer.QuestionText, indent: 0, emphasis: Emphasis.Strong);
        page.Wrap($"{answer.Title}; evidence up to {Figures.Day(answer.Issue)}, looking ahead to {Figures.Day(answer.End)}", indent: 0, emphasis: Emphasis.Faint);
        Sentences.Write(page, answer);
        EvidenceLines.Write(page, answer);
        foreach (var policy in Detailed(answer, detailed))
        {
            WhenPlot.Write(page, answer, policy, symbols);
            var bands = policy.Bands.Where(b => b.InAnswer).ToList();
            foreach (var band in bands)
            {
                BandRows.Write(page, answer, band);
            }

            if (bands.Count > 0)
            {
                BandRows.WriteKey(page);
            }
        }

        PolicyTables.WriteFirst(page, answer, symbols);
        PolicyTables.WriteRaces(page, answer);
        PolicyTables.WriteThresholds(page, answer);
        PolicyTables.WriteStructures(page, answer);
        foreach (var policy in Detailed(answer, detailed))
        {
            PeopleBlock.Write(page, answer, policy);
        }

        CarriersBlock.Write(page, answer);
        ObservedTable.Write(page, answer);
        ProvenanceLines.Write(page, answer);
    }

    private static List<PolicyAnswer> Detailed(Answer answer, IReadOnlyCollection<string> names)
    {
        var chosen = answer.Policies.Where(p => names.Contains(p.Name, StringComparer.Ordinal)).ToList();
        return chosen.Count > 0 ? chosen : [answer.Policies[0]];
    }
}
