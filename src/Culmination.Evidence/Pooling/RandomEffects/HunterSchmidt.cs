using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>τ² = max(0, (Q − k) / Σw), w = 1/v (Hunter and Schmidt, Methods of Meta-Analysis, 1990). Too small for few estimates; here for comparison.</summary>
internal static class HunterSchmidt
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates)
    {
        var common = WeightedMean.Of(estimates, 0);
        return Math.Max(0, (common.Q - estimates.Length) / common.SumOfWeights);
    }
}
