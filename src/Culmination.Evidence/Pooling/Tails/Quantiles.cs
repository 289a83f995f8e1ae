using Culmination.Quantities.Distributions;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.Tails;

/// <summary>Quantiles of the standard distributions that intervals of pools are made from.</summary>
internal static class Quantiles
{
    /// <summary>Of the standard normal distribution.</summary>
    public static double Normal(double p) => Elementary.NormalQuantile(p);

    /// <summary>Of Student's t with <paramref name="df"/> degrees of freedom; exactly odd about one half.</summary>
    public static double Student(double p, double df)
    {
        if (p == 0.5)
        {
            return 0;
        }

        // The lower tail keeps its relative accuracy, so the root is looked for there.
        var tail = Math.Min(p, 1 - p);
        var size = Root.OfRisingFrom(x => tail - StudentT.Cdf(-x, df), 0, 1);
        return p < 0.5 ? -size : size;
    }

    /// <summary>Of the chi-squared distribution with <paramref name="df"/> degrees of freedom.</summary>
    public static double ChiSquared(double p, double df) => Root.OfRisingFrom(x => IncompleteGamma.Lower(df / 2, x / 2) - p, 0, 1);
}
