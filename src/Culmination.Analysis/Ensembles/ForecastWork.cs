using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Ensembles;

/// <summary>
/// The final pass over a block of members: once from the start to the date of issue; from there, the saved state is the common past of every policy. So member i is the same world under
/// each of them.
/// </summary>
internal sealed class ForecastWork : IBlockWork
{
    private readonly BoundScenario scenario;
    private readonly ParameterSpace space;
    private readonly ScoreMatrix scores;
    private readonly ISimulator simulator;
    private readonly ObservationSchedule schedule;
    private readonly ForecastStore store;
    private readonly ConditionSet conditions;
    private readonly ulong seed;
    private readonly int issueStep;

    internal ForecastWork(BoundScenario scenario, ParameterSpace space, ScoreMatrix scores, SimulatorFactory simulators, ForecastStore store, ulong seed)
    {
        (this.scenario, this.space, this.scores, this.store, this.seed) = (scenario, space, scores, store, seed);
        issueStep = ReportedSteps.Issue(scenario);
        schedule = new ObservationSchedule(scenario.Observations);
        conditions = new ConditionSet(scenario.Outcomes);
        ImmutableArray<int> outputs =
        [
            .. scenario.Observations.Select(o => o.Probe)
                .Concat(conditions.Probes)
                .Concat(scenario.Reported.Select(r => r.Probe))
                .Concat(scenario.People.SelectMany(p => new[] { p.Killed, p.Wounded }))
                .Distinct()
                .Order(),
        ];
        simulator = simulators(scenario.Plan, outputs, ScenarioInputs.ParametersAndLevers(scenario));
    }

    /// <summary>Which simulator it is.</summary>
    internal string SimulatorName => simulator.Name;

    public int Lanes => simulator.PreferredLanes;

    public IBlockWorker CreateWorker() => new Worker(this);

    private sealed class Worker(ForecastWork owner) : IBlockWorker
    {
        private double[] lanes = [];
        private double[] state = [];
        private HoldCounter[] holds = [];

        public void Run(int first, int count)
        {
            var run = owner.simulator.CreateRun(count, owner.seed, first);
            if (lanes.Length != count)
            {
                lanes = new double[count];
                state = new double[run.StateSize];
                holds = owner.conditions.Counters(count);
            }

            Past(run, first, count);
            run.SaveState(state);
            for (var policy = 0; policy < owner.scenario.Policies.Length; policy++)
            {
                if (policy > 0)
                {
                    run.RestoreState(state);
                }

                Future(run, policy, first);
            }
        }

        private void Past(ISimulationRun run, int first, int count)
        {
            var parameters = new double[owner.space.Dimension * count];
            var seen = new double[owner.schedule.Count * count];
            owner.space.Values(owner.scores, first, count, parameters);
            owner.space.Set(run, parameters);
            run.Initialize();
            var row = 0;
            while (true)
            {
                owner.schedule.Look(run, seen, lanes);
                row = Report(run, firstPolicy: 0, owner.scenario.Policies.Length, row, first);
                if (run.Step >= owner.issueStep)
                {
                    break;
                }

                run.Advance();
            }

            owner.schedule.ThroughWindows(seen, parameters, count);
            for (var o = 0; o < owner.schedule.Count; o++)
            {
                seen.AsSpan(o * count, count).CopyTo(owner.store.Observed.AsSpan((o * owner.scores.Rows) + first, count));
            }

            for (var policy = 0; policy < owner.scenario.Policies.Length; policy++)
            {
                People(run, policy, 0, first);
            }
        }

        private void Future(ISimulationRun run, int policy, int first)
        {
            foreach (var hold in holds)
            {
                hold.Reset();
            }

            var row = 0;
            while (row < owner.store.Steps.Length && owner.store.Steps[row] <= owner.issueStep)
            {
                row++;
            }

            Pull(run, policy, isFirst: true);
            while (run.Step < owner.scenario.Plan.Clock.StepCount)
            {
                run.Advance();
                Pull(run, policy, isFirst: false);
                for (var c = 0; c < holds.Length; c++)
                {
                    run.Read(owner.conditions.Probes[c], lanes);
                    holds[c].Observe(lanes, run.Step);
                }

                row = Report(run, policy, policy + 1, row, first);
            }

            People(run, policy, 2, first);
            owner.conditions.Write(holds, owner.store, policy, first, owner.scenario.Plan.Clock);
        }

        /// <summary>Sets the levers whose day has come; those of an earlier day at the date of issue.</summary>
        private void Pull(ISimulationRun run, int policy, bool isFirst)
        {
            foreach (var lever in owner.scenario.Policies[policy].Levers)
            {
                if (lever.Step == run.Step || (isFirst && lever.Step < run.Step))
                {
                    Array.Fill(lanes, lever.Value);
                    foreach (var variable in lever.Variables)
                    {
                        run.Set(variable, lanes);
                    }
                }
            }
        }

        /// <summary>Keeps the reported variables for a range of policies if the current step is a row of the bands; returns the next row.</summary>
        private int Report(ISimulationRun run, int firstPolicy, int endPolicy, int row, int first)
        {
            if (row >= owner.store.Steps.Length || owner.store.Steps[row] != run.Step)
            {
                return row;
            }

            for (var v = 0; v < owner.scenario.Reported.Length; v++)
            {
                run.Read(owner.scenario.Reported[v].Probe, lanes);
                for (var policy = firstPolicy; policy < endPolicy; policy++)
                {
                    var kept = owner.store.Row(policy, v, row).Span;
                    for (var lane = 0; lane < lanes.Length; lane++)
                    {
                        kept[first + lane] = (float)lanes[lane];
                    }
                }
            }

            return row + 1;
        }

        private void People(ISimulationRun run, int policy, int figure, int first)
        {
            for (var side = 0; side < owner.scenario.People.Length; side++)
            {
                run.Read(owner.scenario.People[side].Killed, lanes);
                lanes.CopyTo(owner.store.People(policy, side, figure)[first..]);
                run.Read(owner.scenario.People[side].Wounded, lanes);
                lanes.CopyTo(owner.store.People(policy, side, figure + 1)[first..]);
            }
        }
    }
}
