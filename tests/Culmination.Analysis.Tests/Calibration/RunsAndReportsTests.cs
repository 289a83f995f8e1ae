using Culmination.Analysis.Asking;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Tests.Asking;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>The likelihood has two ways: through blocks of lanes, and by what happened and then windows, member by member. They give the same bits.</summary>
public sealed class RunsAndReportsTests
{
    [Fact]
    public void Runs_seen_through_windows_have_the_likelihood_that_evaluation_gives()
    {
        const int Members = 300;
        var scenario = DepletionScenario.Create();
        var space = new ParameterSpace(scenario.Parameters);
        var likelihood = new ModelLikelihood(scenario, space, Simulators.Of(SimulatorKind.Kernel), new LocalExecutor(1), 1);
        var prior = PriorDesign.Draw(space.Names, Members, 3);
        var (logs, explained) = (new double[Members], new double[Members * likelihood.ObservationCount]);
        likelihood.Evaluate(prior, logs, explained, CancellationToken.None);

        var (possible, latents) = (new double[Members], new double[Members * likelihood.ObservationCount]);
        likelihood.Run(prior, possible, latents, CancellationToken.None);
        var population = new Population(prior, logs, new double[explained.Length], latents);
        likelihood.Explain(population);
        var reading = likelihood.Windows.Room();
        double[] seen = [.. Enumerable.Range(0, Members).Select(i => double.IsNegativeInfinity(possible[i]) ? possible[i] : likelihood.Windows.Read(prior.Row(i), population.Latent(i), reading))];
        Assert.Equal(logs, seen);
        Assert.Equal(explained, population.Explained);
        Assert.Contains(logs, double.IsNegativeInfinity);
        Assert.Contains(logs, double.IsFinite);
    }
}
