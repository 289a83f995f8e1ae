using System.Collections.Immutable;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>
/// τ² of greatest restricted likelihood (REML), which allows for the mean being fitted from the same estimates (Viechtbauer, Journal of Educational and Behavioral Statistics
/// 30 (2005) 261): the one that pools are made with.
/// </summary>
internal static class RestrictedLikelihood
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates) => FisherScoring.Maximise(
        estimates,
        at => (at.SquaredQ - at.Trace) / at.TraceOfSquare,
        at => FisherScoring.LogDensity(estimates, at) - (0.5 * Elementary.Log(at.SumOfWeights)));
}
