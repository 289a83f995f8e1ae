using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>
/// The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz and Stegun 26.5.8) with Lentz's method as modified by Thompson and
/// Barnett (1986). Relative error about 1e-13 for a, b up to 1e4.
/// </summary>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const double Accuracy = 1e-16;
    private const int MostTerms = 10_000;

    /// <summary>log B(a, b).</summary>
    public static double LogBeta(double a, double b) => Elementary.LogGamma(a) + Elementary.LogGamma(b) - Elementary.LogGamma(a + b);

    /// <param name="x">From 0 to 1.</param>
    /// <param name="complement">1 − x, given apart so that it keeps its digits where x is near 1.</param>
    public static double Regularized(double x, double complement, double a, double b)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (complement <= 0)
        {
            return 1;
        }

        var front = Elementary.Exp((a * Elementary.Log(x)) + (b * Elementary.Log(complement)) - LogBeta(a, b));
        // The fraction converges fast on this side of the mean; on the other side the symmetry I_x(a, b) = 1 − I_{1−x}(b, a) is used.
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(x, a, b) / a
            : 1 - (front * Fraction(complement, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / AwayFromZero(1 - ((a + b) * x / (a + 1)));
        var result = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / AwayFromZero(1 + (even * d));
            c = AwayFromZero(1 + (even / c));
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / AwayFromZero(1 + (odd * d));
            c = AwayFromZero(1 + (odd / c));
            var factor = d * c;
            result *= factor;
            if (Math.Abs(factor - 1) <= Accuracy)
            {
                break;
            }
        }

        return result;
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
