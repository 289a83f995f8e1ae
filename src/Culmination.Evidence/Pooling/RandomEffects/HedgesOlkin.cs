using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>τ² = the sample variance of the estimates less the mean of their own variances, at least 0 (Hedges and Olkin, Statistical Methods for Meta-Analysis, 1985).</summary>
internal static class HedgesOlkin
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates)
    {
        var mean = estimates.Average(e => e.Value);
        var variance = estimates.Sum(e => (e.Value - mean) * (e.Value - mean)) / (estimates.Length - 1);
        return Math.Max(0, variance - estimates.Average(e => e.Variance));
    }
}
