using System.Collections.Immutable;
using Culmination.Evidence.Pooling.Tails;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>How much estimates differ beyond their own errors (Higgins and Thompson, Statistics in Medicine 21 (2002) 1539).</summary>
internal static class Heterogeneity
{
    /// <summary>I² from Cochran's Q: (Q − df) / Q, from 0 to 1; 0 for fewer than two estimates.</summary>
    public static double Share(ImmutableArray<Estimate> estimates)
    {
        if (estimates.Length < 2)
        {
            return 0;
        }

        var q = WeightedMean.Of(estimates, 0).Q;
        return q > 0 ? Math.Max(0, (q - (estimates.Length - 1)) / q) : 0;
    }

    /// <summary>I² that goes with a between variance: τ² / (τ² + the typical variance within).</summary>
    public static double Share(ImmutableArray<Estimate> estimates, double betweenVariance)
    {
        var common = WeightedMean.Of(estimates, 0);
        var typical = (estimates.Length - 1) / common.Trace;
        return betweenVariance / (betweenVariance + typical);
    }

    /// <summary>
    /// Interval of τ² by the Q profile: where Q(τ²) meets the chi-squared quantiles (Viechtbauer, Statistics in Medicine 26 (2007) 37). An end that would be negative is 0.
    /// </summary>
    public static (double Low, double High) BetweenVarianceInterval(ImmutableArray<Estimate> estimates, double level)
    {
        var df = estimates.Length - 1;
        return (At(Quantiles.ChiSquared((1 + level) / 2, df)), At(Quantiles.ChiSquared((1 - level) / 2, df)));

        double At(double q) => WeightedMean.Of(estimates, 0).Q <= q ? 0 : Root.OfRisingFrom(t => q - WeightedMean.Of(estimates, t).Q, 0, 1);
    }
}
