using System.Text;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>Policies side by side: which cause comes first, the race and its mirror, and what the answer hangs on.</summary>
internal static class PolicyTables
{
    private const int LabelWidth = 26;

    public static void WriteFirst(Page page, Answer answer, CauseSymbols symbols)
    {
        page.Blank().Line($"  Which comes first by {Figures.Month(answer.End)}, share of futures (symbols as above)");
        var head = new StringBuilder("    ").Append(' ', LabelWidth);
        foreach (var (cause, _) in symbols.Shown)
        {
            head.Append($"{symbols[cause],7}");
        }

        page.Line(head.Append("   none").ToString());
        foreach (var policy in answer.Policies)
        {
            var row = new StringBuilder("    ").Append(Cut(policy.Label, LabelWidth));
            foreach (var (cause, _) in symbols.Shown)
            {
                row.Append($"{Share(policy, cause),7}");
            }

            page.Line(row.Append($"{Share(policy, "none"),7}").ToString());
        }
    }

    public static void WriteRaces(Page page, Answer answer)
    {
        Race(page, answer, p => p.Race, "The race, by");
        if (answer.Policies.Any(p => p.Mirror.CauseLabel.Length > 0))
        {
            Race(page, answer, p => p.Mirror, "The same question with the sides exchanged, by");
        }
    }

    public static void WriteThresholds(Page page, Answer answer)
    {
        if (answer.Policies.All(p => p.Thresholds.Length == 0))
        {
            return;
        }

        page.Blank().Wrap("How much hangs on what counts as short: the race with every threshold at its low, middle and high value (10, 50 and 90 % points)");
        page.Line("    " + new string(' ', LabelWidth) + string.Concat(answer.Policies[0].Thresholds.Select(t => $"{t.Level,9}")));
        foreach (var policy in answer.Policies)
        {
            page.Line("    " + Cut(policy.Label, LabelWidth) + string.Concat(policy.Thresholds.Select(t => $"{Figures.Percent(t.CauseBeforeRival.P),9}")));
        }
    }

    /// <summary>Only where forms of the model differ by more than their sampling error.</summary>
    public static void WriteStructures(Page page, Answer answer)
    {
        var any = false;
        foreach (var policy in answer.Policies)
        {
            foreach (var forms in policy.Structures.GroupBy(s => s.Switch, StringComparer.Ordinal))
            {
                var shares = forms.Where(f => f.Share > 0).Select(f => f.CauseBeforeRival).ToList();
                if (shares.Count < 2 || shares.Max(s => s.P) - shares.Min(s => s.P) <= shares.Sum(s => s.Mc95) / shares.Count * 2)
                {
                    continue;
                }

                if (!any)
                {
                    page.Blank().Wrap("How much hangs on the form of the model: the race among the futures of each form");
                    any = true;
                }

                var text = string.Join(", ", forms.Where(f => f.Share > 0).Select(f => $"{f.Form} {Figures.Percent(f.CauseBeforeRival.P)} {Figures.Points(f.CauseBeforeRival.Mc95)} (weight {Figures.Percent(f.Share)})"));
                page.Wrap($"{policy.Label}; {forms.Key}: {text}", indent: 4, hanging: 2);
            }
        }
    }

    private static void Race(Page page, Answer answer, Func<PolicyAnswer, Race> race, string title)
    {
        var (cause, rival) = (race(answer.Policies[0]).CauseLabel, race(answer.Policies[0]).RivalLabel);
        page.Blank().Line($"  {title} {Figures.Month(answer.By)}:");
        page.Line($"    A {cause}").Line($"    B {rival}");
        page.Line("    " + new string(' ', LabelWidth) + "  A before B   B before A      neither");
        foreach (var policy in answer.Policies)
        {
            var r = race(policy);
            page.Line($"    {Cut(policy.Label, LabelWidth)}{Cell(r.CauseFirst)} {Cell(r.RivalFirst)} {Cell(r.Neither)}");
        }
    }

    private static string Cell(Probability p) => $"{Figures.Percent(p.P) + " " + Figures.Points(p.Mc95),12}";

    private static string Share(PolicyAnswer policy, string cause) =>
        policy.First.FirstOrDefault(c => string.Equals(c.Cause, cause, StringComparison.Ordinal)) is { } found ? Figures.Percent(found.P) : "–";

    internal static string Cut(string text, int width) => text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";

    /// <summary>Cut in its middle: labels of observations differ in their last words, the day, as often as in their first.</summary>
    internal static string CutInside(string text, int width)
    {
        if (text.Length <= width)
        {
            return text.PadRight(width);
        }

        // Whole words at the end, as far as they fill no more than half; the rest is for the beginning.
        var end = text.IndexOf(' ', text.Length - (width / 2));
        var tail = end < 0 ? string.Empty : text[end..];
        return (text[..(width - 1 - tail.Length)].TrimEnd(' ', ',') + "…" + tail).PadRight(width);
    }
}
