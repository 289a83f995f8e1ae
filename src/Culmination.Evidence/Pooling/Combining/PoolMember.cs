namespace Culmination.Evidence.Pooling.Combining;

/// <summary>A distribution that takes part in a pool with a weight.</summary>
/// <param name="Cumulative">Share of its probability below a value.</param>
/// <param name="Quantile">The value below which a share lies.</param>
internal sealed record PoolMember(double Weight, Func<double, double> Cumulative, Func<double, double> Quantile);
