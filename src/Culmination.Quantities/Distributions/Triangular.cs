namespace Culmination.Quantities.Distributions;

/// <summary>The triangular distribution: density rises in a straight line from the low end to the mode and falls to the high end.</summary>
public sealed record Triangular : Distribution
{
    public Triangular(double low, double mode, double high)
    {
        Require.Ascending(low, high);
        if (!(mode >= low && mode <= high))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode lies between the ends.");
        }

        Low = low;
        Mode = mode;
        High = high;
    }

    public double Low { get; }

    public double Mode { get; }

    public double High { get; }

    public override double Quantile(double p)
    {
        var width = High - Low;
        var turn = (Mode - Low) / width;
        return p < turn
            ? Low + Math.Sqrt(p * width * (Mode - Low))
            : High - Math.Sqrt((1 - p) * width * (High - Mode));
    }

    public override string Describe() =>
        $"triangular, {Readable.Number(Low)} to {Readable.Number(High)}, most likely {Readable.Number(Mode)}";
}
