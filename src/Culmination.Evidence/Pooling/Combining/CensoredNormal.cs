using System.Collections.Immutable;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Pooling.Tails;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.Combining;

/// <summary>
/// Normal observations of which some are only known to be at least, or at most, a value (Tobin, Econometrica 26 (1958) 24): "at least 45" adds log Φ((μ − 45) / σ) to the
/// log-likelihood of the mean μ and is never taken as the figure 45.
/// </summary>
/// <param name="Exact">Observed values, each with its own spread.</param>
/// <param name="AtLeast">Values that the observation is at or above.</param>
/// <param name="AtMost">Values that it is at or below.</param>
internal sealed record CensoredNormal(ImmutableArray<Estimate> Exact, ImmutableArray<Estimate> AtLeast, ImmutableArray<Estimate> AtMost)
{
    /// <summary>The mean of greatest likelihood and its standard error from the curvature there. At least one exact value is needed.</summary>
    public Estimate Mean()
    {
        var start = WeightedMean.Of(Exact, 0).Mean;
        var reach = 1 + Exact.Concat(AtLeast).Concat(AtMost).Max(e => Math.Abs(e.Value - start));
        // The log-likelihood is concave, so its slope falls and crosses 0 between the outermost values.
        var mean = Root.OfRising(m => -Slope(m), start - reach, start + reach);
        return Estimate.OfVariance(mean, 1 / Information(mean));
    }

    /// <summary>Mean and common spread of greatest likelihood, the spreads given being ignored. At least two different exact values are needed.</summary>
    public (double Mean, double Spread) MeanAndSpread()
    {
        // Olsen (Econometrica 46 (1978) 1211): concave in 1/σ and μ/σ; so the best mean for each spread leaves one maximum over the spread, found by golden section.
        var middle = Exact.Average(e => e.Value);
        var width = Math.Sqrt(Exact.Average(e => (e.Value - middle) * (e.Value - middle)));
        var (low, high) = (Elementary.Log(width) - 3, Elementary.Log(width) + 3);
        while (high - low > 1e-10)
        {
            var (a, b) = (high - ((high - low) * Golden), low + ((high - low) * Golden));
            if (Profile(a) < Profile(b))
            {
                low = a;
            }
            else
            {
                high = b;
            }
        }

        var spread = Elementary.Exp((low + high) / 2);
        return (WithSpread(spread).Mean().Value, spread);
    }

    /// <summary>Log-likelihood of a mean, without the constant.</summary>
    public double LogLikelihood(double mean)
    {
        var sum = 0.0;
        foreach (var e in Exact)
        {
            var z = (e.Value - mean) / e.StandardError;
            sum -= (0.5 * z * z) + Elementary.Log(e.StandardError);
        }

        return sum + AtLeast.Sum(e => LogBelow((mean - e.Value) / e.StandardError)) + AtMost.Sum(e => LogBelow((e.Value - mean) / e.StandardError));
    }

    private const double Golden = 0.6180339887498949;

    private double Profile(double logSpread)
    {
        var at = WithSpread(Elementary.Exp(logSpread));
        return at.LogLikelihood(at.Mean().Value);
    }

    private CensoredNormal WithSpread(double spread) => new(
        [.. Exact.Select(e => e with { StandardError = spread })],
        [.. AtLeast.Select(e => e with { StandardError = spread })],
        [.. AtMost.Select(e => e with { StandardError = spread })]);

    private double Slope(double mean) =>
        Exact.Sum(e => (e.Value - mean) / e.Variance)
        + AtLeast.Sum(e => Hazard((mean - e.Value) / e.StandardError) / e.StandardError)
        - AtMost.Sum(e => Hazard((e.Value - mean) / e.StandardError) / e.StandardError);

    /// <summary>Minus the second derivative of the log-likelihood.</summary>
    private double Information(double mean)
    {
        return Exact.Sum(e => 1 / e.Variance)
            + AtLeast.Sum(e => Bend((mean - e.Value) / e.StandardError) / e.Variance)
            + AtMost.Sum(e => Bend((e.Value - mean) / e.StandardError) / e.Variance);

        static double Bend(double z) => Hazard(z) * (z + Hazard(z));
    }

    /// <summary>φ(z) / Φ(z).</summary>
    private static double Hazard(double z)
    {
        // Far below, φ/Φ tends to −z + 1/−z: Φ itself is 0 there.
        if (z < -30)
        {
            return -z - (1 / z);
        }

        return 0.3989422804014327 * Elementary.Exp(-0.5 * z * z) / Elementary.NormalCumulative(z);
    }

    private static double LogBelow(double z) => z < -30
        ? (-0.5 * z * z) - 0.9189385332046728 - Elementary.Log(-z)
        : Elementary.Log(Elementary.NormalCumulative(z));
}
