using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// The biases and coverages of sources, and what kinds of sources share, as parameters of what is reported and not of what happens: given a run they have a posterior of their own, which can be
/// drawn from without running anything.
/// </summary>
internal sealed class SourceWindows
{
    /// <summary>How much wider proposals are than what the claims say of a parameter: its tails are heavier than a normal's.</summary>
    private const double Wider = 1.1;

    /// <summary>How often a source's own parameter takes a step in place of a draw: from far out, where the claims' heavy tails hold it, no draw from the middle is accepted.</summary>
    private const double StepShare = 0.2;

    /// <summary>Steps, of which one is chosen: how narrowly the claims hold a parameter is not known beforehand.</summary>
    private static readonly ImmutableArray<double> Steps = [0.2, 0.5, 1];

    private readonly ImmutableArray<BoundObservation> observations;
    private readonly ImmutableArray<ObservationError> errors;
    private readonly ParameterSpace space;
    private readonly ImmutableArray<OwnWindow> own;
    private readonly ImmutableArray<(int Column, ImmutableArray<int> Seen)> kinds;

    internal SourceWindows(ImmutableArray<BoundObservation> observations, ImmutableArray<ObservationError> errors, ParameterSpace space)
    {
        (this.observations, this.errors, this.space) = (observations, errors, space);
        own = [.. space.Shared.Where(c => observations.Any(o => o.BiasParameter == c || o.CoverageParameter == c)).Select(c => new OwnWindow(c, observations, errors, space))];
        kinds = [.. space.Shared.Where(c => observations.Any(o => IsKind(o, c))).Select(c => (c, Enumerable.Range(0, observations.Length).Where(o => IsKind(observations[o], c)).ToImmutableArray()))];
        Columns = [.. own.Select(w => w.Column), .. kinds.Select(k => k.Column)];
    }

    /// <summary>The columns that stand for them.</summary>
    internal ImmutableArray<int> Columns { get; }

    /// <summary>Room to read members one after the other.</summary>
    internal WindowReading Room() => new(space.Dimension, observations.Length);

    /// <summary>Reads what sources say of a run, and returns its log-likelihood.</summary>
    internal double Read(ReadOnlySpan<double> scores, ReadOnlySpan<double> latents, WindowReading reading)
    {
        foreach (var column in Columns)
        {
            reading.Values[column] = space.Value(column, scores[column]);
        }

        for (var o = 0; o < observations.Length; o++)
        {
            reading.Reports[o] = ObservationSchedule.Through(observations[o], latents[o], reading.Values);
            reading.Logs[o] = errors[o].LogLikelihood(reading.Reports[o]);
        }

        return reading.LogLikelihood;
    }

    /// <summary>
    /// Lets each source's own parameter follow from one run to another, so that it stands as far from the middle of what run and claims say of it, in standard deviations, as it stood before. Where
    /// a source reports, a proposed run then need not agree with the old bias: it is accepted about as if biases had been integrated out. Returns the logarithm of the map's Jacobian and of the prior's
    /// ratio.
    /// </summary>
    /// <param name="newScores">What kinds share as in <paramref name="scores"/>; the own parameters are written.</param>
    internal double Follow(ReadOnlySpan<double> scores, ReadOnlySpan<double> latents, Span<double> newScores, ReadOnlySpan<double> newLatents, double power, WindowReading reading)
    {
        foreach (var (column, _) in kinds)
        {
            reading.Values[column] = space.Value(column, scores[column]);
        }

        // One after the other: of a claim seen through two, the second takes the first as it was on this side and as it has become on the other.
        reading.Values.CopyTo(reading.NewValues, 0);
        var log = 0.0;
        foreach (var window in own)
        {
            var (mean, deviation) = window.Given(reading.Values, latents, power, window.Column);
            var (newMean, newDeviation) = window.Given(reading.NewValues, newLatents, power, window.Column);
            var score = scores[window.Column];
            var next = newMean + ((score - mean) / deviation * newDeviation);
            newScores[window.Column] = next;
            if (window.IsShared)
            {
                (reading.Values[window.Column], reading.NewValues[window.Column]) = (space.Value(window.Column, score), space.Value(window.Column, next));
            }

            log += Elementary.Log(newDeviation / deviation) + (0.5 * ((score * score) - (next * next)));
        }

        return log;
    }

    /// <summary>Draws the parameters one after the other, given the run and each other (Metropolis within Gibbs), and returns the log-likelihood as it then is.</summary>
    internal double Refresh(Span<double> scores, ReadOnlySpan<double> latents, double power, RandomStream stream, int member, WindowReading reading)
    {
        var before = Read(scores, latents, reading);
        if (double.IsNegativeInfinity(before))
        {
            return before;
        }

        var draw = 0L;
        foreach (var window in own)
        {
            var was = scores[window.Column];
            var (isStep, to) = (stream.Uniform(member, draw++) < StepShare, stream.Normal(member, draw++));
            var (next, ratio) = isStep ? Stepped(was, to, stream.Uniform(member, draw++)) : Drawn(window.Given(reading.Values, latents, power, space.Dimension), was, to);
            Try(window.Column, window.Seen, next, ratio, scores, latents, power, stream.Uniform(member, draw++), reading);
        }

        foreach (var (column, seen) in kinds)
        {
            var (next, ratio) = Stepped(scores[column], stream.Normal(member, draw++), stream.Uniform(member, draw++));
            Try(column, seen, next, ratio, scores, latents, power, stream.Uniform(member, draw++), reading);
        }

        return reading.LogLikelihood;
    }

    /// <summary>A draw from near what run and claims say, whatever the score was.</summary>
    private static (double Next, double Ratio) Drawn((double Mean, double Deviation) given, double was, double normal)
    {
        var deviation = Wider * given.Deviation;
        var from = (was - given.Mean) / deviation;
        var next = MemberMoves.Rounded(given.Mean + (deviation * normal));
        return (next, 0.5 * ((was * was) - (next * next) + (normal * normal) - (from * from)));
    }

    /// <summary>A step that keeps the prior.</summary>
    private static (double Next, double Ratio) Stepped(double was, double normal, double uniform)
    {
        var step = Steps[(int)(uniform * Steps.Length)];
        return (MemberMoves.Rounded((Math.Sqrt(1 - (step * step)) * was) + (step * normal)), 0);
    }

    private void Try(int column, ImmutableArray<int> seen, double next, double ratio, Span<double> scores, ReadOnlySpan<double> latents, double power, double uniform, WindowReading reading)
    {
        var was = reading.Values[column];
        reading.Values[column] = space.Value(column, next);
        Span<double> reports = stackalloc double[seen.Length];
        Span<double> logs = stackalloc double[seen.Length];
        var log = 0.0;
        for (var i = 0; i < seen.Length; i++)
        {
            reports[i] = ObservationSchedule.Through(observations[seen[i]], latents[seen[i]], reading.Values);
            logs[i] = errors[seen[i]].LogLikelihood(reports[i]);
            log += logs[i] - reading.Logs[seen[i]];
        }

        if (!(Elementary.Log(uniform) < ratio + (power * log)))
        {
            reading.Values[column] = was;
            return;
        }

        scores[column] = next;
        for (var i = 0; i < seen.Length; i++)
        {
            (reading.Reports[seen[i]], reading.Logs[seen[i]]) = (reports[i], logs[i]);
        }
    }

    private static bool IsKind(BoundObservation o, int column) => o.BiasParameter >= 0 && (o.LeanParameter == column || o.SpreadParameter == column);
}
