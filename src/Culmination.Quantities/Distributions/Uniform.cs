namespace Culmination.Quantities.Distributions;

/// <summary>Every value between two ends is equally likely.</summary>
public sealed record Uniform : Distribution
{
    public Uniform(double low, double high)
    {
        Require.Ascending(low, high);
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    public override double Quantile(double p) => Low + (p * (High - Low));

    public override string Describe() => $"uniform, {Readable.Number(Low)} to {Readable.Number(High)}";
}
