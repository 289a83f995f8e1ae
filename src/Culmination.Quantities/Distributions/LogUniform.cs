using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>Every value of the logarithm between two positive ends is equally likely.</summary>
public sealed record LogUniform : Distribution
{
    public LogUniform(double low, double high)
    {
        Require.Positive(low);
        Require.Ascending(low, high);
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    public override double Quantile(double p) => Low * Elementary.Exp(p * Elementary.Log(High / Low));

    public override string Describe() => $"log-uniform, {Readable.Number(Low)} to {Readable.Number(High)}";
}
