namespace Culmination.EndToEnd.Tests;

public sealed class UsageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bogus", 2)]
    [InlineData("explain E9999", 2)]
    [InlineData("explain E0804", 0)]
    [InlineData("--help", 0)]
    [InlineData("--version", 0)]
    public async Task Exit_codes_of_usage(string line, int expected)
    {
        using var command = new Command();
        var outcome = await command.Run(line, Cancel);
        Assert.Equal(expected, outcome.ExitCode);
        if (expected != 0)
        {
            Assert.Empty(outcome.Out);
            Assert.StartsWith("culmination: ", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_near_word_is_suggested()
    {
        using var command = new Command();
        Assert.Contains("did you mean `culmination explain member`?", (await command.Run("explain membr", Cancel)).Error, StringComparison.Ordinal);
    }
}
