using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>Which claims carry the answer: what it would be without each, and with the priors moved that rest on claims.</summary>
internal static class CarriersBlock
{
    private const int MostOfAKind = 5;

    /// <summary>So many are named even where the sample cannot tell their shift from none; the error says so.</summary>
    private const int LeastOfAKind = 3;

    /// <summary>Reweighted members that are worth fewer than this tell nothing of a shift.</summary>
    private const double LeastSize = 50;

    public static void Write(Page page, Answer answer)
    {
        if (answer.CarriedBy.IsEmpty || !answer.Quality.IsSufficient)
        {
            return;
        }

        var race = answer.Policies[0].Race;
        page.Blank().Wrap(
            $"Which claims carry the {Figures.Percent(race.CauseFirst.P)} ({answer.Policies[0].Label}: {Lower(race.CauseLabel)} before {Lower(race.RivalLabel)})", emphasis: Emphasis.Strong);
        Kind(page, answer, ClaimPull.Observation, "observed; given half its weight, the answer would be", pull => $"{Share(pull.Halved!)} ({Signed(-pull.Shift)} {Figures.Points(pull.Mc95)})");
        Kind(page, answer, ClaimPull.Parameter, "behind a prior; with the prior half a standard deviation higher, or lower, the answer would be", pull => $"{Share(pull.Higher!)}, or {Share(pull.Lower!)} ({Figures.Points(pull.Mc95)})");
        page.Wrap($"\u00b1: error of the difference. culmination evidence show {answer.Scenario} ID says more of a claim.", emphasis: Emphasis.Faint);
    }

    private static bool IsTold(ClaimPull pull) => Math.Abs(pull.Shift) > pull.Mc95;

    private static void Kind(Page page, Answer answer, string kind, string heading, Func<ClaimPull, string> figures)
    {
        var pulls = answer.CarriedBy.Where(p => p.Kind == kind && p.EffectiveSampleSize >= LeastSize).ToList();
        var shown = pulls.Take(Math.Clamp(pulls.Count(IsTold), LeastOfAKind, MostOfAKind)).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        page.Wrap(heading);
        foreach (var pull in shown)
        {
            page.Wrap($"{figures(pull)}: {pull.Name}", indent: 4, hanging: 4);
            page.Wrap(string.Join(", ", pull.Claims.Select((id, i) => pull.Grades[i].Length > 0 ? $"{id}{Page.Joint}({pull.Grades[i]})" : id)), indent: 8, emphasis: Emphasis.Faint);
        }
    }

    /// <summary>A difference of shares in points, with its sign.</summary>
    internal static string Signed(double difference) => string.Create(CultureInfo.InvariantCulture, $"{(difference < 0 ? "−" : "+")}{Math.Abs(difference) * 100:0}");

    internal static string Share(Probability share) => Figures.Percent(share.P);

    private static string Lower(string label) => Sentences.Lower(label);
}
