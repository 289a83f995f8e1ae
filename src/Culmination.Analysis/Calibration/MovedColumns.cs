using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>Which parameters proposals move along directions, and which are drawn from the prior in passing because nothing that was observed depends on them.</summary>
/// <param name="Moved">Ascending.</param>
/// <param name="Idle">Those that nothing observed depends on.</param>
/// <param name="Switches">Those of the moved columns that stand for a choice of form.</param>
internal sealed record MovedColumns(ImmutableArray<int> Moved, ImmutableArray<int> Idle, ImmutableArray<ScoreSwitch> Switches)
{
    private const long FirstIdle = 2;

    /// <summary>All of them, unless the likelihood tells windows from runs.</summary>
    internal static MovedColumns Of(IWindowedLikelihood? likelihood, ScoreMatrix prior, ImmutableArray<ScoreSwitch> switches, CancellationToken cancellation)
    {
        if (likelihood is not { Windows.Columns: { IsEmpty: false } windows })
        {
            return new([.. Enumerable.Range(0, prior.Columns)], [], switches);
        }

        var idle = IdleColumns.Find(likelihood, prior, switches, cancellation);
        return new([.. Enumerable.Range(0, prior.Columns).Where(c => !windows.Contains(c) && !idle.Contains(c))], idle, [.. switches.Where(s => !idle.Contains(s.Column))]);
    }

    internal ScoreMatrix Of(ScoreMatrix scores)
    {
        var part = new ScoreMatrix(scores.Rows, Moved.Length);
        for (var i = 0; i < scores.Rows; i++)
        {
            Of(scores.Row(i), part.Row(i));
        }

        return part;
    }

    internal double[] Of(ReadOnlySpan<double> scores)
    {
        var part = new double[Moved.Length];
        Of(scores, part);
        return part;
    }

    internal void Of(ReadOnlySpan<double> scores, Span<double> part)
    {
        for (var j = 0; j < Moved.Length; j++)
        {
            part[j] = scores[Moved[j]];
        }
    }

    internal void Put(ReadOnlySpan<double> part, Span<double> scores)
    {
        for (var j = 0; j < Moved.Length; j++)
        {
            scores[Moved[j]] = part[j];
        }
    }

    /// <summary>Draws the idle ones from the prior: their part of the acceptance ratio cancels.</summary>
    internal void DrawIdle(Span<double> scores, RandomStream stream, int member)
    {
        for (var j = 0; j < Idle.Length; j++)
        {
            scores[Idle[j]] = stream.Normal(member, FirstIdle + j);
        }
    }
}
