using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Ensembles;

/// <summary>Runs weighted members to the end under every policy and gathers what the answer and the archive need.</summary>
internal static class FinalPass
{
    /// <param name="priorValues">[observation][prior member]: what the model says of each claim before weighing, without error.</param>
    internal static EnsembleResult Run(
        BoundScenario scenario,
        ParameterSpace space,
        WeightedMembers members,
        double[] priorValues,
        ImmutableArray<ObservationError> errors,
        SimulatorFactory simulators,
        IRunExecutor executor,
        ulong seed,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var count = members.Scores.Rows;
        var store = new ForecastStore(scenario, ReportedSteps.Bands(scenario), count);
        var work = new ForecastWork(scenario, space, members.Scores, simulators, store, seed);
        executor.Run(count, work, progress, cancellation);
        var bands = Bands(scenario, store, members.Weights, executor, cancellation);
        return new EnsembleResult(
            scenario,
            seed,
            work.SimulatorName,
            Samples(space, members.Scores),
            [.. members.Weights],
            Reports(scenario, errors, priorValues, seed, PriorNoise),
            Reports(scenario, errors, store.Observed, seed, WeightedNoise),
            [.. scenario.Policies.Select((p, i) => Policy(scenario, store, i, bands))],
            [.. members.LogLikelihoods],
            members.EffectiveSampleSize,
            members.LogEvidence,
            members.Stages)
        {
            ObservationLogLikelihoods = [.. errors.Select((e, o) => Likelihoods(e, store.Observed.AsSpan(o * count, count)))],
        };
    }

    private static ImmutableArray<double> Likelihoods(ObservationError error, ReadOnlySpan<double> values)
    {
        var logs = ImmutableArray.CreateBuilder<double>(values.Length);
        foreach (var value in values)
        {
            var log = error.LogLikelihood(value);
            logs.Add(double.IsNaN(log) ? ObservationError.Floor : log);
        }

        return logs.MoveToImmutable();
    }

    private const ulong PriorNoise = 0;
    private const ulong WeightedNoise = 1;

    private static ImmutableArray<ImmutableArray<double>> Samples(ParameterSpace space, ScoreMatrix scores)
    {
        var samples = ImmutableArray.CreateBuilder<ImmutableArray<double>>(scores.Rows);
        var values = new double[space.Dimension];
        for (var member = 0; member < scores.Rows; member++)
        {
            space.Values(scores, member, 1, values);
            samples.Add([.. values]);
        }

        return samples.MoveToImmutable();
    }

    /// <summary>Adds to each model value one draw of its observation's error.</summary>
    private static ImmutableArray<ImmutableArray<double>> Reports(
        BoundScenario scenario, ImmutableArray<ObservationError> errors, double[] values, ulong seed, ulong noise)
    {
        var members = errors.Length == 0 ? 0 : values.Length / errors.Length;
        var reports = ImmutableArray.CreateBuilder<ImmutableArray<double>>(errors.Length);
        for (var o = 0; o < errors.Length; o++)
        {
            var observation = scenario.Observations[o].Observation;
            var stream = new RandomStream(seed, $"report:{observation.ClaimId}:{observation.Of}", noise);
            var row = new double[members];
            for (var member = 0; member < members; member++)
            {
                row[member] = errors[o].Report(values[(o * members) + member], stream, member);
            }

            reports.Add([.. row]);
        }

        return reports.MoveToImmutable();
    }

    private static PolicyResult Policy(BoundScenario scenario, ForecastStore store, int policy, ImmutableArray<double>[] bands)
    {
        ImmutableArray<ImmutableArray<double>> Weeks(int variant) =>
            [.. Enumerable.Range(0, scenario.Outcomes.Length).Select(o => ImmutableArray.Create<double>(store.Weeks(policy, variant, o)))];

        ImmutableArray<double> weeks = [.. store.Steps.Select(scenario.Plan.Clock.TimeAt)];
        var rows = store.Steps.Length;
        return new PolicyResult(
            scenario.Policies[policy].Policy.Name,
            Weeks(0),
            [Weeks(1), Weeks(2), Weeks(3)],
            [
                .. scenario.Reported.Select((r, v) => new WeeklyBand(
                    r.Variable.Name, r.Variable.Unit, weeks, [.. bands.AsSpan(((policy * scenario.Reported.Length) + v) * rows, rows)])),
            ],
            [
                .. scenario.People.Select((p, side) => new PeopleResult(
                    p.People.Side,
                    [.. store.People(policy, side, 0)],
                    [.. store.People(policy, side, 1)],
                    [.. store.People(policy, side, 2)],
                    [.. store.People(policy, side, 3)])),
            ]);
    }

    /// <summary>[policy][variable][row]: the quantiles of every row.</summary>
    private static ImmutableArray<double>[] Bands(BoundScenario scenario, ForecastStore store, double[] weights, IRunExecutor executor, CancellationToken cancellation)
    {
        var result = new ImmutableArray<double>[scenario.Policies.Length * scenario.Reported.Length * store.Steps.Length];
        executor.Run(result.Length, new BandWork(scenario, store, weights, result), null, cancellation);
        return result;
    }

    private sealed class BandWork(BoundScenario scenario, ForecastStore store, double[] weights, ImmutableArray<double>[] result) : IBlockWork
    {
        public int Lanes => 64;

        public IBlockWorker CreateWorker() => new BandWorker(scenario, store, weights, result);
    }

    private sealed class BandWorker(BoundScenario scenario, ForecastStore store, double[] weights, ImmutableArray<double>[] result) : IBlockWorker
    {
        private readonly double[] values = new double[weights.Length];

        public void Run(int first, int count)
        {
            var rows = store.Steps.Length;
            for (var i = first; i < first + count; i++)
            {
                var series = i / rows;
                var kept = store.Row(series / scenario.Reported.Length, series % scenario.Reported.Length, i % rows).Span;
                for (var m = 0; m < values.Length; m++)
                {
                    values[m] = kept[m];
                }

                result[i] = [.. WeightedQuantile.Of(values, weights, WeeklyBand.Levels.AsSpan())];
            }
        }
    }
}
