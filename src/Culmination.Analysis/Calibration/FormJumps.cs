using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Moves of a member to another form of the model. What the evidence says of the other parameters differs between forms, so they are shifted by the difference of the forms' means, where the
/// population shows one; the shift back is the same, so it is reversible. Without it, a form hardly ever changes: a new one fits badly with parameters that were fitted in the old one.
/// </summary>
internal sealed class FormJumps
{
    /// <summary>A difference of means counts from this many standard errors on.</summary>
    private const double Shown = 2.5;
    private const int LeastMembers = 20;
    private readonly ImmutableArray<ScoreSwitch> switches;
    private readonly double[][][][] shifts; // switch, from, to: shift of each column

    /// <param name="weights">Not negative.</param>
    internal FormJumps(ImmutableArray<ScoreSwitch> switches, ScoreMatrix scores, ReadOnlySpan<double> weights, ImmutableArray<int> moved)
    {
        this.switches = switches;
        shifts = new double[switches.Length][][][];
        for (var s = 0; s < switches.Length; s++)
        {
            var (means, errors) = Learn(switches[s], scores, weights);
            shifts[s] = [.. means.Select((m, from) => means.Select((n, to) => Shift(m, errors[from], n, errors[to], scores.Columns, moved)).ToArray())];
        }
    }

    /// <summary>Proposes another form of one switch and returns the logarithm of its acceptance ratio less what the likelihood adds to it.</summary>
    internal double Propose(ReadOnlySpan<double> score, RandomStream stream, int member, Span<double> newScore)
    {
        var s = (int)(stream.Uniform(member, 0) * switches.Length);
        var chosen = switches[s];
        var from = chosen.FormOf(score[chosen.Column]);
        var to = (from + 1 + (int)(stream.Uniform(member, 1) * (chosen.Forms - 1))) % chosen.Forms;
        score.CopyTo(newScore);

        // Within the new form the score is drawn from the prior, so that only the forms' weights remain of the ratio of densities.
        var share = chosen.Bounds[to] + (stream.Uniform(member, 2) * chosen.Weight(to));
        newScore[chosen.Column] = Elementary.NormalQuantile(share);
        var log = Elementary.Log(chosen.Weight(to) / chosen.Weight(from));
        var shift = shifts[s][from][to];
        for (var j = 0; j < score.Length; j++)
        {
            if (shift[j] != 0)
            {
                newScore[j] += shift[j];
                log += 0.5 * ((score[j] * score[j]) - (newScore[j] * newScore[j]));
            }
        }

        return log;
    }

    private double[] Shift(double[] from, double[] fromErrors, double[] to, double[] toErrors, int columns, ImmutableArray<int> moved)
    {
        var shift = new double[columns];
        foreach (var j in from.Length > 0 && to.Length > 0 ? moved : [])
        {
            var difference = to[j] - from[j];
            shift[j] = difference * difference > Shown * Shown * (fromErrors[j] + toErrors[j]) ? difference : 0;
        }

        foreach (var s in switches)
        {
            shift[s.Column] = 0;
        }

        return shift;
    }

    /// <summary>Means and squared standard errors of all columns in each form; empty for a form with few members.</summary>
    private static (double[][] Means, double[][] Errors) Learn(ScoreSwitch chosen, ScoreMatrix scores, ReadOnlySpan<double> weights)
    {
        var (means, errors) = (new double[chosen.Forms][], new double[chosen.Forms][]);
        for (var form = 0; form < chosen.Forms; form++)
        {
            var (total, squares) = (0.0, 0.0);
            var (mean, square) = (new double[scores.Columns], new double[scores.Columns]);
            for (var i = 0; i < scores.Rows; i++)
            {
                var row = scores.Row(i);
                if (weights[i] == 0 || chosen.FormOf(row[chosen.Column]) != form)
                {
                    continue;
                }

                total += weights[i];
                squares += weights[i] * weights[i];
                for (var j = 0; j < row.Length; j++)
                {
                    mean[j] += weights[i] * row[j];
                    square[j] += weights[i] * row[j] * row[j];
                }
            }

            var size = squares > 0 ? total * total / squares : 0;
            if (size < LeastMembers)
            {
                (means[form], errors[form]) = ([], []);
                continue;
            }

            for (var j = 0; j < mean.Length; j++)
            {
                mean[j] /= total;
                square[j] = Math.Max(0, (square[j] / total) - (mean[j] * mean[j])) / size;
            }

            (means[form], errors[form]) = (mean, square);
        }

        return (means, errors);
    }
}
