namespace Culmination.Analysis.Calibration;

/// <summary>Systematic resampling: one uniform number places a comb of equal teeth over the cumulated weights.</summary>
internal static class Resampling
{
    /// <summary>For each new member, which old one it copies; ascending.</summary>
    /// <param name="weights">Summing to 1.</param>
    /// <param name="uniform">Between 0 and 1.</param>
    internal static int[] Systematic(ReadOnlySpan<double> weights, double uniform)
    {
        var count = weights.Length;
        var ancestors = new int[count];
        var last = count - 1;
        while (weights[last] == 0)
        {
            last--;
        }

        var source = 0;
        var below = weights[0];
        for (var i = 0; i < count; i++)
        {
            var tooth = (i + uniform) / count;

            // Rounding may leave the sum of all weights a little under the last tooth.
            while (source < last && (tooth >= below || weights[source] == 0))
            {
                source++;
                below += weights[source];
            }

            ancestors[i] = source;
        }

        return ancestors;
    }
}
