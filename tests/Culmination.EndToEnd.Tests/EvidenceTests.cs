namespace Culmination.EndToEnd.Tests;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData("evidence check ukraine-2023-03", 0, "origins")]
    [InlineData("evidence show ukraine-2023-03 uk-di-2023-02-17-killed", 0, "observation: ")]
    [InlineData("evidence pool ukraine-2023-03 killed_cum --side Invader", 5, "Not pooled")]
    [InlineData("evidence pool ukraine-2023-03 killed_cum", 2, "--side is needed")]
    [InlineData("evidence pool ukraine-2023-03 kiled_cum", 2, "did you mean 'killed_cum'?")]
    [InlineData("evidence pool ukraine-2023-03 killed_cum --correlation 2", 2, "from 0 to 1")]
    [InlineData("evidence show ukraine-2023-03 uk-di-2023-02-17-kiled", 2, "did you mean 'uk-di-2023-02-17-killed'?")]
    [InlineData("evidence list nowhere", 3, "there is no ledger 'nowhere'")]
    public async Task Verbs_end_with_their_codes(string line, int expected, string said)
    {
        using var command = new Command();
        var outcome = await command.Run(line, TestContext.Current.CancellationToken);
        Assert.Equal(expected, outcome.ExitCode);
        Assert.Contains(said, outcome.Out + outcome.Error, StringComparison.Ordinal);
    }
}
