using System.Text.Json;

namespace Culmination.EndToEnd.Tests;

public sealed class ExtractTests
{
    private static readonly string[] Fields =
        ["start", "end", "text", "kind", "low", "central", "high", "bound", "unit", "asserted_by", "hedge", "period_start", "as_of", "rule", "confidence"];

    [Fact]
    public async Task Proposals_have_the_published_fields()
    {
        using var command = new Command();
        var outcome = await command.Run("evidence extract benchmarks/extraction/strait.txt --date 2023-06-14 --json", TestContext.Current.CancellationToken);
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Out);
        var text = await File.ReadAllTextAsync(Path.Combine(Command.Root, "benchmarks", "extraction", "strait.txt"), TestContext.Current.CancellationToken);
        foreach (var proposal in json.RootElement.GetProperty("proposals").EnumerateArray())
        {
            Assert.Equal(Fields, proposal.EnumerateObject().Select(p => p.Name));
            var (start, end) = (proposal.GetProperty("start").GetInt32(), proposal.GetProperty("end").GetInt32());
            Assert.Equal(text[start..end], proposal.GetProperty("text").GetString());
        }

        var first = json.RootElement.GetProperty("proposals").EnumerateArray().First(p => p.GetProperty("bound").GetString() == "lower");
        Assert.Equal(7000, first.GetProperty("low").GetDouble());
        Assert.Equal("United Nations", first.GetProperty("asserted_by").GetString());
        Assert.Equal("2023-02-01", first.GetProperty("period_start").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_bytes_that_are_no_text_are_located()
    {
        using var command = new Command();
        var missing = await command.Run("evidence extract nowhere.txt", TestContext.Current.CancellationToken);
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("E0701", missing.Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(command.Folder, "latin.txt"), [.. "First line.\nCaf"u8.ToArray(), 0xE9, .. " shelled.\n"u8.ToArray()], TestContext.Current.CancellationToken);
        var latin = await command.Run("evidence extract latin.txt", TestContext.Current.CancellationToken);
        Assert.Equal(3, latin.ExitCode);
        Assert.Contains("E0702", latin.Error, StringComparison.Ordinal);
        Assert.Contains("latin.txt:2:4", latin.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_text_has_no_proposals_and_says_so()
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "empty.txt"), string.Empty, TestContext.Current.CancellationToken);
        var outcome = await command.Run("evidence extract empty.txt", TestContext.Current.CancellationToken);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("no proposals", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_keeps_what_is_accepted_and_goes_on_where_it_ended()
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "news.txt"), "The ministry said on Monday that 410 soldiers had been killed. Some 30 tanks were lost, officials said.\n", TestContext.Current.CancellationToken);
        const string Line = "evidence extract news.txt --review --date 2023-06-14 --source gazette";

        // The first is changed and accepted; then the input ends.
        var first = await command.Run(Line, TestContext.Current.CancellationToken, input: "e\nside=Defender\nquantity_code=killed_cum\ndefinition=killed\n\na\n");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("1 accepted", first.Out, StringComparison.Ordinal);
        var ledger = await File.ReadAllTextAsync(Path.Combine(command.Folder, "claims.csv"), TestContext.Current.CancellationToken);
        Assert.Contains(",killed_cum,Defender,,410,,point,persons,killed,2023-06-12,2023-06-14,", ledger, StringComparison.Ordinal);

        var second = await command.Run(Line, TestContext.Current.CancellationToken, input: "r\n");
        Assert.Contains("0 accepted", second.Out, StringComparison.Ordinal);
        Assert.Contains("1 rejected, 1 there already", second.Out, StringComparison.Ordinal);
        Assert.Equal(ledger, await File.ReadAllTextAsync(Path.Combine(command.Folder, "claims.csv"), TestContext.Current.CancellationToken));
        var check = await command.Run("evidence check claims.csv --text news.txt", TestContext.Current.CancellationToken);
        Assert.Equal(0, check.ExitCode);
    }

    [Fact]
    public async Task A_review_needs_a_day_and_refuses_what_the_ledger_refuses()
    {
        using var command = new Command();
        await File.WriteAllTextAsync(Path.Combine(command.Folder, "news.txt"), "The ministry said 410 soldiers were killed.\n", TestContext.Current.CancellationToken);
        var undated = await command.Run("evidence extract news.txt --review", TestContext.Current.CancellationToken, input: "a\n");
        Assert.Equal(2, undated.ExitCode);
        Assert.Contains("--date", undated.Error, StringComparison.Ordinal);
        var wrong = await command.Run("evidence extract news.txt --review --date 2023-06-14", TestContext.Current.CancellationToken, input: "e\ncentral=NaN\n\na\nq\n");
        Assert.Equal(0, wrong.ExitCode);
        Assert.Contains("E0605", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("0 accepted", wrong.Out, StringComparison.Ordinal);
    }

    /// <summary>The table in the guide is what the command prints today.</summary>
    [Fact]
    public async Task The_guide_s_table_is_measured()
    {
        using var command = new Command();
        var outcome = await command.Run("evidence score benchmarks/extraction --markdown", TestContext.Current.CancellationToken);
        Assert.Equal(0, outcome.ExitCode);
        var guide = await File.ReadAllTextAsync(Path.Combine(Command.Root, "docs", "guide", "evidence.md"), TestContext.Current.CancellationToken);
        Assert.Contains(outcome.Out, guide, StringComparison.Ordinal);
    }
}
