using System.Collections.Immutable;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Planning;

namespace Culmination.Analysis.Ensembles;

/// <summary>The outcomes' conditions with their variants of threshold; a probe that serves several is followed once.</summary>
internal sealed class ConditionSet
{
    private readonly ImmutableArray<(int Probe, int HoldSteps)> distinct;
    private readonly ImmutableArray<ImmutableArray<int>> places; // [variant][outcome] → index in distinct

    internal ConditionSet(ImmutableArray<BoundOutcome> outcomes)
    {
        Func<BoundOutcome, int>[] variants = [o => o.Probe, o => o.ProbeLow, o => o.ProbeMiddle, o => o.ProbeHigh];
        distinct = [.. outcomes.SelectMany(o => variants.Select(v => (v(o), o.HoldSteps))).Distinct()];
        places = [.. variants.Select(v => outcomes.Select(o => distinct.IndexOf((v(o), o.HoldSteps))).ToImmutableArray())];
        Probes = [.. distinct.Select(d => d.Probe)];
    }

    /// <summary>One per counter of <see cref="Counters"/>.</summary>
    internal ImmutableArray<int> Probes { get; }

    internal HoldCounter[] Counters(int lanes) => [.. distinct.Select(d => new HoldCounter(lanes, d.HoldSteps))];

    /// <summary>Puts the weeks at which the conditions were met in their places.</summary>
    internal void Write(HoldCounter[] counters, ForecastStore store, int policy, int first, SimulationClock clock)
    {
        for (var variant = 0; variant < places.Length; variant++)
        {
            for (var outcome = 0; outcome < places[variant].Length; outcome++)
            {
                var met = counters[places[variant][outcome]].MetAt;
                var weeks = store.Weeks(policy, variant, outcome);
                for (var lane = 0; lane < met.Length; lane++)
                {
                    weeks[first + lane] = met[lane] < 0 ? double.NaN : clock.TimeAt(met[lane]);
                }
            }
        }
    }
}
