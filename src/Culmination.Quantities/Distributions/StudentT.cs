using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>Student's t distribution with location 0 and scale 1, as the error of an observation.</summary>
public static class StudentT
{
    /// <summary>Natural logarithm of the density at <paramref name="x"/>, for <paramref name="df"/> &gt; 0 degrees of freedom (need not be whole).</summary>
    public static double LogDensity(double x, double df) => LogDensity(x, df, LogConstant(df));

    /// <summary>The same with <see cref="LogConstant"/> worked out before, for loops over many x.</summary>
    public static double LogDensity(double x, double df, double logConstant) =>
        logConstant - ((df + 1) / 2 * Elementary.Log(1 + (x * x / df)));

    /// <summary>The logarithm of the density at 0.</summary>
    public static double LogConstant(double df) =>
        Elementary.LogGamma((df + 1) / 2) - Elementary.LogGamma(df / 2) - (0.5 * Elementary.Log(df * Math.PI));

    /// <summary>The probability of a value below <paramref name="x"/>; keeps its relative accuracy in the lower tail.</summary>
    public static double Cdf(double x, double df)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (double.IsInfinity(x))
        {
            return x < 0 ? 0 : 1;
        }

        var square = x * x;
        var tail = 0.5 * IncompleteBeta.Regularized(df / (df + square), square / (df + square), df / 2, 0.5);
        return x < 0 ? tail : 1 - tail;
    }
}
