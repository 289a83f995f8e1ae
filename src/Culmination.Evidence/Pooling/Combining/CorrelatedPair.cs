using Culmination.Evidence.Pooling.RandomEffects;

namespace Culmination.Evidence.Pooling.Combining;

/// <summary>
/// The best linear pool of two estimates whose errors correlate (Winkler, Management Science 27 (1981) 479). With a high correlation the less exact one would get a negative
/// weight; that rests on the correlation being known exactly, and so a weight below 0 is taken as 0.
/// </summary>
internal static class CorrelatedPair
{
    /// <param name="correlation">Of the errors, from 0 to below 1.</param>
    public static Estimate Pool(Estimate first, Estimate second, double correlation)
    {
        var weight = Math.Clamp(Weight(first, second, correlation), 0, 1);
        return Combine(first, second, correlation, weight);
    }

    /// <summary>The same with the weight as it comes out.</summary>
    public static Estimate PoolWithAnyWeight(Estimate first, Estimate second, double correlation) =>
        Combine(first, second, correlation, Weight(first, second, correlation));

    /// <summary>Weight of the first; the second has the rest of 1.</summary>
    public static double Weight(Estimate first, Estimate second, double correlation)
    {
        var covariance = correlation * first.StandardError * second.StandardError;
        return (second.Variance - covariance) / (first.Variance + second.Variance - (2 * covariance));
    }

    private static Estimate Combine(Estimate first, Estimate second, double correlation, double weight)
    {
        var rest = 1 - weight;
        var covariance = correlation * first.StandardError * second.StandardError;
        return Estimate.OfVariance(
            (weight * first.Value) + (rest * second.Value),
            (weight * weight * first.Variance) + (rest * rest * second.Variance) + (2 * weight * rest * covariance));
    }
}
