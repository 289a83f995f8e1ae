using System.Text.Json;

namespace Culmination.EndToEnd.Tests;

public sealed class CalibrateTests
{
    /// <summary>A sample of another size or seed is not the one that ask takes, and would stand in the place of the one that is.</summary>
    [Theory]
    [InlineData("--members 64")]
    [InlineData("--seed 5")]
    [InlineData("--method demc")]
    [InlineData("--method both")]
    public async Task Only_the_sample_that_ask_takes_can_be_shipped(string option)
    {
        using var command = new Command();
        var result = await command.Run("calibrate ukraine-2023-03 --ship -q " + option, TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--ship keeps the sample that ask takes", result.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// The posterior predictive check of the shipped scenario: of no observation would the model have a report as far out more rarely than chance allows for the furthest of so many (Bonferroni). What a
    /// claim out of reach looks like is shown by <c>CalibrationReportTests</c>.
    /// </summary>
    [Fact]
    public async Task No_observation_of_the_shipped_scenario_is_out_of_reach_of_its_posterior()
    {
        using var command = new Command();
        var result = await command.Run("calibrate ukraine-2023-03 --json -q", TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        using var document = JsonDocument.Parse(result.Out);
        var observations = document.RootElement.GetProperty("observations").EnumerateArray().ToList();
        Assert.True(observations.Count > 50, "too few observations to test anything");
        var tails = observations.Select(o => o.GetProperty("posterior_tail").GetDouble()).Order().ToList();
        Assert.True(tails[0] * tails.Count > 0.05, $"the furthest has a tail of {tails[0]}");

        // Claims take part in the posterior they are checked against, so fewer than one in twenty lie beyond its 5 %.
        Assert.InRange(tails.Count(t => t < 0.05), 0, observations.Count / 20);
    }
}
