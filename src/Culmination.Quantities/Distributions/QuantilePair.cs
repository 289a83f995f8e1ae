using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>Two points of a distribution: the value below which a share of the probability lies, twice, in ascending order.</summary>
internal sealed record QuantilePair(double LowShare, double Low, double HighShare, double High)
{
    /// <summary>The normal distribution (location, scale) through both points, after a transformation of the values (identity, logarithm, logit).</summary>
    public (double Location, double Scale) Through(Func<double, double> transform)
    {
        var zLow = Elementary.NormalQuantile(LowShare);
        var zHigh = Elementary.NormalQuantile(HighShare);
        var low = transform(Low);
        var high = transform(High);
        var scale = (high - low) / (zHigh - zLow);
        // From the point nearer to the middle: with p50 given, the location is that value and no rounding comes in.
        var location = Math.Abs(zLow) <= Math.Abs(zHigh) ? low - (zLow * scale) : high - (zHigh * scale);
        return (location, scale);
    }

    public string Describe() =>
        $"{Readable.Number(LowShare * 100)} % {Readable.Number(Low)}, {Readable.Number(HighShare * 100)} % {Readable.Number(High)}";
}
