using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>
/// τ² = τ₀² Q(τ₀²) / (k − 1), where τ₀² is the mean squared deviation of the estimates (Sidik and Jonkman, Applied Statistics 54 (2005) 367). Never 0.
/// </summary>
internal static class SidikJonkman
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates)
    {
        var mean = estimates.Average(e => e.Value);
        var start = estimates.Average(e => (e.Value - mean) * (e.Value - mean));
        return start * WeightedMean.Of(estimates, start).Q / (estimates.Length - 1);
    }
}
