using System.Collections.Immutable;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>
/// Climbs a likelihood of τ² by Fisher scoring; a step that does not climb is halved, one below 0 stops at 0. With few estimates a likelihood can have two tops, one of them at or near 0, so
/// the climb begins at 0 and at three simpler estimates, and the highest top is taken.
/// </summary>
internal static class FisherScoring
{
    private const int MostSteps = 500;
    private const int MostHalvings = 60;

    public static double Maximise(ImmutableArray<Estimate> estimates, Func<WeightedMean, double> step, Func<WeightedMean, double> logLikelihood)
    {
        double[] starts = [0, DerSimonianLaird.BetweenVariance(estimates), HedgesOlkin.BetweenVariance(estimates), SidikJonkman.BetweenVariance(estimates)];
        return starts.Select(start => ClimbFrom(estimates, start, step, logLikelihood)).MaxBy(logLikelihood)!.BetweenVariance;
    }

    private static WeightedMean ClimbFrom(ImmutableArray<Estimate> estimates, double start, Func<WeightedMean, double> step, Func<WeightedMean, double> logLikelihood)
    {
        var at = WeightedMean.Of(estimates, start);
        for (var i = 0; i < MostSteps; i++)
        {
            var change = step(at);
            if (Math.Abs(change) <= 1e-14 * at.BetweenVariance || (at.BetweenVariance == 0 && change <= 0))
            {
                break;
            }

            if (Climb(estimates, at, change, logLikelihood) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    /// <summary>−½ Σ log(v + τ²) − ½ Q(τ²): what both likelihoods have in common.</summary>
    public static double LogDensity(ImmutableArray<Estimate> estimates, WeightedMean at)
    {
        var sum = 0.0;
        foreach (var e in estimates)
        {
            sum += Elementary.Log(e.Variance + at.BetweenVariance);
        }

        return -0.5 * (sum + at.Q);
    }

    private static WeightedMean? Climb(ImmutableArray<Estimate> estimates, WeightedMean at, double change, Func<WeightedMean, double> logLikelihood)
    {
        var before = logLikelihood(at);
        for (var i = 0; i < MostHalvings; i++)
        {
            var next = WeightedMean.Of(estimates, Math.Max(0, at.BetweenVariance + change));
            if (next.BetweenVariance == at.BetweenVariance)
            {
                return null;
            }

            // Rounding of the likelihood must not stop the last steps, which are about the digits of τ² and not of the likelihood.
            if (logLikelihood(next) >= before - (1e-14 * Math.Abs(before)))
            {
                return next;
            }

            change /= 2;
        }

        return null;
    }
}
