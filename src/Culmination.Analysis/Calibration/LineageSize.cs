using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// The effective sample size from the family tree of the final members: members with a common ancestor may still resemble one another. By Lee and Whiteley ("Variance estimation in the
/// particle filter", Biometrika 105 (2018) 609) the variance of a mean is the sum over families of (the family's weighted deviations)²; set against the variance of independent members
/// it gives how many of those the sample is worth. Far back, few families are left and the estimate is worthless, so ancestors are taken from the earliest population of which enough
/// families remain (Olsson and Douc, "Numerically stable online estimation of variance in particle filters", Bernoulli 25 (2019) 1504).
/// </summary>
internal static class LineageSize
{
    private const double EnoughFamilies = 50;

    /// <summary>
    /// The smaller of two figures: the number for the parameters (the average inflation of variance over all of them) and the number for the log-likelihood. At most 1/Σw².
    /// </summary>
    /// <param name="weights">Summing to 1.</param>
    /// <param name="ancestors">[population][member]: its ancestor in that population, the first population first and the present one last.</param>
    internal static double Of(ScoreMatrix scores, ReadOnlySpan<double> logLikelihoods, ReadOnlySpan<double> weights, IReadOnlyList<int[]> ancestors)
    {
        var earlier = ancestors.Count > 1 ? ancestors.SkipLast(1).ToList() : [.. ancestors];
        var families = earlier.Find(a => Families(a) >= EnoughFamilies) ?? earlier[^1];
        var squares = 0.0;
        foreach (var w in weights)
        {
            squares += w * w;
        }

        var column = new double[scores.Rows];
        var sums = new double[scores.Rows];
        var inflation = 0.0;
        for (var p = 0; p < scores.Columns; p++)
        {
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = scores.Row(i)[p];
            }

            inflation += VariancePerMember(column, weights, families, sums) / scores.Columns;
        }

        logLikelihoods.CopyTo(column);
        var worst = Math.Max(squares, Math.Max(inflation, VariancePerMember(column, weights, families, sums)));
        return 1 / Math.Max(worst, 1.0 / scores.Rows);
    }

    /// <summary>The number of equally large families that would be as diverse.</summary>
    private static double Families(int[] ancestors)
    {
        var sizes = new double[ancestors.Length];
        foreach (var a in ancestors)
        {
            sizes[a] += 1.0 / ancestors.Length;
        }

        return 1 / sizes.Sum(s => s * s);
    }

    /// <summary>Variance of the weighted mean over the variance of one member; 0 where nothing varies.</summary>
    private static double VariancePerMember(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<int> families, double[] sums)
    {
        var mean = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] == 0 ? 0 : weights[i] * values[i];
        }

        Array.Clear(sums);
        var shares = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sums[families[i]] += weights[i];
        }

        foreach (var share in sums)
        {
            shares += share * share;
        }

        Array.Clear(sums);
        var variance = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var deviation = values[i] - mean;
            variance += weights[i] * deviation * deviation;
            sums[families[i]] += weights[i] * deviation;
        }

        var ofMean = 0.0;
        foreach (var sum in sums)
        {
            ofMean += sum * sum;
        }

        // Deviations are from the sample's own mean, which takes away the families' share in it.
        return variance > 0 && shares < 1 ? ofMean / variance / (1 - shares) : 0;
    }
}
