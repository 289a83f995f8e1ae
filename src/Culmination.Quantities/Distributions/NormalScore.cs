using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>Between normal scores and shares of probability.</summary>
public static class NormalScore
{
    /// <summary>The smallest share that any score stands for.</summary>
    public const double Least = 1.0 / (1L << 53);

    /// <summary>Φ(z), kept inside the open interval (0, 1) so that no quantile is infinite.</summary>
    public static double Share(double score) => Math.Clamp(Elementary.NormalCumulative(score), Least, 1 - Least);
}
