using Culmination.Evidence.Pooling.Tails;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// Stated ranges are too narrow: ranges that experts called 80 % ranges held the truth 68 % of the time (Speirs-Bridge et al., Risk Analysis 30 (2010) 512), in another study 49 to 65 %
/// (McBride, Fidler and Burgman, Diversity and Distributions 18 (2012) 782). A spread is multiplied by z(0.9) / z((1 + c) / 2), where c is the share that held the truth.
/// </summary>
public static class Widening
{
    /// <summary>Between the studies: 60 %, factor 1.523.</summary>
    public const double UsualCoverage = 0.60;

    /// <summary>The worst of them: 49 %, factor 1.945.</summary>
    public const double LeastCoverage = 0.49;

    /// <summary>Factor on the spread of an 80 % range that holds the truth a share <paramref name="coverage"/> of the time.</summary>
    public static double Factor(double coverage) => Quantiles.Normal(0.9) / Quantiles.Normal((1 + coverage) / 2);

    /// <summary>
    /// How often an 80 % range of a source is taken to hold the truth. The studies asked experts and knew no letters; until a back-test tells A to D apart they have the same, and
    /// sources that are unreliable (E) or cannot be judged (F) have the worst.
    /// </summary>
    public static double CoverageOf(char reliability) => reliability is >= 'A' and <= 'D' ? UsualCoverage : LeastCoverage;
}
