using System.Globalization;
using Culmination.Analysis.Findings;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Answers;

/// <summary>
/// The answer in sentences. The pattern is fixed: condition, event, date, term, frequency, percentage; "would" and "runs short", never what is going to happen
/// and never a winner. Without a sufficient sample there is no term, and the first thing said is that there is none.
/// </summary>
internal static class Sentences
{
    /// <summary>Forms of the model that lie further apart than this many terms: the model cannot tell.</summary>
    private const int MostTermsApart = 2;

    /// <summary>A form that the evidence leaves less weight than this is not asked.</summary>
    private const double LeastShare = 0.05;

    public static void Write(Page page, Answer answer)
    {
        if (!answer.Quality.IsSufficient)
        {
            Insufficient(page, answer);
        }

        var first = answer.Policies[0];
        page.Blank().Wrap(Headline(answer, first), emphasis: Emphasis.Strong);
        page.Wrap(Rest(first));
        if (Spread(first) is { } spread)
        {
            page.Wrap(spread);
        }

        if (answer.Policies.Length > 1)
        {
            page.Blank();
            foreach (var policy in answer.Policies.Skip(1))
            {
                page.Wrap("- " + Other(answer, policy), indent: 2, hanging: 2);
            }
        }
    }

    internal static string Headline(Answer answer, PolicyAnswer policy)
    {
        var race = policy.Race;
        var p = race.CauseFirst.P;
        var what = $"that {Lower(race.CauseLabel)} before {Lower(race.RivalLabel)}, by {Figures.Day(answer.By)},";
        if (!answer.Quality.IsSufficient)
        {
            return $"In this sample, if {Conditions.Of(policy)}: {Lower(race.CauseLabel)} before {Lower(race.RivalLabel)} by {Figures.Day(answer.By)} in {Figures.OfTwenty(p)} futures ({Figures.Percent(p)}).";
        }

        if (CannotTell(policy) is { } forms)
        {
            return $"If {Conditions.Of(policy)}, the model cannot tell whether {Lower(race.CauseLabel)} before {Lower(race.RivalLabel)} by {Figures.Day(answer.By)}: {forms}. Over all forms it would come in {Figures.OfTwenty(p)} futures ({Figures.Percent(p)}).";
        }

        return $"If {Conditions.Of(policy)}, {what} is {VerbalTerms.Loud(p)}: it would come in {Figures.OfTwenty(p)} futures ({Figures.Percent(p)}).";
    }

    private static void Insufficient(Page page, Answer answer)
    {
        var quality = answer.Quality;
        var disagree = quality.Inside90Share < 0.8;
        page.Blank().Wrap(disagree ? "Evidence and model disagree: there is no answer in words." : "The sample is too small: there is no answer in words.", emphasis: Emphasis.Warning);
        page.Wrap(string.Create(
            CultureInfo.InvariantCulture,
            $"The weighted sample is worth {quality.EffectiveSampleSize:0} futures of {Figures.Count(quality.Members)} (at least 200 are needed), and {Figures.Percent(quality.Inside90Share)} of the observations lie inside the model's 90 % band. {(disagree ? "See below which do not." : "More --members would help.")} The figures below are of this sample only."));
    }

    private static string Rest(PolicyAnswer policy)
    {
        var race = policy.Race;
        return $"The other way round would come in {Figures.OfTwenty(race.RivalFirst.P)} ({Figures.Percent(race.RivalFirst.P)}); neither in {Figures.OfTwenty(race.Neither.P)} ({Figures.Percent(race.Neither.P)}).";
    }

    /// <summary>A date only ever with its spread.</summary>
    private static string? Spread(PolicyAnswer policy)
    {
        var ever = policy.Ever.FirstOrDefault(c => string.Equals(c.Cause, policy.Race.Cause, StringComparison.Ordinal));
        return ever?.When is { } when && ever.P >= 0.005
            ? $"Where {Lower(ever.Label)} at all ({Figures.OfTwenty(ever.P)}), half of these futures have it between {Figures.Month(when.P25)} and {Figures.Month(when.P75)}, 9 in 10 between {Figures.Month(when.P05)} and {Figures.Month(when.P95)}."
            : null;
    }

    private static string Other(Answer answer, PolicyAnswer policy)
    {
        var p = policy.Race.CauseFirst.P;
        var term = answer.Quality.IsSufficient && CannotTell(policy) is null ? VerbalTerms.Of(p) + ", " : string.Empty;
        var text = $"if {Conditions.Of(policy)}: {term}{Figures.OfTwenty(p)} ({Figures.Percent(p)})";
        if (policy.AgainstFirstPolicy is { } paired)
        {
            text += $"; against \"{LabelOf(answer, paired.Baseline)}\" sooner in {Twentieths(paired.Sooner)}, later in {Twentieths(paired.Later)}, the same in {Twentieths(paired.Same)} of 20";
        }

        return text + ".";
    }

    private static string? CannotTell(PolicyAnswer policy)
    {
        foreach (var forms in policy.Structures.Where(s => s.Share >= LeastShare).GroupBy(s => s.Switch, StringComparer.Ordinal))
        {
            var sorted = forms.OrderBy(f => f.CauseBeforeRival.P).ToList();
            var (low, high) = (sorted[0], sorted[^1]);
            if (VerbalTerms.Rank(high.CauseBeforeRival.P) - VerbalTerms.Rank(low.CauseBeforeRival.P) > MostTermsApart)
            {
                return $"{Figures.OfTwenty(low.CauseBeforeRival.P)} futures with \"{low.Form}\" ({Figures.Percent(low.Share)} of the weight), {Figures.OfTwenty(high.CauseBeforeRival.P)} with \"{high.Form}\" ({Figures.Percent(high.Share)})";
            }
        }

        return null;
    }

    private static string LabelOf(Answer answer, string policy) =>
        answer.Policies.FirstOrDefault(p => string.Equals(p.Name, policy, StringComparison.Ordinal))?.Label ?? policy;

    private static string Twentieths(double share) => Math.Round(share * 20, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    /// <summary>Labels begin with a side's name and stay as they are, but for an article at the beginning.</summary>
    internal static string Lower(string label) =>
        label.StartsWith("The ", StringComparison.Ordinal) || label.StartsWith("A ", StringComparison.Ordinal) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
