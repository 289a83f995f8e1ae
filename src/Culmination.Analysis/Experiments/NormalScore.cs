using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Experiments;

/// <summary>Between normal scores and shares of probability.</summary>
internal static class NormalScore
{
    /// <summary>The smallest share that any score stands for.</summary>
    internal const double Least = 1.0 / (1L << 53);

    /// <summary>Φ(z), kept inside the open interval (0, 1) so that no quantile is infinite.</summary>
    internal static double Share(double score) => Math.Clamp(Elementary.NormalCumulative(score), Least, 1 - Least);
}
