using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>The normal distribution.</summary>
public sealed record Normal : Distribution
{
    private readonly string given;

    public Normal(double mean, double standardDeviation)
        : this(mean, standardDeviation, $"mean {Readable.Number(mean)}, sd {Readable.Number(standardDeviation)}")
    {
    }

    private Normal(double mean, double standardDeviation, string given)
    {
        Require.Finite(mean);
        Require.Positive(standardDeviation);
        Mean = mean;
        StandardDeviation = standardDeviation;
        this.given = given;
    }

    public double Mean { get; }

    public double StandardDeviation { get; }

    internal static Normal Through(QuantilePair points)
    {
        var (location, scale) = points.Through(value => value);
        return new Normal(location, scale, points.Describe());
    }

    public override double Quantile(double p) => AtScore(Elementary.NormalQuantile(p));

    public override double AtScore(double score) => Mean + (StandardDeviation * score);

    public override string Describe() => $"normal, {given}";
}
