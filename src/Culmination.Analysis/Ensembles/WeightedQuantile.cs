namespace Culmination.Analysis.Ensembles;

/// <summary>
/// Quantiles of weighted values: each value stands at the middle of its weight in the cumulated weights, linear between (for equal weights, Hazen's definition: type 5 of Hyndman and Fan).
/// Not-a-number and values without weight are left out; of nothing, every quantile is not-a-number.
/// </summary>
public static class WeightedQuantile
{
    /// <param name="values">In any order.</param>
    /// <param name="weights">One per value, not negative.</param>
    /// <param name="levels">Between 0 and 1.</param>
    public static double[] Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<double> levels)
    {
        var keys = new double[values.Length];
        var shares = new double[values.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && weights[i] > 0)
            {
                (keys[count], shares[count]) = (values[i], weights[i]);
                count++;
            }
        }

        var result = new double[levels.Length];
        if (count == 0)
        {
            Array.Fill(result, double.NaN);
            return result;
        }

        // Ties of value may come in any order: they interpolate to the same value.
        Array.Sort(keys, shares, 0, count);
        var total = 0.0;
        for (var i = 0; i < count; i++)
        {
            total += shares[i];
        }

        for (var l = 0; l < levels.Length; l++)
        {
            result[l] = At(keys.AsSpan(0, count), shares, levels[l] * total);
        }

        return result;
    }

    private static double At(ReadOnlySpan<double> sorted, double[] shares, double wanted)
    {
        var below = 0.0;
        var place = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var before = place;
            place = below + (shares[i] / 2);
            if (place >= wanted)
            {
                return i == 0 || sorted[i] == sorted[i - 1]
                    ? sorted[i]
                    : sorted[i - 1] + ((sorted[i] - sorted[i - 1]) * ((wanted - before) / (place - before)));
            }

            below += shares[i];
        }

        return sorted[^1];
    }
}
