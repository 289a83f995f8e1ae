using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Validation;

/// <summary>Runs weighed members, from the date of issue on under the scenario's first policy, and keeps what the model says of each figure.</summary>
internal sealed class FigureRun : IBlockWork
{
    private readonly BoundScenario scenario;
    private readonly ParameterSpace space;
    private readonly ScoreMatrix scores;
    private readonly ISimulator simulator;
    private readonly ObservationSchedule schedule;
    private readonly double[] said;
    private readonly ulong seed;
    private readonly int issueStep;

    private FigureRun(BoundScenario scenario, ScoreMatrix scores, SimulatorFactory simulators, ulong seed)
    {
        (this.scenario, this.scores, this.seed) = (scenario, scores, seed);
        space = new ParameterSpace(scenario.Parameters);
        schedule = new ObservationSchedule(scenario.Observations);
        issueStep = ReportedSteps.Issue(scenario);
        said = new double[scenario.Observations.Length * scores.Rows];
        ImmutableArray<int> outputs = [.. scenario.Observations.Select(o => o.Probe).Distinct().Order()];
        simulator = simulators(scenario.Plan, outputs, ScenarioInputs.ParametersAndLevers(scenario));
    }

    public int Lanes => simulator.PreferredLanes;

    /// <summary>What each member says of each figure, through its window and without error: [figure · members + member].</summary>
    /// <param name="weighed">The scenario the members were weighed with.</param>
    /// <param name="figures">The same with figures bound in the place of its observations.</param>
    internal static double[] Of(
        BoundScenario weighed, BoundScenario figures, ScoreMatrix members, SimulatorFactory simulators, IRunExecutor executor, ulong seed, IProgress<double>? progress, CancellationToken cancellation)
    {
        var run = new FigureRun(figures, Carried(weighed, figures, members, seed), simulators, seed);
        executor.Run(members.Rows, run, progress, cancellation);
        return run.said;
    }

    public IBlockWorker CreateWorker() => new Worker(this);

    /// <summary>Scores for the parameters of the second scenario: those weighed, and of windows that nothing was observed through, draws from the prior.</summary>
    private static ScoreMatrix Carried(BoundScenario weighed, BoundScenario figures, ScoreMatrix members, ulong seed)
    {
        string[] known = [.. weighed.Parameters.Select(p => p.Name)];
        string[] names = [.. figures.Parameters.Select(p => p.Name)];
        var carried = PriorDesign.Draw(names, members.Rows, seed);
        for (var p = 0; p < names.Length; p++)
        {
            var from = Array.IndexOf(known, names[p]);
            for (var i = 0; from >= 0 && i < members.Rows; i++)
            {
                carried.Row(i)[p] = members.Row(i)[from];
            }
        }

        return carried;
    }

    private sealed class Worker(FigureRun owner) : IBlockWorker
    {
        public void Run(int first, int count)
        {
            var run = owner.simulator.CreateRun(count, owner.seed, first);
            var parameters = new double[owner.space.Dimension * count];
            var seen = new double[owner.schedule.Count * count];
            var lanes = new double[count];
            owner.space.Values(owner.scores, first, count, parameters);
            owner.space.Set(run, parameters);
            run.Initialize();
            while (true)
            {
                owner.schedule.Look(run, seen, lanes);
                if (run.Step >= owner.schedule.LastStep)
                {
                    break;
                }

                if (run.Step >= owner.issueStep)
                {
                    Pull(run, lanes);
                }

                run.Advance();
            }

            owner.schedule.ThroughWindows(seen, parameters, count);
            for (var o = 0; o < owner.schedule.Count; o++)
            {
                seen.AsSpan(o * count, count).CopyTo(owner.said.AsSpan((o * owner.scores.Rows) + first, count));
            }
        }

        /// <summary>Sets the levers of the first policy on their day; those of an earlier day at the date of issue.</summary>
        private void Pull(ISimulationRun run, double[] lanes)
        {
            foreach (var lever in owner.scenario.Policies[0].Levers)
            {
                if (run.Step == Math.Max(lever.Step, owner.issueStep))
                {
                    Array.Fill(lanes, lever.Value);
                    foreach (var variable in lever.Variables)
                    {
                        run.Set(variable, lanes);
                    }
                }
            }
        }
    }
}
