using Culmination.Analysis.Ensembles;

namespace Culmination.Analysis.Findings;

/// <summary>Future by future: the same member under two policies is the same world, so differences are of the policy alone.</summary>
internal static class FuturePairs
{
    /// <summary>Weeks that still count as the same time.</summary>
    private const double SameTime = 1;

    internal static PairedComparison? Compare(EnsembleResult result, PolicyResult policy, PolicyResult baseline)
    {
        var race = result.Scenario.Scenario.Question.Race;
        var cause = -1;
        for (var o = 0; o < result.Scenario.Outcomes.Length; o++)
        {
            cause = race.Length > 0 && string.Equals(result.Scenario.Outcomes[o].Outcome.Name, race[0], StringComparison.Ordinal) ? o : cause;
        }

        if (cause < 0)
        {
            return null;
        }

        var (later, sooner) = (0.0, 0.0);
        for (var m = 0; m < result.Weights.Length; m++)
        {
            var difference = Time(policy.OutcomeWeeks[cause][m]) - Time(baseline.OutcomeWeeks[cause][m]);
            later += difference > SameTime ? result.Weights[m] : 0;
            sooner += difference < -SameTime ? result.Weights[m] : 0;
        }

        return new PairedComparison(baseline.Policy, later, sooner, Math.Max(0, 1 - later - sooner));
    }

    /// <summary>Never is later than any week; never less never is not-a-number, which is neither later nor sooner.</summary>
    private static double Time(double week) => double.IsNaN(week) ? double.PositiveInfinity : week;
}
