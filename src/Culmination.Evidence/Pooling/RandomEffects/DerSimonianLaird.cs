using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)), w = 1/v (DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177).</summary>
internal static class DerSimonianLaird
{
    public static double BetweenVariance(ImmutableArray<Estimate> estimates)
    {
        var common = WeightedMean.Of(estimates, 0);
        return Math.Max(0, (common.Q - (estimates.Length - 1)) / common.Trace);
    }
}
