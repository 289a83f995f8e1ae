using Culmination.Evidence.Pooling.RandomEffects;

namespace Culmination.Evidence.Pooling.Combining;

/// <summary>
/// The normalised weighted product of densities (Genest and Zidek, Statistical Science 1 (1986) 114); of normal distributions it is normal. It narrows where members
/// agree, and so is given beside a pool as a check, never as the pool.
/// </summary>
internal static class LogarithmicPool
{
    /// <param name="members">Normal distributions and weights that add up to 1.</param>
    public static Estimate OfNormals(IReadOnlyList<(double Weight, Estimate Normal)> members)
    {
        var precision = members.Sum(m => m.Weight / m.Normal.Variance);
        return Estimate.OfVariance(members.Sum(m => m.Weight * m.Normal.Value / m.Normal.Variance) / precision, 1 / precision);
    }
}
