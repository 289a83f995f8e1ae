using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Experiments;

/// <summary>
/// A prior's quantile as a function of the normal score, worked out once on a grid and interpolated by the cubic through four neighbours. Scores beyond ±8 (a probability of 1e-15)
/// take the value at the end.
/// </summary>
internal sealed class QuantileTable
{
    private const double Reach = 8;
    private const int PerUnit = 32;
    private const int Cells = (int)(2 * Reach * PerUnit);
    private readonly double[] nodes = new double[Cells + 1];

    internal QuantileTable(Distribution prior)
    {
        for (var i = 0; i <= Cells; i++)
        {
            nodes[i] = prior.Quantile(NormalScore.Share(((double)i / PerUnit) - Reach));
        }
    }

    internal double Value(double score)
    {
        var at = (Math.Clamp(score, -Reach, Reach) + Reach) * PerUnit;
        var cell = Math.Clamp((int)at, 1, Cells - 2);
        var x = at - cell;
        var (a, b, c, d) = (nodes[cell - 1], nodes[cell], nodes[cell + 1], nodes[cell + 2]);

        // Lagrange's form on the nodes −1, 0, 1, 2.
        return (((-x * (x - 1) * (x - 2) / 6) * a) + ((x + 1) * (x - 1) * (x - 2) / 2 * b)) + ((-(x + 1) * x * (x - 2) / 2 * c) + ((x + 1) * x * (x - 1) / 6 * d));
    }

    /// <summary>The score at which a non-decreasing function takes a value, by the table's grid (linear between its nodes).</summary>
    internal double Score(double value)
    {
        var (low, high) = (0, Cells);
        if (!(value > nodes[0]))
        {
            return -Reach;
        }

        if (!(value < nodes[Cells]))
        {
            return Reach;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (nodes[middle] <= value)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        var width = nodes[high] - nodes[low];
        return ((low + (width > 0 ? (value - nodes[low]) / width : 0.5)) / PerUnit) - Reach;
    }
}
