using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>What moved since an earlier answer: what was changed first, then how far the probabilities went, with the sampling error of the difference.</summary>
internal static class ChangeBlock
{
    private const int MostInputs = 20;
    private const int MostShares = 12;

    public static void Write(Page page, AnswerChange change, string file)
    {
        page.Blank().Wrap($"What moved since {file}", emphasis: Emphasis.Strong);
        if (change.Changed.IsEmpty)
        {
            page.Wrap(Unchanged(change));
        }

        foreach (var input in change.Changed.Take(MostInputs))
        {
            page.Wrap($"{input.Kind} {input.Name}: {input.Before ?? "(not there)"} → {input.After ?? "(no longer there)"}", hanging: 4);
        }

        if (change.Changed.Length > MostInputs)
        {
            page.Wrap(string.Create(CultureInfo.InvariantCulture, $"and {change.Changed.Length - MostInputs} more"), emphasis: Emphasis.Faint);
        }

        if (!change.IsSameModel)
        {
            page.Wrap("The model is another one, too.");
        }

        if (!change.IsSameSample)
        {
            page.Wrap("Seed or number of futures differ: part of what moved is the draw.");
        }

        var moved = change.Moved.Where(m => !m.IsWithinError).ToList();
        if (change.Moved.All(m => m.Shift == 0))
        {
            page.Wrap("Nothing moved.");
            return;
        }

        page.Blank();
        foreach (var share in (moved.Count > 0 ? moved : [.. change.Moved.Take(3)]).Take(MostShares))
        {
            page.Wrap($"{Figures.Percent(share.Before.P)} → {Figures.Percent(share.After.P)} ({CarriersBlock.Signed(share.Shift)} {Figures.Points(share.Mc95)}): {share.What}", hanging: 4);
        }

        page.Wrap(
            moved.Count > 0
                ? "All else moved by less than its sampling error (±: of the difference, 95 %)."
                : "Nothing moved by more than its sampling error (±: of the difference, 95 %).",
            emphasis: Emphasis.Faint);
    }

    private static string Unchanged(AnswerChange change) => change switch
    {
        { IsSameLedger: false } => "The ledger changed, but nothing that the answer takes figures from: a claim that only supports a written prior moves nothing until the prior is.",
        { IsSameModel: false } => "No prior and no observation changed.",
        _ => "No prior, no observation and no claim changed.",
    };
}
