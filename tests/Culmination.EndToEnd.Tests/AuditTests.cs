namespace Culmination.EndToEnd.Tests;

/// <summary><c>model audit</c> on a copy of the theatre model with one sign flipped and one link cut: exit 5, and both are named.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task A_spoilt_copy_fails_and_names_what_is_wrong()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var command = new Command();
        var models = Path.Combine(Command.Root, "models", "attrition");
        var model = await File.ReadAllTextAsync(Path.Combine(models, "model.xmile"), cancel);
        var spoilt = model
            .Replace("EXP(-fear_of_the_toll", "EXP(fear_of_the_toll", StringComparison.Ordinal)
            .Replace("*(1 - relief_by_objectives[Side]*objective_reached[Side])", string.Empty, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "model.xmile"), spoilt, cancel);
        File.Copy(Path.Combine(models, "structure.csv"), Path.Combine(command.Folder, "structure.csv"));
        var outcome = await command.Run("model audit model.xmile --states 64", cancel);
        Assert.Equal(5, outcome.ExitCode);
        Assert.EndsWith("80 of 82 links, 21 of 23 loops; missing: L29, L52, B3, B6\n", outcome.Out, StringComparison.Ordinal);
    }
}
