using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Calibration;

/// <summary>When each observation looks at which probe. Shared by all blocks; it keeps nothing of a run.</summary>
internal sealed class ObservationSchedule
{
    private readonly ImmutableArray<BoundObservation> observations;
    private readonly ImmutableArray<Look>[] byStep;

    internal ObservationSchedule(ImmutableArray<BoundObservation> observations)
    {
        this.observations = observations;
        LastStep = observations.Length == 0 ? -1 : observations.Max(o => o.StepNow);
        var looks = new List<Look>[LastStep + 1];
        for (var i = 0; i < observations.Length; i++)
        {
            var o = observations[i];
            (looks[o.StepNow] ??= []).Add(new Look(o.Probe, i, 1));
            if (o.StepBefore >= 0)
            {
                (looks[o.StepBefore] ??= []).Add(new Look(o.Probe, i, -1));
            }
        }

        byStep = [.. looks.Select(l => l is null ? [] : l.ToImmutableArray())];
    }

    /// <summary>The last step at which anything is looked at, or -1.</summary>
    internal int LastStep { get; }

    internal int Count => observations.Length;

    /// <summary>Adds what is seen at the current step to <paramref name="seen"/>, [observation][lane].</summary>
    internal void Look(ISimulationRun run, Span<double> seen, Span<double> lanes)
    {
        if (run.Step > LastStep)
        {
            return;
        }

        foreach (var look in byStep[run.Step])
        {
            run.Read(look.Probe, lanes);
            var row = seen.Slice(look.Observation * lanes.Length, lanes.Length);
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                row[lane] += look.Sign * lanes[lane];
            }
        }
    }

    /// <summary>From what was seen to the claim's unit through the source's window, in place.</summary>
    internal void ThroughWindows(Span<double> seen, ReadOnlySpan<double> parameters, int lanes)
    {
        for (var i = 0; i < observations.Length; i++)
        {
            var row = seen.Slice(i * lanes, lanes);
            for (var lane = 0; lane < lanes; lane++)
            {
                row[lane] = Through(observations[i], row[lane], parameters, lanes, lane);
            }
        }
    }

    /// <summary>What a source reports of what happened, in the claim's unit: coverage · factor · seen · exp(effective bias).</summary>
    /// <param name="parameters">[parameter · lanes + lane].</param>
    internal static double Through(BoundObservation o, double seen, ReadOnlySpan<double> parameters, int lanes = 1, int lane = 0)
    {
        var value = o.Factor * seen;
        if (o.CoverageParameter >= 0)
        {
            value *= parameters[(o.CoverageParameter * lanes) + lane];
        }

        if (o.BiasParameter >= 0)
        {
            var lean = o.LeanParameter >= 0 ? parameters[(o.LeanParameter * lanes) + lane] : 0;
            var spread = o.SpreadParameter >= 0 ? parameters[(o.SpreadParameter * lanes) + lane] : 1;
            value *= Elementary.Exp(EffectiveBias(o, parameters[(o.BiasParameter * lanes) + lane], lean, spread));
        }

        return value;
    }

    /// <summary>A source's own bias, with what sources of its kind have in common (<see cref="SourceType"/>).</summary>
    /// <param name="lean">0 where its kind has none.</param>
    /// <param name="spread">1 where its kind has none.</param>
    internal static double EffectiveBias(BoundObservation o, double bias, double lean, double spread) =>
        lean + (o.SpreadParameter >= 0 ? o.BiasMiddle + (spread * (bias - o.BiasMiddle)) : bias);
}

/// <param name="Sign">1 for the value now, -1 for the value at the beginning of the window.</param>
internal sealed record Look(int Probe, int Observation, int Sign);
