using System.Collections.Immutable;
using Culmination.Evidence.Pooling.Tails;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>
/// τ² at which Q(τ²) = k − 1 (Paule and Mandel, Journal of Research of the National Bureau of Standards 87 (1982) 377); the empirical Bayes estimator is the same
/// number.
/// </summary>
internal static class PauleMandel
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates)
    {
        var df = estimates.Length - 1;
        return WeightedMean.Of(estimates, 0).Q <= df ? 0 : Root.OfRisingFrom(t => df - WeightedMean.Of(estimates, t).Q, 0, 1);
    }
}
