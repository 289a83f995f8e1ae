using System.Collections.Immutable;
using System.Globalization;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Cli.Models;

/// <summary>Contributions of feedback loops as text: for each period the loops that had most of a part, then what those loops are.</summary>
internal static class LoopsListing
{
    private const int MostOfPeriod = 6;
    private const double LeastShare = 0.03;
    private const double Half = 0.5;
    private const int NameWidth = 18;
    private const int LabelWidth = 5;

    public static void Write(Page page, string title, LoopDominance dominance, ImmutableArray<LoopPeriod> periods)
    {
        if (dominance.Loops.IsEmpty)
        {
            page.Line($"No feedback loop leads through {title}.");
            return;
        }

        page.Line(dominance.IsWhole ? $"Feedback loops connected with {title}" : $"Feedback loops through {title}", Emphasis.Strong);
        page.Wrap(
            "Share of each in what makes the behaviour, in % (Loops that Matter), mean over the period. Before the bar: the largest, until they have half; a loop alone there dominates.", indent: 0);
        page.Blank();
        var labels = Labels(dominance);
        var shown = new SortedSet<int>();
        var carried = new List<double>();
        foreach (var period in periods)
        {
            if (period.Shares(dominance) is not { } shares)
            {
                page.Line(period.Name.PadRight(NameWidth) + "nothing moves");
                continue;
            }

            var (text, loops) = Row(shares, labels);
            page.Wrap(period.Name.Replace(' ', Page.Joint).PadRight(NameWidth, Page.Joint) + text, indent: 0, hanging: NameWidth);
            shown.UnionWith(loops);
            carried.Add(loops.Sum(l => shares[l]));
        }

        page.Blank();
        foreach (var loop in shown)
        {
            var path = string.Join(" > ", dominance.Loops[loop].Path.Select(n => n.Replace(' ', Page.Joint)));
            page.Wrap($"{labels[loop].PadRight(LabelWidth, Page.Joint)}{Page.Joint}{Word(dominance.Loops[loop].Polarity)}: {path}", indent: 0, hanging: LabelWidth + 1);
        }

        page.Blank();
        page.Wrap(string.Join(' ', Closing(dominance, carried)), indent: 0);
    }

    private static IEnumerable<string> Closing(LoopDominance dominance, List<double> carried)
    {
        var count = dominance.Loops.Sum(l => l.Count).ToString(CultureInfo.InvariantCulture);
        yield return (dominance.IsOfStructure, dominance.IsComplete) switch
        {
            (true, true) => $"{count} loops of the causal-loop diagram in structure.csv: all there are.",
            (false, true) => $"{count} loops of the equations: all there are.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{count} loops found: the short ones and those along the strongest paths. There may be more; shares are of those found. With a quarter of the search the share of a loop would differ by {100 * dominance.Unsettled:0} points at most (mean over the run)."),
        };
        if (carried.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Those named in a period carry {100 * carried.Average():0} % of the whole (mean over the periods).");
        }
    }

    /// <summary>A loop's id in the structure; else its polarity and a number.</summary>
    private static ImmutableArray<string> Labels(LoopDominance dominance) =>
        [.. dominance.Loops.Select((l, i) => l.Name ?? string.Create(CultureInfo.InvariantCulture, $"{(dominance.IsOfStructure ? "x" : Letter(l.Polarity))}{i + 1}"))];

    private static (string Text, ImmutableArray<int> Loops) Row(ImmutableArray<double> shares, ImmutableArray<string> labels)
    {
        var (parts, sum, named) = (new List<string>(), 0.0, new List<int>());
        foreach (var loop in Enumerable.Range(0, shares.Length).OrderByDescending(i => shares[i]))
        {
            if (sum >= Half && (named.Count >= MostOfPeriod || shares[loop] < LeastShare))
            {
                break;
            }

            parts.Add($"{labels[loop]}{Page.Joint}{(100 * shares[loop]).ToString("0", CultureInfo.InvariantCulture)}");
            named.Add(loop);
            parts[^1] += sum < Half && sum + shares[loop] >= Half ? $"{Page.Joint}|" : ",";
            sum += shares[loop];
        }

        var rest = shares.Length - named.Count;
        if (rest > 0)
        {
            parts.Add($"{rest.ToString(CultureInfo.InvariantCulture)}{Page.Joint}others{Page.Joint}{(100 * (1 - sum)).ToString("0", CultureInfo.InvariantCulture)}");
        }

        return (string.Join(' ', parts).TrimEnd(',', '|', Page.Joint), [.. named]);
    }

    private static string Letter(LoopPolarity polarity) => polarity switch
    {
        LoopPolarity.Reinforcing => "R",
        LoopPolarity.Balancing => "B",
        _ => "L",
    };

    private static string Word(LoopPolarity polarity) => polarity switch
    {
        LoopPolarity.Reinforcing => "reinforcing",
        LoopPolarity.Balancing => "balancing",
        LoopPolarity.Changing => "reinforcing at times, balancing at others",
        _ => "inactive",
    };
}
