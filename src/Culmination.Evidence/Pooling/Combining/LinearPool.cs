using System.Collections.Immutable;
using Culmination.Evidence.Pooling.Tails;

namespace Culmination.Evidence.Pooling.Combining;

/// <summary>
/// The weighted mean of distribution functions (Stone, Annals of Mathematical Statistics 32 (1961) 1339): it keeps the disagreement of its members as spread, and is never
/// surer than they are on average.
/// </summary>
internal sealed class LinearPool(ImmutableArray<PoolMember> members)
{
    private readonly double weights = members.Sum(m => m.Weight);

    public double Cumulative(double x) => members.Sum(m => m.Weight * m.Cumulative(x)) / weights;

    /// <summary>The value below which a share <paramref name="p"/> lies; it is between the members' own.</summary>
    public double Quantile(double p)
    {
        var low = members.Min(m => m.Quantile(p));
        var high = members.Max(m => m.Quantile(p));
        return low < high ? Root.OfRising(x => Cumulative(x) - p, low, high) : low;
    }

    /// <summary>Mean and variance of a mixture from those of its members.</summary>
    public static (double Mean, double Variance) Moments(IReadOnlyList<(double Weight, double Mean, double Variance)> members)
    {
        var total = members.Sum(m => m.Weight);
        var mean = members.Sum(m => m.Weight * m.Mean) / total;
        return (mean, members.Sum(m => m.Weight * (m.Variance + ((m.Mean - mean) * (m.Mean - mean)))) / total);
    }
}
