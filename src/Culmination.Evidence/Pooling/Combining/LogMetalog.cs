using System.Globalization;
using Culmination.Quantities.Distributions;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.Combining;

/// <summary>A distribution above 0 whose logarithm is a three-term metalog: the form in which pools are kept.</summary>
public sealed record LogMetalog(Metalog Logarithm) : Distribution
{
    /// <summary>The distribution with these 10, 50 and 90 % points (above 0), or null when three terms cannot carry their skewness.</summary>
    public static LogMetalog? Through(double p10, double p50, double p90) =>
        p10 > 0 && Metalog.Through(Elementary.Log(p10), Elementary.Log(p50), Elementary.Log(p90)) is { } metalog ? new LogMetalog(metalog) : null;

    public override double Quantile(double p) => Elementary.Exp(Logarithm.Quantile(p));

    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"log-metalog, 10 % {Quantile(0.1):G4}, 50 % {Quantile(0.5):G4}, 90 % {Quantile(0.9):G4}");
}
