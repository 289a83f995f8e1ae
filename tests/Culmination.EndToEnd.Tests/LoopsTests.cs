using System.Diagnostics;
using System.Text.Json;

namespace Culmination.EndToEnd.Tests;

/// <summary><c>model loops</c>, as a user would call it.</summary>
public sealed class LoopsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Bound for this test only: a few seconds on an idle machine.</summary>
    [Theory]
    [InlineData("LEGITIMACY")]
    [InlineData("legitimacy[Invader]")]
    public async Task A_scenario_is_told_by_quarter_in_named_loops(string variable)
    {
        using var command = new Command();
        var watch = Stopwatch.StartNew();
        var outcome = await command.Run($"model loops models/attrition --scenario ukraine-2023-03 --variable {variable}", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
        Assert.Contains("\n2022 Q3 ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\nB2c   balancing: legitimacy (Invader) > mobilisation delay (Invader) >", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("5 loops of the causal-loop diagram in structure.csv: all there are.", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_adds_up_in_each_period()
    {
        using var command = new Command();
        var outcome = await command.Run("model loops models/attrition --scenario ukraine-2023-03 --variable UA_AMMO --json", Cancel);
        using var json = JsonDocument.Parse(outcome.Out);
        var loops = json.RootElement.GetProperty("loops").EnumerateArray().ToList();
        Assert.Contains(loops, l => l.GetProperty("id").GetString() == "B4");
        for (var period = 0; period < json.RootElement.GetProperty("periods").GetArrayLength(); period++)
        {
            Assert.Equal(1, loops.Sum(l => l.GetProperty("shares")[period].GetDouble()), 1e-9);
        }
    }

    [Theory]
    [InlineData("models/attrition --variable LEGITIMCY", 2, "did you mean 'LEGITIMACY'?")]
    [InlineData("models/attrition --variable legitmacy[Invader]", 2, "did you mean 'legitimacy[Invader]'?")]
    [InlineData("models/attrition --variable legitimacy", 2, "name one: legitimacy[Invader], legitimacy[Defender]")]
    [InlineData("models/nowhere --variable x", 3, "there is no model 'models/nowhere'")]
    [InlineData("models/attrition --scenario ukraine-2032-03 --variable LEGITIMACY", 3, "did you mean 'ukraine-2023-03'?")]
    [InlineData("models/attrition", 2, "--variable")]
    public async Task What_is_wrong_is_said(string words, int exit, string message)
    {
        using var command = new Command();
        var outcome = await command.Run($"model loops {words}", Cancel);
        Assert.Equal(exit, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public async Task A_variable_in_no_loop_has_none()
    {
        using var command = new Command();
        var outcome = await command.Run("model loops models/lanchester-square --variable balance", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("No feedback loop leads through", outcome.Out, StringComparison.Ordinal);
    }
}
