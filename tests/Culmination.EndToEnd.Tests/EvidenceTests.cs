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

    [Fact]
    public async Task Claims_are_added_from_options_a_file_and_a_series_or_not_at_all()
    {
        using var command = new Command();
        var folder = Path.Combine(command.Folder, "own");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "sources.csv"), "id,name,kind,reliability,note\nstaff,Staff,government,B,\n", TestContext.Current.CancellationToken);
        var claims = Path.Combine(folder, "claims.csv");
        await File.WriteAllTextAsync(claims, "id,quantity_code,side,low,central,high,bound,unit,definition,as_of,published,period_start,asserted_by,reported_by,origin,relation,statement,link,entered\n", TestContext.Current.CancellationToken);

        const string One = "evidence add own --quantity-code killed_cum --side Invader --central 9000 --bound approx --unit persons --as-of 2023-06-30 --published 2023-07-01 --asserted-by staff --statement \"About nine thousand.\"";
        await Expect(command, One + " --id first", 0, "1 claim written to claims.csv");
        await Expect(command, One + " --id second", 3, "E0633");
        await Expect(command, One + " --id second --relation duplicates:first --dry-run", 0, "nothing written");
        await Expect(command, "evidence add own", 2, "--from");
        await Expect(command, "evidence add own --from none.csv", 3, "none.csv");
        var before = await File.ReadAllTextAsync(claims, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(Path.Combine(command.Folder, "area.csv"), "date,area\n2022-03-05,84000\n2022-03-06,84500.5\n", TestContext.Current.CancellationToken);
        await Expect(command, "evidence import area.csv", 0, "liveuamap-area-2022-03-06");
        await Expect(command, "evidence import area.csv -o new.csv", 0, "1 claims");
        await Expect(command, "evidence add own --from new.csv", 3, "there is no source 'liveuamap'");
        Assert.Equal(before, await File.ReadAllTextAsync(claims, TestContext.Current.CancellationToken));
        await Expect(command, "evidence import area.csv --into own", 0, "1 claims written");
        await Expect(command, "evidence import area.csv --into own", 0, "1 were there already");
        await Expect(command, "evidence check own", 0, "2 claims of 2 sources");
        await Expect(command, "evidence import area.csv --into ukraine-2023", 3, "there is no ledger");
    }

    private static async Task Expect(Command command, string line, int code, string said)
    {
        var outcome = await command.Run(line, TestContext.Current.CancellationToken);
        Assert.True(code == outcome.ExitCode && (outcome.Out + outcome.Error).Contains(said, StringComparison.Ordinal), $"{line}\n{outcome.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n{outcome.Out}\n{outcome.Error}");
    }
}
