using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Moves that keep a normal distribution with the population's mean and (regularised) covariance: z' = m + ρ (z − m) + √(1 − ρ²) L ξ, with L Lᵀ = C. The preconditioned Crank–Nicolson move
/// (Cotter, Roberts, Stuart and White, Statistical Science 28 (2013) 424), with the population in the place of the prior. It is reversible with respect to N(m, C), so the acceptance
/// ratio needs the two densities of N(m, C) beside those of the target.
/// </summary>
internal sealed class PopulationProposal
{
    private readonly int dimension;
    private readonly double[] centre;
    private readonly double[] root; // lower triangle of L, row after row

    /// <param name="centre">m.</param>
    /// <param name="root">L, row after row.</param>
    internal PopulationProposal(double[] centre, double[] root)
    {
        dimension = centre.Length;
        this.centre = centre;
        this.root = root;
    }

    /// <summary>L⁻¹ (z − m): where a member stands when the population is a standard normal cloud.</summary>
    internal void Whiten(ReadOnlySpan<double> score, Span<double> white)
    {
        for (var j = 0; j < dimension; j++)
        {
            var sum = score[j] - centre[j];
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
            var sum = centre[j];
            for (var k = 0; k <= j; k++)
            {
                sum += root[(j * dimension) + k] * newWhite[k];
            }

            newScore[j] = sum;
            log += (score[j] * score[j]) - (sum * sum);
        }

        return 0.5 * log;
    }
}
