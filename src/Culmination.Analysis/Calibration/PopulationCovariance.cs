using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// The covariance of a population of normal scores, fit for proposals in many dimensions. What cannot be told from the prior's independent unit variances is set to them: correlations and
/// deviations of variances are thresholded at 0.7 of their standard errors by the adaptive rule of Rothman, Levina and Zhu (Journal of the American Statistical Association 104 (2009) 177),
/// x (1 − |threshold / x|³), which leaves strong ones almost alone. Without it, in a hundred dimensions the noise of ten thousand correlations makes every proposal a bad one.
/// </summary>
internal static class PopulationCovariance
{
    private const double StandardErrors = 0.7;

    /// <summary>Off-diagonals are drawn in by this factor until the matrix can be factorised.</summary>
    private const double DrawnIn = 0.9;

    /// <summary>The least pivot of the factor: a thinner direction is not told from a mistake of thresholding.</summary>
    private const double LeastPivot = 0.02;

    /// <summary>Cholesky's factor of the regularised covariance within groups, row after row.</summary>
    /// <param name="weights">Summing to 1 within each group.</param>
    /// <param name="centres">The weighted mean of each group.</param>
    internal static double[] Root(ScoreMatrix scores, ReadOnlySpan<double> weights, MemberGroups groups, double[][] centres)
    {
        var d = scores.Columns;
        var (covariance, effective) = Sample(scores, weights, groups, centres);
        var deviations = new double[d];
        for (var j = 0; j < d; j++)
        {
            deviations[j] = Math.Sqrt(covariance[(j * d) + j]);
        }

        for (var keep = 1.0; ; keep *= DrawnIn)
        {
            var matrix = Regularised(covariance, deviations, effective, keep);
            if (Factorise(matrix, d))
            {
                return matrix;
            }
        }
    }

    private static (double[] Covariance, double Effective) Sample(ScoreMatrix scores, ReadOnlySpan<double> weights, MemberGroups groups, double[][] centres)
    {
        var d = scores.Columns;
        var covariance = new double[d * d];
        var deviation = new double[d];
        var effective = 0.0;
        for (var g = 0; g < groups.Count; g++)
        {
            var squares = 0.0;
            for (var i = groups.First(g); i < groups.First(g + 1); i++)
            {
                squares += weights[i] * weights[i];
                if (weights[i] == 0)
                {
                    continue;
                }

                var row = scores.Row(i);
                for (var j = 0; j < d; j++)
                {
                    deviation[j] = row[j] - centres[g][j];
                }

                for (var j = 0; j < d; j++)
                {
                    var scaled = weights[i] / groups.Count * deviation[j];
                    for (var k = 0; k <= j; k++)
                    {
                        covariance[(j * d) + k] += scaled * deviation[k];
                    }
                }
            }

            effective += 1 / squares;
        }

        // The means are the groups' own, which takes one member's worth from each.
        var unbiased = effective / Math.Max(1, effective - groups.Count);
        for (var i = 0; i < covariance.Length; i++)
        {
            covariance[i] *= unbiased;
        }

        return (covariance, effective);
    }

    private static double[] Regularised(double[] covariance, double[] deviations, double effective, double keep)
    {
        var d = deviations.Length;
        var matrix = new double[d * d];
        for (var j = 0; j < d; j++)
        {
            var own = 1 + Thresholded((deviations[j] * deviations[j]) - 1, StandardErrors * Math.Sqrt(2 / effective));
            matrix[(j * d) + j] = own;
            for (var k = 0; k < j; k++)
            {
                var scale = deviations[j] * deviations[k];
                var correlation = scale > 0 ? Thresholded(covariance[(j * d) + k] / scale, StandardErrors / Math.Sqrt(effective)) : 0;
                matrix[(j * d) + k] = keep * correlation * Math.Sqrt(own * matrix[(k * d) + k]);
            }
        }

        return matrix;
    }

    private static double Thresholded(double value, double threshold)
    {
        var ratio = threshold / Math.Abs(value);
        return ratio < 1 ? value * (1 - (ratio * ratio * ratio)) : 0;
    }

    /// <summary>Replaces the lower triangle by Cholesky's factor; false if a pivot is too small.</summary>
    private static bool Factorise(double[] matrix, int d)
    {
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = matrix[(j * d) + k];
                for (var i = 0; i < k; i++)
                {
                    sum -= matrix[(j * d) + i] * matrix[(k * d) + i];
                }

                if (j == k && !(sum >= LeastPivot * LeastPivot))
                {
                    return false;
                }

                matrix[(j * d) + k] = j == k ? Math.Sqrt(sum) : sum / matrix[(k * d) + k];
            }
        }

        return true;
    }
}
