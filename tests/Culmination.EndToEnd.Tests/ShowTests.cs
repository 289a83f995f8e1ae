using System.Text.Json;

namespace Culmination.EndToEnd.Tests;

/// <summary><c>model show --variable</c>: any equation by its name.</summary>
public sealed class ShowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"recruit need\"", "  recruit need[Side]  [persons]\n")]
    [InlineData("recruit_need[Invader]", "  recruit need[Side]  [persons]\n")]
    [InlineData("RECRUIT_NEED", "  recruit need[Side]  [persons]\n")]
    [InlineData("legitimac", "  legitimacy[Side]  [1]\n")]
    public async Task An_equation_is_found_by_what_one_knows_of_its_name(string name, string expected)
    {
        using var command = new Command();
        var outcome = await command.Run($"model show models/attrition --variable {name}", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(expected, outcome.Out, StringComparison.Ordinal);
        Assert.Contains("is read by ", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_there_has_a_near_one()
    {
        using var command = new Command();
        var outcome = await command.Run("model show models/attrition --variable \"recrut need\"", Cancel);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("did you mean 'recruit need'?", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public async Task Json_has_the_chosen_ones_only()
    {
        using var command = new Command();
        var outcome = await command.Run("model show models/attrition --variable W_DELIVERY --json", Cancel);
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(["gear aid", "rounds sent"], json.RootElement.GetProperty("variables").EnumerateArray().Select(v => v.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }
}
