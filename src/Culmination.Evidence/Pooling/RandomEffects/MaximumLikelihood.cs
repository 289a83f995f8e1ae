using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>τ² of greatest likelihood, the mean being fitted too (Hardy and Thompson, Statistics in Medicine 15 (1996) 619). Too small for few estimates.</summary>
internal static class MaximumLikelihood
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates) => FisherScoring.Maximise(
        estimates,
        at => (at.SquaredQ - at.SumOfWeights) / at.SumOfSquares,
        at => FisherScoring.LogDensity(estimates, at));
}
