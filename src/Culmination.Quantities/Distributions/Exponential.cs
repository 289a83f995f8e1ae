using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>The exponential distribution: how much hazard has to accumulate until a random event comes.</summary>
public sealed record Exponential : Distribution
{
    public Exponential(double mean)
    {
        Require.Positive(mean);
        Mean = mean;
    }

    public double Mean { get; }

    public override double Quantile(double p) => -Mean * Elementary.Log(1 - p);

    public override string Describe() => $"exponential, mean {Readable.Number(Mean)}";
}
