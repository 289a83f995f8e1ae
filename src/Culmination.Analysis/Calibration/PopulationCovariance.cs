using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// The covariance of a population of normal scores, fit for proposals in many dimensions. Of d directions sampled with n members, noise alone spreads the eigenvalues of independent unit
/// variances over (1 ± √γ)², γ = d/n; what lies inside cannot be told from the prior and is set to it, what lies outside is a direction the evidence speaks of, and its eigenvalue is
/// corrected for noise by the optimal shrinkage of spiked covariances (Donoho, Gavish and Johnstone, Annals of Statistics 46 (2018) 1742, Frobenius loss). Without it the noise
/// directions make proposals too narrow, and a population in a hundred dimensions collapses without showing it.
/// </summary>
internal static class PopulationCovariance
{
    /// <summary>The least variance given to a direction.</summary>
    private const double LeastVariance = 1e-4;

    /// <summary>Cholesky's factor of the regularised covariance within groups, row after row.</summary>
    /// <param name="weights">Summing to 1 within each group.</param>
    /// <param name="centres">The weighted mean of each group.</param>
    internal static double[] Root(ScoreMatrix scores, ReadOnlySpan<double> weights, MemberGroups groups, double[][] centres)
    {
        var d = scores.Columns;
        var (covariance, effective) = Sample(scores, weights, groups, centres);
        var matrix = Shrunk(covariance, d, d / effective);
        LowerTriangle.Factorise(matrix, d);
        return matrix;
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

    private static double[] Shrunk(double[] lower, int d, double gamma)
    {
        var full = new double[d * d];
        var shrunk = new double[d * d];
        for (var j = 0; j < d; j++)
        {
            shrunk[(j * d) + j] = 1;
            for (var k = 0; k <= j; k++)
            {
                full[(j * d) + k] = full[(k * d) + j] = lower[(j * d) + k];
            }
        }

        var (values, vectors) = SymmetricEigen.Of(full, d);
        for (var i = 0; i < d; i++)
        {
            var excess = Shrunk(values[i], gamma) - 1;
            if (excess == 0)
            {
                continue;
            }

            var vector = vectors.AsSpan(i * d, d);
            for (var j = 0; j < d; j++)
            {
                for (var k = 0; k <= j; k++)
                {
                    shrunk[(j * d) + k] += excess * vector[j] * vector[k];
                }
            }
        }

        return shrunk;
    }

    /// <summary>From a sample eigenvalue λ = ℓ (1 + γ/(ℓ − 1)) to ℓ, and from there to ℓ c² + 1 − c², c the cosine between the sample's and the true direction; 1 inside the noise.</summary>
    internal static double Shrunk(double value, double gamma)
    {
        var root = Math.Sqrt(gamma);
        var isBelow = value < (1 - root) * (1 - root) && gamma < 1;
        if (!isBelow && !(value > (1 + root) * (1 + root)))
        {
            return 1;
        }

        var sum = value + 1 - gamma;
        var discriminant = Math.Sqrt(Math.Max(0, (sum * sum) - (4 * value)));
        var spike = (isBelow ? sum - discriminant : sum + discriminant) / 2;
        var off = spike - 1;
        var cosine = Math.Clamp((1 - (gamma / (off * off))) / (1 + (gamma / off)), 0, 1);
        return Math.Max(LeastVariance, (spike * cosine) + 1 - cosine);
    }
}
