namespace Culmination.Analysis.Outcomes;

/// <summary>How far a share may be off because the sample is finite.</summary>
public static class MonteCarloError
{
    /// <summary>
    /// Half the width of the 95 % interval of Agresti and Coull (The American Statistician 52 (1998) 119), z² taken as 4: with two successes and two failures added, a share of 0 or 1
    /// keeps an error of about 3/n (the rule of three). 1 for an empty sample.
    /// </summary>
    /// <param name="share">Between 0 and 1.</param>
    /// <param name="effectiveSize">How many independent members the sample is worth.</param>
    public static double HalfWidth(double share, double effectiveSize)
    {
        if (!(effectiveSize > 0))
        {
            return 1;
        }

        var size = effectiveSize + 4;
        var centre = ((share * effectiveSize) + 2) / size;
        return Math.Min(1, 1.96 * Math.Sqrt(centre * (1 - centre) / size));
    }
}
