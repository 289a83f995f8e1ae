using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>
/// A distribution that passes exactly through three given points, its 5 %, 50 % and 95 % quantiles, however skewed they are: a two-piece normal (one scale
/// below the median, another above) of the value, of its logarithm where there is one bound, or of its logit where there are two. Bounds come
/// closer and closer but are never passed. Unlike smooth three-term quantile functions it exists for every ascending triple, and its tails stay as
/// light as those of the normal; the price is a step of the density at the median.
/// </summary>
public sealed record ThreePoint : Distribution
{
    private readonly double middle;
    private readonly double scaleBelow;
    private readonly double scaleAbove;

    /// <param name="lower">A bound below <paramref name="p05"/>, or null for none.</param>
    /// <param name="upper">A bound above <paramref name="p95"/>, or null for none.</param>
    public ThreePoint(double p05, double p50, double p95, double? lower = null, double? upper = null)
    {
        Require.Ascending(p05, p50);
        Require.Ascending(p50, p95);
        if (lower is { } least)
        {
            Require.Ascending(least, p05);
        }

        if (upper is { } most)
        {
            Require.Ascending(p95, most);
        }

        (P05, P50, P95, Lower, Upper) = (p05, p50, p95, lower, upper);
        var z = Elementary.NormalQuantile(0.95);
        middle = Transform(p50);
        scaleBelow = (middle - Transform(p05)) / z;
        scaleAbove = (Transform(p95) - middle) / z;
    }

    public double P05 { get; }

    public double P50 { get; }

    public double P95 { get; }

    public double? Lower { get; }

    public double? Upper { get; }

    public override double Quantile(double p) => AtScore(Elementary.NormalQuantile(p));

    public override double AtScore(double score) => Inverse(middle + (score * (score < 0 ? scaleBelow : scaleAbove)));

    public override string Describe()
    {
        var bounds = (Lower, Upper) switch
        {
            ({ } low, { } high) => $", between {Readable.Number(low)} and {Readable.Number(high)}",
            ({ } low, null) => $", above {Readable.Number(low)}",
            (null, { } high) => $", below {Readable.Number(high)}",
            _ => string.Empty,
        };
        return $"5 % {Readable.Number(P05)}, 50 % {Readable.Number(P50)}, 95 % {Readable.Number(P95)}{bounds}";
    }

    private double Transform(double x) => (Lower, Upper) switch
    {
        ({ } low, { } high) => Elementary.Log(x - low) - Elementary.Log(high - x),
        ({ } low, null) => Elementary.Log(x - low),
        (null, { } high) => -Elementary.Log(high - x),
        _ => x,
    };

    private double Inverse(double y) => (Lower, Upper) switch
    {
        ({ } low, { } high) => low + ((high - low) * LogitNormal.Inverse(y)),
        ({ } low, null) => low + Elementary.Exp(y),
        (null, { } high) => high - Elementary.Exp(-y),
        _ => y,
    };
}
