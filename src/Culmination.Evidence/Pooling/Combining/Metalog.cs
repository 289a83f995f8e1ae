using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.Combining;

/// <summary>
/// The three-term metalog distribution M(y) = a₁ + a₂ L + a₃ (y − ½) L with L = ln(y / (1 − y)), through three symmetric quantiles in closed form (Keelin, Decision Analysis 13
/// (2016) 243).
/// </summary>
/// <param name="A1">The median.</param>
/// <param name="A2">Scale, above 0.</param>
/// <param name="A3">Skewness.</param>
public sealed record Metalog(double A1, double A2, double A3)
{
    /// <summary>|a₃| / a₂ below which the quantile function rises everywhere: found numerically, 1.667113.</summary>
    internal const double GreatestSkew = 1.66711;

    private const double TwiceLogNine = 4.394449154672439;

    /// <summary>The metalog with these 10, 50 and 90 % points, or null when they are too skewed for three terms (the median outside 16.7 to 83.3 % of the way).</summary>
    public static Metalog? Through(double p10, double p50, double p90)
    {
        var width = p90 - p10;
        if (!(width > 0) || !double.IsFinite(width))
        {
            return null;
        }

        var r = (p50 - p10) / width;
        var (scale, skew) = (width / TwiceLogNine, (1 - (2 * r)) * width / (0.4 * TwiceLogNine));
        return Math.Abs(skew) / scale < GreatestSkew ? new Metalog(p50, scale, skew) : null;
    }

    /// <summary>The value below which a share <paramref name="p"/> (0 &lt; p &lt; 1) lies.</summary>
    public double Quantile(double p)
    {
        var logit = Elementary.Log(p / (1 - p));
        return A1 + (A2 * logit) + (A3 * (p - 0.5) * logit);
    }
}
