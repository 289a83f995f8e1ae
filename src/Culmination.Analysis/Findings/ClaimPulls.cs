using System.Collections.Immutable;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Distributions;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Findings;

/// <summary>Which claims carry the answer, the strongest first.</summary>
internal static class ClaimPulls
{
    /// <summary>By how many standard deviations of its score a prior is moved.</summary>
    internal const double Step = 0.5;

    internal static ImmutableArray<ClaimPull> Of(EnsembleResult result)
    {
        var names = result.Scenario.Scenario.Question.Race;
        if (names.Length != 2 || result.Weights.IsEmpty)
        {
            return [];
        }

        var reweighting = new Reweighting(result, names);
        var ledger = new EvidenceLedger(result.Scenario.Scenario.Claims, result.Scenario.Scenario.Sources);
        var pulls = new List<ClaimPull>();
        for (var o = 0; o < result.ObservationLogLikelihoods.Length; o++)
        {
            var observation = result.Scenario.Observations[o].Observation;
            var likelihood = result.ObservationLogLikelihoods[o];
            var without = reweighting.With(m => -likelihood[m]);
            var halved = reweighting.With(m => -0.5 * likelihood[m]);
            var (shift, error) = reweighting.Difference(reweighting.AsIs, halved);
            var claims = observation.Pool?.Claims ?? [observation.ClaimId];
            pulls.Add(new ClaimPull(ClaimPull.Observation, observation.Label, claims, Grades(ledger, claims), halved.Share(), without.Share(), null, null, shift, error, halved.Size));
        }

        for (var p = 0; p < result.Scenario.Parameters.Length; p++)
        {
            if (OfPrior(result, reweighting, ledger, p) is { } pull)
            {
                pulls.Add(pull);
            }
        }

        return [.. pulls.OrderByDescending(p => Math.Abs(p.Shift)).ThenBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static ClaimPull? OfPrior(EnsembleResult result, Reweighting reweighting, EvidenceLedger ledger, int index)
    {
        var bound = result.Scenario.Parameters[index];
        var parameter = result.Scenario.Scenario.Parameters.FirstOrDefault(p => string.Equals(p.Name, bound.Name, StringComparison.Ordinal));
        if (parameter is not { Claims.IsEmpty: false } || bound.Prior is not { } prior || !(prior.Quantile(0.95) > prior.Quantile(0.05)))
        {
            return null;
        }

        var table = new QuantileTable(prior);
        double[] scores = [.. result.Samples.Select(s => table.Score(s[index]))];
        var higher = reweighting.With(m => Step * scores[m]);
        var lower = reweighting.With(m => -Step * scores[m]);
        var (shift, error) = reweighting.Difference(higher, lower);
        return new ClaimPull(
            ClaimPull.Parameter, parameter.Name, parameter.Claims, Grades(ledger, parameter.Claims), null, null, higher.Share(), lower.Share(), shift, error, Math.Min(higher.Size, lower.Size));
    }

    private static ImmutableArray<string> Grades(EvidenceLedger ledger, ImmutableArray<string> ids) =>
        [.. ids.Select(id => ledger.Find(id) is { } claim ? ClaimGrade.Of(ledger, claim).Code : string.Empty)];

    /// <summary>The members with other weights.</summary>
    private sealed class Reweighting
    {
        private readonly EnsembleResult result;
        private readonly bool[] isFirst;
        private readonly double worth;

        internal Reweighting(EnsembleResult result, ImmutableArray<string> race)
        {
            this.result = result;
            var outcomes = result.Scenario.Outcomes;
            var ties = result.Scenario.Scenario.OrderOfTies;
            ImmutableArray<int> order = [.. Enumerable.Range(0, outcomes.Length).OrderBy(o => ties.Contains(outcomes[o].Outcome.Name) ? ties.IndexOf(outcomes[o].Outcome.Name) : int.MaxValue)];
            var risks = new CompetingRisks(result.Policies[0].OutcomeWeeks, result.Weights, order);
            int IndexOf(string name) => Enumerable.Range(0, outcomes.Length).First(o => outcomes[o].Outcome.Name == name);
            var by = result.Scenario.Scenario.Calendar.WeekOf(result.Scenario.Scenario.Question.By.AddDays(1)) - 1e-9;
            isFirst = risks.IsBefore(IndexOf(race[0]), IndexOf(race[1]), by);
            // What a weighted member is worth, given that members may descend from one another.
            worth = result.EffectiveSampleSize / Kish(result.Weights.AsSpan());
            AsIs = Make([.. result.Weights]);
        }

        internal Reweighted AsIs { get; }

        /// <param name="log">Logarithm of what a member's weight is multiplied by.</param>
        internal Reweighted With(Func<int, double> log)
        {
            var weights = new double[result.Weights.Length];
            var greatest = double.NegativeInfinity;
            for (var m = 0; m < weights.Length; m++)
            {
                greatest = result.Weights[m] > 0 ? Math.Max(greatest, log(m)) : greatest;
            }

            var sum = 0.0;
            for (var m = 0; m < weights.Length; m++)
            {
                weights[m] = result.Weights[m] > 0 ? result.Weights[m] * Elementary.Exp(log(m) - greatest) : 0;
                sum += weights[m];
            }

            for (var m = 0; m < weights.Length; m++)
            {
                weights[m] /= sum;
            }

            return Make(weights);
        }

        /// <summary>Of two answers of the same members, with the error of the difference (delta method for self-normalised weights).</summary>
        internal (double Shift, double Mc95) Difference(Reweighted a, Reweighted b)
        {
            var variance = 0.0;
            for (var m = 0; m < isFirst.Length; m++)
            {
                var x = isFirst[m] ? 1.0 : 0.0;
                var part = (a.Weights[m] * (x - a.P)) - (b.Weights[m] * (x - b.P));
                variance += part * part;
            }

            return (a.P - b.P, Math.Min(1, 1.96 * Math.Sqrt(variance / Math.Max(worth, double.Epsilon))));
        }

        private Reweighted Make(double[] weights)
        {
            var p = 0.0;
            for (var m = 0; m < weights.Length; m++)
            {
                p += isFirst[m] ? weights[m] : 0;
            }

            return new Reweighted(weights, p, worth * Kish(weights));
        }

        private static double Kish(ReadOnlySpan<double> weights)
        {
            var squares = 0.0;
            foreach (var w in weights)
            {
                squares += w * w;
            }

            return squares > 0 ? 1 / squares : 0;
        }
    }

    /// <param name="P">Share of the race's first cause.</param>
    /// <param name="Size">Effective sample size.</param>
    private sealed record Reweighted(double[] Weights, double P, double Size)
    {
        internal Probability Share() => new(P, MonteCarloError.HalfWidth(P, Size));
    }
}
