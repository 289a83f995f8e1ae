using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling.Tails;

/// <summary>
/// The regularised lower incomplete gamma function P(a, x): power series below x = a + 1, Legendre's continued fraction above (Abramowitz and Stegun 6.5.29 and
/// 6.5.31, the fraction by Lentz's method). Relative error about 1e-13 for a up to 1e4.
/// </summary>
internal static class IncompleteGamma
{
    private const double Tiny = 1e-300;
    private const double Accuracy = 1e-16;
    private const int MostTerms = 100_000;

    public static double Lower(double a, double x)
    {
        if (!(x > 0))
        {
            return x <= 0 ? 0 : double.NaN;
        }

        var front = Elementary.Exp((a * Elementary.Log(x)) - x - Elementary.LogGamma(a));
        return x < a + 1 ? front * Series(a, x) : 1 - (front * Fraction(a, x));
    }

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MostTerms && term > sum * Accuracy; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var result = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = 1 / AwayFromZero((an * d) + b);
            c = AwayFromZero(b + (an / c));
            result *= d * c;
            if (Math.Abs((d * c) - 1) <= Accuracy)
            {
                break;
            }
        }

        return result;
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
