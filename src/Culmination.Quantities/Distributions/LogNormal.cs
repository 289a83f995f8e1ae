using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>The log-normal distribution: the logarithm is normal with mean <see cref="Location"/> and standard deviation <see cref="Sigma"/>.</summary>
public sealed record LogNormal : Distribution
{
    private readonly string given;

    private LogNormal(double location, double sigma, string given)
    {
        Require.Finite(location);
        Require.Positive(sigma);
        Location = location;
        Sigma = sigma;
        this.given = given;
    }

    /// <summary>Mean of the natural logarithm: the logarithm of the median.</summary>
    public double Location { get; }

    /// <summary>Standard deviation of the natural logarithm.</summary>
    public double Sigma { get; }

    public static LogNormal OfMedian(double median, double sigma)
    {
        Require.Positive(median);
        return new LogNormal(Elementary.Log(median), sigma, $"median {Readable.Number(median)}, sigma {Readable.Number(sigma)}");
    }

    internal static LogNormal Through(QuantilePair points)
    {
        Require.Positive(points.Low);
        var (location, scale) = points.Through(Elementary.Log);
        return new LogNormal(location, scale, points.Describe());
    }

    public override double Quantile(double p) => AtScore(Elementary.NormalQuantile(p));

    public override double AtScore(double score) => Elementary.Exp(Location + (Sigma * score));

    public override string Describe() => $"log-normal, {given}";
}
