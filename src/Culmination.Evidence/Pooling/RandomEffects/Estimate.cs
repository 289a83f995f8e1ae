namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>One estimate of a quantity, most often of its logarithm, with the standard deviation of its error (above 0).</summary>
public sealed record Estimate(double Value, double StandardError)
{
    public double Variance => StandardError * StandardError;

    internal static Estimate OfVariance(double value, double variance) => new(value, Math.Sqrt(variance));
}
