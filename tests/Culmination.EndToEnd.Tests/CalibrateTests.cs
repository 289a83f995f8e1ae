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
}
