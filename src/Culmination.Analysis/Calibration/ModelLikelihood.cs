using System.Collections.Immutable;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// The likelihood of a scenario's observations: members are run from the start to the date of issue, what the model says is laid beside each claim. A member in which a cause
/// of the question had been met by then is impossible: that nobody had run short is an observation too.
/// </summary>
internal sealed class ModelLikelihood : IWindowedLikelihood
{
    private readonly IRunExecutor executor;
    private readonly BoundScenario scenario;
    private readonly ParameterSpace space;
    private readonly ISimulator simulator;
    private readonly ObservationSchedule schedule;
    private readonly ulong seed;
    private readonly int issueStep;
    private readonly bool weigh;

    /// <param name="weigh">False leaves the claims out (and only members that could not be are told apart).</param>
    internal ModelLikelihood(BoundScenario scenario, ParameterSpace space, SimulatorFactory simulators, IRunExecutor executor, ulong seed, bool weigh = true)
    {
        this.executor = executor;
        this.scenario = scenario;
        this.space = space;
        this.seed = seed;
        this.weigh = weigh;
        issueStep = ReportedSteps.Issue(scenario);
        schedule = new ObservationSchedule(scenario.Observations);
        Errors = [.. scenario.Observations.Select(o => new ObservationError(o.Observation, o.Claim))];
        ImmutableArray<int> outputs = [.. scenario.Observations.Select(o => o.Probe).Concat(scenario.Outcomes.Select(o => o.Probe)).Distinct().Order()];
        simulator = simulators(scenario.Plan, outputs, ScenarioInputs.Parameters(scenario));
        Windows = weigh ? new SourceWindows(scenario.Observations, Errors, space) : new SourceWindows([], [], space);
    }

    private ModelLikelihood(ModelLikelihood like, ImmutableArray<ObservationError> errors)
    {
        (executor, scenario, space, simulator, schedule) = (like.executor, like.scenario, like.space, like.simulator, like.schedule);
        (seed, issueStep, weigh) = (like.seed, like.issueStep, like.weigh);
        Errors = errors;
        Windows = new SourceWindows(scenario.Observations, errors, space);
    }

    internal ImmutableArray<ObservationError> Errors { get; }

    public SourceWindows Windows { get; }

    /// <summary>The same model and observations with other figures.</summary>
    internal ModelLikelihood Observing(ImmutableArray<ObservationError> errors) => new(this, errors);

    public int ObservationCount => Errors.Length;

    public double Seen(int observation, double explained) => Errors[observation].StandardisedFigure(explained);

    public void Evaluate(ScoreMatrix scores, double[] result, double[] explained, CancellationToken cancellation)
    {
        Evaluate(scores, result, explained, progress: null, cancellation);
        Standardise(scores.Rows, explained);
    }

    public void Explain(Population population)
    {
        var (rows, reading) = (population.Scores.Rows, Windows.Room());
        for (var i = 0; i < rows; i++)
        {
            Windows.Read(population.Scores.Row(i), population.Latent(i), reading);
            for (var o = 0; o < reading.Reports.Length; o++)
            {
                population.Explained[(o * rows) + i] = Errors[o].Standardised(reading.Reports[o]);
            }
        }
    }

    /// <summary>Puts what the model says of each claim on the scale of its error.</summary>
    internal void Standardise(int rows, double[] values)
    {
        for (var o = 0; o < Errors.Length; o++)
        {
            for (var i = 0; i < rows; i++)
            {
                values[(o * rows) + i] = Errors[o].Standardised(values[(o * rows) + i]);
            }
        }
    }

    public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation) => Evaluate(scores, result, values: null, progress: null, cancellation);

    public void Run(ScoreMatrix scores, double[] possible, double[] latents, CancellationToken cancellation) =>
        executor.Run(scores.Rows, new Work(this, scores, possible, values: null) { Latents = latents }, progress: null, cancellation);

    /// <param name="values">If given, receives [observation][member] in one array: what the model says of each claim, without error.</param>
    internal void Evaluate(ScoreMatrix scores, double[] result, double[]? values, IProgress<double>? progress, CancellationToken cancellation) =>
        executor.Run(scores.Rows, new Work(this, scores, result, values), progress, cancellation);

    private double Sum(ReadOnlySpan<double> seen, int lane, int lanes)
    {
        var sum = 0.0;
        for (var i = 0; i < Errors.Length; i++)
        {
            sum += Errors[i].LogLikelihood(seen[(i * lanes) + lane]);
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : weigh ? sum : 0;
    }

    private sealed class Work(ModelLikelihood owner, ScoreMatrix scores, double[] result, double[]? values) : IBlockWork
    {
        public int Lanes => owner.simulator.PreferredLanes;

        internal double[]? Latents { get; init; }

        public IBlockWorker CreateWorker() => new Worker(owner, scores, result, values, Latents);
    }

    private sealed class Worker(ModelLikelihood owner, ScoreMatrix scores, double[] result, double[]? values, double[]? latents) : IBlockWorker
    {
        public void Run(int first, int count)
        {
            var (run, parameters) = owner.Start(scores, first, count);
            var seen = new double[owner.schedule.Count * count];
            var lanes = new double[count];
            HoldCounter[] holds = [.. owner.scenario.Outcomes.Select(o => new HoldCounter(count, o.HoldSteps))];
            owner.schedule.Look(run, seen, lanes);
            while (run.Step < owner.issueStep)
            {
                run.Advance();
                owner.schedule.Look(run, seen, lanes);
                for (var o = 0; o < holds.Length; o++)
                {
                    run.Read(owner.scenario.Outcomes[o].Probe, lanes);
                    holds[o].Observe(lanes, run.Step);
                }
            }

            if (latents is not null)
            {
                KeepLatents(holds, seen, first, count, latents);
                return;
            }

            owner.schedule.ThroughWindows(seen, parameters, count);
            for (var lane = 0; lane < count; lane++)
            {
                result[first + lane] = IsImpossible(holds, lane) ? double.NegativeInfinity : owner.Sum(seen, lane, count);
                for (var o = 0; values is not null && o < owner.schedule.Count; o++)
                {
                    values[(o * scores.Rows) + first + lane] = seen[(o * count) + lane];
                }
            }
        }

        private void KeepLatents(HoldCounter[] holds, double[] seen, int first, int count, double[] to)
        {
            for (var lane = 0; lane < count; lane++)
            {
                result[first + lane] = IsImpossible(holds, lane) ? double.NegativeInfinity : 0;
                for (var o = 0; o < owner.schedule.Count; o++)
                {
                    var latent = seen[(o * count) + lane];
                    to[((first + lane) * owner.schedule.Count) + o] = latent;
                    result[first + lane] = double.IsNaN(latent) ? double.NegativeInfinity : result[first + lane];
                }
            }
        }

        private static bool IsImpossible(HoldCounter[] holds, int lane)
        {
            foreach (var hold in holds)
            {
                if (hold.MetAt[lane] >= 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private (ISimulationRun Run, double[] Parameters) Start(ScoreMatrix scores, int first, int count)
    {
        var run = simulator.CreateRun(count, seed, first);
        var parameters = new double[space.Dimension * count];
        space.Values(scores, first, count, parameters);
        space.Set(run, parameters);
        run.Initialize();
        return (run, parameters);
    }
}
