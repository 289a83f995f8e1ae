using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Validation;

/// <summary>The logarithmic score: minus the logarithm of the density at what came, so that smaller is better, in natural units of information about a figure in its unit.</summary>
internal static class LogScore
{
    /// <summary>No worse than this: far outside a sample its density is not known.</summary>
    internal const double Worst = 50;

    /// <summary>
    /// Of a weighted sample by a Gaussian kernel with Silverman's width, 0.9 · min(sd, interquartile range ÷ 1.349) · n^(−1/5), where n is 1 ÷ Σw² (Density Estimation, 1986, section 3.4.2).
    /// </summary>
    internal static double OfSample(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double quartileRange, double observed)
    {
        var (total, mean, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            total += weights[i];
            mean += weights[i] * values[i];
            squares += weights[i] * weights[i];
        }

        mean /= total;
        var variance = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            variance += weights[i] * (values[i] - mean) * (values[i] - mean);
        }

        var spread = Math.Sqrt(variance / total);
        var size = total * total / squares;
        var width = 0.9 * (quartileRange > 0 ? Math.Min(spread, quartileRange / 1.349) : spread) * Elementary.Pow(size, -0.2);
        if (!(width > 0))
        {
            return Worst;
        }

        var density = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var z = (values[i] - observed) / width;
            density += weights[i] * Elementary.Exp(-z * z / 2);
        }

        density /= total * width * Math.Sqrt(2 * Math.PI);
        return density > 0 ? Math.Min(Worst, -Elementary.Log(density)) : Worst;
    }

    internal static double OfNormal(double mean, double sd, double observed) => sd > 0
        ? Math.Min(Worst, (0.5 * (observed - mean) / sd * ((observed - mean) / sd)) + Elementary.Log(sd * Math.Sqrt(2 * Math.PI)))
        : Worst;
}
