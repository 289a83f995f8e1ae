using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Ensembles;
using Culmination.Evidence.Ledger;

namespace Culmination.Analysis.Findings;

/// <summary>Each claim beside what the model says its source would have reported, before and after weighing.</summary>
internal static class ObservedComparisons
{
    internal static ImmutableArray<ObservedComparison> Of(EnsembleResult result)
    {
        var comparisons = ImmutableArray.CreateBuilder<ObservedComparison>();
        for (var o = 0; o < result.Scenario.Observations.Length; o++)
        {
            var (observation, claim) = (result.Scenario.Observations[o].Observation, result.Scenario.Observations[o].Claim);
            var before = result.PriorPredictive[o];
            var prior = AnswerBuilder.SpreadOf(before.AsSpan(), Equal(before.Length));
            var model = AnswerBuilder.SpreadOf(result.Predictive[o].AsSpan(), result.Weights.AsSpan());
            comparisons.Add(new ObservedComparison(
                claim.Id,
                observation.Label,
                observation.Of,
                claim.AssertedBy,
                result.Scenario.Scenario.Sources.FirstOrDefault(s => string.Equals(s.Id, claim.AssertedBy, StringComparison.Ordinal))?.Name ?? claim.AssertedBy,
                claim.Side,
                claim.Unit,
                claim.AsOf,
                claim.Low,
                claim.Central,
                claim.High,
                Word(claim.Bound),
                new ObservationError(observation, claim).IsInside(model.P05, model.P95),
                prior,
                model) { Claims = observation.Pool?.Claims ?? [claim.Id] });
        }

        return comparisons.ToImmutable();
    }

    private static double[] Equal(int count)
    {
        var weights = new double[count];
        Array.Fill(weights, 1.0 / Math.Max(1, count));
        return weights;
    }

    /// <summary>The word claims.csv uses.</summary>
    private static string Word(ClaimBound bound) => bound switch
    {
        ClaimBound.LowerStrict => "lower_strict",
        ClaimBound.UpperStrict => "upper_strict",
        _ => bound.ToString().ToLowerInvariant(),
    };
}
