using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Moves that keep a normal distribution with the population's mean and (shrunk) covariance: z' = m + ρ (z − m) + √(1 − ρ²) L ξ, with L Lᵀ = C. The preconditioned Crank–Nicolson move
/// (Cotter, Roberts, Stuart and White, Statistical Science 28 (2013) 424), with the population in the place of the prior. It is reversible with respect to N(m, C), so the acceptance
/// ratio needs the two densities of N(m, C) beside those of the target.
/// </summary>
internal sealed class PopulationProposal
{
    private readonly int dimension;
    private readonly double[] mean;
    private readonly double[] root; // lower triangle of L, row after row

    private PopulationProposal(double[] mean, double[] root)
    {
        dimension = mean.Length;
        this.mean = mean;
        this.root = root;
    }

    /// <param name="weights">Summing to 1.</param>
    internal static PopulationProposal Fit(ScoreMatrix scores, ReadOnlySpan<double> weights)
    {
        var d = scores.Columns;
        var centre = new double[d];
        var squares = 0.0;
        for (var i = 0; i < scores.Rows; i++)
        {
            var row = scores.Row(i);
            squares += weights[i] * weights[i];
            for (var j = 0; j < d; j++)
            {
                centre[j] += weights[i] * row[j];
            }
        }

        var covariance = new double[d * d];
        var deviation = new double[d];
        for (var i = 0; i < scores.Rows; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var row = scores.Row(i);
            for (var j = 0; j < d; j++)
            {
                deviation[j] = row[j] - centre[j];
            }

            for (var j = 0; j < d; j++)
            {
                var scaled = weights[i] * deviation[j];
                for (var k = 0; k <= j; k++)
                {
                    covariance[(j * d) + k] += scaled * deviation[k];
                }
            }
        }

        Shrink(covariance, d, 1 / squares);
        return new PopulationProposal(centre, Root(covariance, d));
    }

    /// <summary>L⁻¹ (z − m): where a member stands when the population is a standard normal cloud.</summary>
    internal void Whiten(ReadOnlySpan<double> score, Span<double> white)
    {
        for (var j = 0; j < dimension; j++)
        {
            var sum = score[j] - mean[j];
            for (var k = 0; k < j; k++)
            {
                sum -= root[(j * dimension) + k] * white[k];
            }

            white[j] = sum / root[(j * dimension) + j];
        }
    }

    /// <summary>Proposes a move and returns the logarithm of its acceptance ratio less what the likelihood adds to it.</summary>
    /// <param name="step">√(1 − ρ²): 1 forgets where the member stands.</param>
    internal double Propose(ReadOnlySpan<double> score, ReadOnlySpan<double> white, double step, RandomStream stream, int member, Span<double> newScore, Span<double> newWhite)
    {
        var stay = Math.Sqrt(1 - (step * step));
        var log = 0.0;
        for (var j = 0; j < dimension; j++)
        {
            newWhite[j] = (stay * white[j]) + (step * stream.Normal(member, j));
            log += (newWhite[j] * newWhite[j]) - (white[j] * white[j]);
        }

        for (var j = 0; j < dimension; j++)
        {
            var sum = mean[j];
            for (var k = 0; k <= j; k++)
            {
                sum += root[(j * dimension) + k] * newWhite[k];
            }

            newScore[j] = sum;
            log += (score[j] * score[j]) - (sum * sum);
        }

        return 0.5 * log;
    }

    /// <summary>Correlations are drawn towards 0 the more, the fewer members there are per dimension, and variances towards the prior's 1: so that C can always be factorised.</summary>
    private static void Shrink(double[] covariance, int d, double effective)
    {
        var toDiagonal = d / (d + effective);
        var toPrior = 1 / (1 + effective);
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k < j; k++)
            {
                covariance[(j * d) + k] *= (1 - toDiagonal) * (1 - toPrior);
            }

            covariance[(j * d) + j] = ((1 - toPrior) * covariance[(j * d) + j]) + toPrior;
        }
    }

    /// <summary>Cholesky's factor, in place of the lower triangle.</summary>
    private static double[] Root(double[] matrix, int d)
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

                matrix[(j * d) + k] = j == k ? Math.Sqrt(sum) : sum / matrix[(k * d) + k];
            }
        }

        return matrix;
    }
}
