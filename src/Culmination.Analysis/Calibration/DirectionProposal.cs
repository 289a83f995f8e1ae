using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Moves along a random part of the principal directions of N(m, C): z' = m + … with each chosen coordinate w of the principal axes going to ρ w + √(1 − ρ²) ξ, the others standing still. Reversible
/// with respect to N(m, C) whatever is chosen, like <see cref="PopulationProposal"/>; where the target is far from normal, a few directions at a time take much longer steps than all at once.
/// </summary>
internal sealed class DirectionProposal
{
    private readonly int dimension;
    private readonly double[] centre;
    private readonly double[] deviations;
    private readonly double[] directions; // direction after direction

    private DirectionProposal(double[] centre, double[] deviations, double[] directions)
    {
        dimension = centre.Length;
        (this.centre, this.deviations, this.directions) = (centre, deviations, directions);
    }

    /// <summary>One per centre, all with the covariance L Lᵀ.</summary>
    /// <param name="root">L, lower triangle, row after row.</param>
    internal static DirectionProposal[] Of(double[][] centres, double[] root)
    {
        var d = centres[0].Length;
        var covariance = new double[d * d];
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = 0.0;
                for (var i = 0; i <= k; i++)
                {
                    sum += root[(j * d) + i] * root[(k * d) + i];
                }

                covariance[(j * d) + k] = covariance[(k * d) + j] = sum;
            }
        }

        var (values, vectors) = SymmetricEigen.Of(covariance, d);
        var roots = Array.ConvertAll(values, v => Math.Sqrt(Math.Max(v, double.Epsilon)));
        return [.. centres.Select(c => new DirectionProposal(c, roots, vectors))];
    }

    /// <summary>Proposes a move and returns the logarithm of its acceptance ratio less what the likelihood adds to it.</summary>
    /// <param name="step">√(1 − ρ²): 1 forgets where the member stands.</param>
    /// <param name="share">How large a part of the directions is moved on average; one always is.</param>
    internal double Propose(ReadOnlySpan<double> score, double step, double share, RandomStream stream, int member, Span<double> newScore)
    {
        var stay = Math.Sqrt(1 - (step * step));
        var always = (int)(stream.Uniform(member, 2L * dimension) * dimension);
        var log = 0.0;
        score.CopyTo(newScore);
        for (var k = 0; k < dimension; k++)
        {
            if (k != always && stream.Uniform(member, 2L * k) >= share)
            {
                continue;
            }

            var direction = directions.AsSpan(k * dimension, dimension);
            var place = 0.0;
            for (var j = 0; j < dimension; j++)
            {
                place += direction[j] * (score[j] - centre[j]);
            }

            place /= deviations[k];
            var next = (stay * place) + (step * stream.Normal(member, (2L * k) + 1));
            log += (next * next) - (place * place);
            var move = (next - place) * deviations[k];
            for (var j = 0; j < dimension; j++)
            {
                newScore[j] += move * direction[j];
            }
        }

        for (var j = 0; j < dimension; j++)
        {
            log += (score[j] * score[j]) - (newScore[j] * newScore[j]);
        }

        return 0.5 * log;
    }
}
