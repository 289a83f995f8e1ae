namespace Culmination.Quantities.Distributions;

/// <summary>A value that is certain: every quantile is it.</summary>
public sealed record Fixed(double Value) : Distribution
{
    public override double Quantile(double p) => Value;

    public override string Describe() => $"fixed at {Readable.Number(Value)}";
}
