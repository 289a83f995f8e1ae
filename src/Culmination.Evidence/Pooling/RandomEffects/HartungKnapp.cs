namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>
/// Standard error of a pooled mean corrected by √(Q(τ²) / (k − 1)), with Student's t of k − 1 degrees of freedom (Hartung and Knapp, Statistics in Medicine 20 (2001)
/// 3875). Where estimates agree by chance the factor is below 1 and would make the pool surer than its parts; it is cut at 1 (Röver, Knapp and Friede, BMC
/// Medical Research Methodology 15 (2015) 99).
/// </summary>
internal static class HartungKnapp
{
    /// <param name="mean">The pooled mean, of two estimates or more.</param>
    /// <param name="count">How many estimates there are.</param>
    public static double StandardError(WeightedMean mean, int count) => mean.StandardError * Math.Sqrt(mean.Q / (count - 1));

    /// <summary>The same with the factor cut at 1.</summary>
    public static double TruncatedStandardError(WeightedMean mean, int count) => mean.StandardError * Math.Sqrt(Math.Max(1, mean.Q / (count - 1)));
}
