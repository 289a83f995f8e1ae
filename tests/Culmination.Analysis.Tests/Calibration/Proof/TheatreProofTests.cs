using System.Collections.Immutable;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>
/// Simulation-based calibration of the whole pipeline on the shipped scenario: all its inputs, all its observations with figures drawn from their own likelihood, and what it reports. Data and sampler
/// use the same step, half a week, to be affordable; what is tested does not depend on it.
/// </summary>
public sealed class TheatreProofTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(200, 300, 500)]
    [Trait("Category", "Long")]
    public void Ranks_and_coverage_are_what_they_should_be(int replicates, int members, int passes)
    {
        var check = Run(replicates, members, passes);
        output.WriteLine(check.Report());
        check.Require();
    }

    private static CalibrationCheck Run(int replicates, int members, int passes)
    {
        var read = ScenarioReader.Read(Path.Combine(Root(), "scenarios", "ukraine-2023-03", "scenario.yaml")).Value;
        var scenario = ScenarioBinder.Bind(read! with { Policies = [read!.Policies[0]] }, new ScenarioOverrides { Members = members, TimeStep = 0.5 }).Value!;
        var space = new ParameterSpace(scenario.Parameters);
        var likelihood = new ModelLikelihood(scenario, space, Simulators.Of(SimulatorKind.Kernel), new LocalExecutor(1), 1);
        ImmutableArray<string> outputs = [.. scenario.Outcomes.Select(o => "week of " + o.Outcome.Name), .. scenario.People.Select(p => "killed by the end, " + p.People.Side)];
        string[] names = [.. space.Names, "log-likelihood", .. outputs];
        var options = SamplerOptions.Default with { MostPasses = passes };
        return CalibrationCheck.Run(names, replicates, r =>
        {
            var seed = (ulong)(1000 + r);
            var (truth, errors) = Truth(likelihood, space, seed);
            var data = likelihood.Observing(errors);
            var prior = PriorDesign.Draw(space.Names, members, seed);
            var (logs, explained) = (new double[members], new double[members * data.ObservationCount]);
            data.Evaluate(prior, logs, explained, CancellationToken.None);
            var found = new TemperedSampler(data, options, seed, space.Switches).Run(prior, logs, explained, null, CancellationToken.None);

            // The truth stands in the last row.
            var rows = new ScoreMatrix(CalibrationCheck.Draws + 1, space.Dimension);
            for (var i = 0; i < CalibrationCheck.Draws; i++)
            {
                found.Scores.Row((int)((long)i * members / CalibrationCheck.Draws)).CopyTo(rows.Row(i));
            }

            truth.CopyTo(rows.Row(CalibrationCheck.Draws));
            var quantities = Quantities(scenario, data, rows);
            return (quantities[^1], quantities[..^1]);
        });
    }

    /// <summary>The first draw of the prior that is possible and of which every observation can be reported, with figures drawn around it.</summary>
    private static (double[] Truth, ImmutableArray<ObservationError> Errors) Truth(ModelLikelihood likelihood, ParameterSpace space, ulong seed)
    {
        const int Tries = 64;
        var draws = PriorDesign.Draw([.. space.Names.Select(n => "truth of " + n)], Tries, seed);
        var (logs, values) = (new double[Tries], new double[Tries * likelihood.ObservationCount]);
        likelihood.Evaluate(draws, logs, values, null, CancellationToken.None);
        var chosen = Enumerable.Range(0, Tries).First(i => !double.IsNegativeInfinity(logs[i]) && likelihood.Errors.Select((e, o) => e.CanReport(values[(o * Tries) + i])).All(can => can));
        var noise = new RandomStream(seed, "data");
        return (draws.Row(chosen).ToArray(), [.. likelihood.Errors.Select((e, o) => e.Drawn(values[(o * Tries) + chosen], noise, o))]);
    }

    /// <summary>[member][quantity]; a cause that does not come counts as late.</summary>
    private static double[][] Quantities(BoundScenario scenario, ModelLikelihood data, ScoreMatrix rows)
    {
        var logs = new double[rows.Rows];
        data.Evaluate(rows, logs, CancellationToken.None);
        var weights = new double[rows.Rows];
        Array.Fill(weights, 1.0 / rows.Rows);
        var sample = new WeighedSample(new WeightedMembers(rows, logs, weights, rows.Rows, 0, 0, 1, 0), new double[scenario.Observations.Length * rows.Rows]);
        var policy = Inquiry.Forecast(scenario, sample, new InquiryOptions(rows.Rows, 1, 1)).Policies[0];
        return
        [
            .. Enumerable.Range(0, rows.Rows).Select(i => (double[])
            [
                .. rows.Row(i).ToArray(), logs[i], .. policy.OutcomeWeeks.Select(w => double.IsNaN(w[i]) ? 1e6 : w[i]), .. policy.People.Select(p => p.KilledByEnd[i]),
            ]),
        ];
    }

    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
