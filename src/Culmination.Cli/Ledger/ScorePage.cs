using System.Globalization;
using System.Text;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Extraction.Scoring;

namespace Culmination.Cli.Ledger;

/// <summary>How well the extractor agrees with gold claims: by text, by rule, and what it missed.</summary>
internal static class ScorePage
{
    public static void Write(Page page, IReadOnlyList<(string Name, ExtractionScore Score)> scores, bool withMisses)
    {
        foreach (var (name, score) in scores.Count > 1 ? [.. scores, ("all", Total(scores))] : scores)
        {
            page.Blank().Line(name, Emphasis.Strong);
            page.Wrap($"values {Of(score.Values)}, bounds {Of(score.Bounds)}, precision {Of(score.Precision)}");
            if (score.Speakers.Of > 0)
            {
                page.Wrap($"speakers {Of(score.Speakers)}; without captions {Of(score.SpeakersOfText)}");
            }

            foreach (var miss in withMisses && name != "all" ? score.Misses : [])
            {
                page.Wrap($"{miss.Measure}: {miss.Gold} ← {miss.Found}", indent: 4, hanging: 2);
            }
        }

        page.Blank().Line("By rule: right of proposed", Emphasis.Strong);
        foreach (var (rule, share) in Total(scores).Rules)
        {
            page.Line($"  {rule,-24} {Of(share)}");
        }

        page.Blank().Line("By rule that finds the speaker: right of gold claims answered", Emphasis.Strong);
        foreach (var (rule, share) in Total(scores).SpeakerRules)
        {
            page.Line($"  {rule,-24} {Of(share)}");
        }
    }

    /// <summary>The tables of docs/guide/evidence.md.</summary>
    public static string Markdown(IReadOnlyList<(string Name, ExtractionScore Score)> scores)
    {
        var text = new StringBuilder("| text | values found | bounds right | proposals right | speakers right |\n|---|---|---|---|---|\n");
        foreach (var (name, score) in (IEnumerable<(string Name, ExtractionScore Score)>)[.. scores, ("all", Total(scores))])
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {Of(score.Values)} | {Of(score.Bounds)} | {Of(score.Precision)} | {(score.SpeakersOfText.Of > 0 ? Of(score.SpeakersOfText) : "–")} |\n");
        }

        text.Append("\n| rule | right of proposed |\n|---|---|\n");
        foreach (var (rule, share) in Total(scores).Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {rule} | {Of(share)} |\n");
        }

        text.Append("\n| rule for the speaker | right of gold claims answered |\n|---|---|\n");
        foreach (var (rule, share) in Total(scores).SpeakerRules)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {rule} | {Of(share)} |\n");
        }

        return text.ToString();
    }

    public static string Confidences(IReadOnlyList<(string Name, ExtractionScore Score)> scores) =>
        string.Concat(Total(scores).Rules.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key},{r.Value.Smoothed:0.00}\n")));

    private static ExtractionScore Total(IReadOnlyList<(string Name, ExtractionScore Score)> scores) => scores.Aggregate(ExtractionScore.None, (sum, s) => sum + s.Score);

    private static string Of(Share share) => string.Create(CultureInfo.InvariantCulture, $"{share.Right}/{share.Of} ({share.Value:0.000})");
}
