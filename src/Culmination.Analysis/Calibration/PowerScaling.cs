using Culmination.Analysis.Ensembles;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// How a sample would change if one part of what made it (a prior, an observation) counted a little more or less: its density raised to a power near 1, by importance weights (Kallioinen, Paananen,
/// Bürkner and Vehtari, Statistics and Computing 34 (2024) 57). So near to 1 the weights are almost equal and need no smoothing.
/// </summary>
internal static class PowerScaling
{
    /// <summary>From here on a sensitivity is worth looking at, by the paper's advice.</summary>
    internal const double Notable = 0.05;

    private const double Step = 0.01;

    /// <summary>
    /// The paper's sensitivity of one quantity: the cumulative Jensen–Shannon distance between the distributions at powers 1 ± 0.01 and at 1, per doubling.
    /// </summary>
    /// <param name="values">The quantity, member by member.</param>
    /// <param name="weights">Summing to 1.</param>
    /// <param name="component">Logarithm of the part that is scaled, member by member.</param>
    internal static double Sensitivity(double[] values, double[] weights, double[] component)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        var perDoubling = Elementary.Log(1 + Step) / Elementary.Log(2);
        return (Distance(sorted, order, weights, Scaled(weights, component, 1 + Step)) + Distance(sorted, order, weights, Scaled(weights, component, 1 - Step))) / 2 / perDoubling;
    }

    /// <summary>By how much the mean of a quantity would move per doubling of a part's power, to first order: ln 2 · cov(quantity, log part).</summary>
    internal static double Shift(double[] values, double[] weights, double[] component)
    {
        var (mean, part) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] * values[i];
            part += weights[i] * component[i];
        }

        var covariance = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            covariance += weights[i] * (values[i] - mean) * (component[i] - part);
        }

        return Elementary.Log(2) * covariance;
    }

    /// <summary>The standard error of <see cref="Shift"/>.</summary>
    /// <param name="size">How many independent members the sample is worth.</param>
    internal static double ShiftError(double[] values, double[] weights, double[] component, double size)
    {
        var (mean, part) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] * values[i];
            part += weights[i] * component[i];
        }

        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var own = (values[i] - mean) * (component[i] - part);
            product += weights[i] * own;
            square += weights[i] * own * own;
        }

        return size > 0 ? Elementary.Log(2) * Math.Sqrt(Math.Max(0, square - (product * product)) / size) : double.PositiveInfinity;
    }

    private static double[] Scaled(double[] weights, double[] component, double power)
    {
        var greatest = double.NegativeInfinity;
        foreach (var c in component)
        {
            greatest = Math.Max(greatest, (power - 1) * c);
        }

        var scaled = new double[weights.Length];
        var sum = 0.0;
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = weights[i] * Elementary.Exp(((power - 1) * component[i]) - greatest);
            sum += scaled[i];
        }

        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] /= sum;
        }

        return scaled;
    }

    /// <summary>The root of the normalised cumulative Jensen–Shannon divergence, the larger of the quantity's and of its negative's; 0 for a constant.</summary>
    private static double Distance(double[] sorted, int[] order, double[] weights, double[] others) =>
        Math.Max(OneWay(sorted, order, weights, others, isTurned: false), OneWay(sorted, order, weights, others, isTurned: true));

    private static double OneWay(double[] sorted, int[] order, double[] weights, double[] others, bool isTurned)
    {
        var (p, q) = (0.0, 0.0);
        var (divergence, bound) = (0.0, 0.0);
        for (var i = 0; i + 1 < sorted.Length; i++)
        {
            var at = isTurned ? order[sorted.Length - 1 - i] : order[i];
            p += weights[at];
            q += others[at];
            var width = isTurned ? sorted[sorted.Length - 1 - i] - sorted[sorted.Length - 2 - i] : sorted[i + 1] - sorted[i];
            if (width == 0)
            {
                continue;
            }

            var middle = (p + q) / 2;
            divergence += width * (Share(p, middle) + Share(q, middle));
            bound += width * (p + q);
        }

        // The terms in q − p of the two one-sided divergences cancel in their sum.
        return bound > 0 ? Math.Sqrt(Math.Max(0, divergence) / bound) : 0;
    }

    private static double Share(double part, double middle) => part > 0 ? part * Elementary.Log(part / middle) / Elementary.Log(2) : 0;
}
