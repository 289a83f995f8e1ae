using System.Globalization;
using System.Text.Json;

namespace Culmination.EndToEnd.Tests;

public sealed class ValidateTests
{
    private const string Header = "quantity_code,side,as_of,low,central,high,unit,asserted_by\n";
    private const string Validate = "validate ukraine-2023-03 --members 48";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Later_figures_are_scored_and_anyone_can_score_them_again()
    {
        using var command = new Command();
        await Write(
            command,
            Header
                + "killed_or_wounded_cum,RU,2023-06-30,,228000,,persons,General Staff of Ukraine\n"
                + "confirmed_losses_tanks,UA,2023-06-30,530,,,vehicles,Oryx\n"
                + "killed_or_wounded_cum,RU,2023-05-01,200000,,,persons,Somebody\n"
                + "rounds_fired_per_day,Ukraine,2023-07-15,4000,,8000,rounds/day,somebody else\n"
                + "aid_military_eur_bn_cum,UA,2023-06-30,,70,,EUR bn,Kiel Institute\n"
                + "killed_or_wounded_cum,RU,2023-03-31,,173360,,persons,General Staff of Ukraine\n"
                + "killed_or_wounded_cum,RU,2023-06-30,,228000,,persons,Ukrainian General Staff\n");
        var outcome = await command.Run(Validate + " --against later.csv --json -q", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        using var document = JsonDocument.Parse(outcome.Out);
        var summary = document.RootElement.GetProperty("summary");
        Assert.Equal(4, summary.GetProperty("rows_used").GetInt32());
        Assert.Equal(3, summary.GetProperty("rows_scored").GetInt32());
        Assert.Equal(3, summary.GetProperty("rows_unmapped").GetInt32());
        Assert.Equal([5, 6, 7], document.RootElement.GetProperty("unmapped").EnumerateArray().Select(u => u.GetProperty("row").GetInt32()));

        var row = document.RootElement.GetProperty("rows")[0];
        Assert.Equal(
            Header.Trim().Split(','), row.GetProperty("claim").EnumerateObject().Select(p => p.Name));
        string[] levels = [.. Enumerable.Range(1, 19).Select(i => string.Create(CultureInfo.InvariantCulture, $"q{5 * i:00}"))];
        double[] quantiles = [.. levels.Select(q => row.GetProperty("forecast").GetProperty(q).GetDouble())];
        Assert.Equal(quantiles.Order(), quantiles);

        // Of a sum that a source counts day by day nothing is taken back.
        Assert.True(quantiles[0] > 173_360 * 0.98, "a staff's total falls");
        var rival = row.GetProperty("rivals").GetProperty("last value");
        Assert.Equal(173_360, rival.GetProperty("mean").GetDouble());
        Assert.True(rival.GetProperty("sd").GetDouble() > 0);
        Assert.Equal(4, row.GetProperty("rivals").EnumerateObject().Count());

        // The share in the summary follows from the scores of the rows.
        var better = document.RootElement.GetProperty("series").EnumerateArray().Where(s => s.GetProperty("better").ValueKind != JsonValueKind.Null).ToList();
        Assert.Equal(better.Count(s => s.GetProperty("better").GetBoolean()) / (double)better.Count, summary.GetProperty("better_than_best_rival_share").GetDouble(), 1e-12);
        Assert.All(better, s => Assert.Equal(s.GetProperty("better").GetBoolean(), s.GetProperty("crps").GetDouble() < s.GetProperty("best_rival_crps").GetDouble()));
    }

    [Fact]
    public async Task A_past_date_uses_only_what_was_known_and_jobs_change_no_digit()
    {
        using var command = new Command();
        var one = await command.Run(Validate + " --issue 2022-11-30 --json -q --jobs 1", Cancel);
        var two = await command.Run(Validate + " --issue 2022-11-30 --json -q --jobs 2 -o record.json", Cancel);
        Assert.Equal(0, one.ExitCode);
        Assert.Equal(0, two.ExitCode);
        Assert.Equal(one.Out, await File.ReadAllTextAsync(Path.Combine(command.Folder, "record.json"), Cancel));
        using var document = JsonDocument.Parse(one.Out);
        Assert.Empty(document.RootElement.GetProperty("warnings").EnumerateArray());
        Assert.All(
            document.RootElement.GetProperty("rows").EnumerateArray(),
            r => Assert.True(string.CompareOrdinal(r.GetProperty("claim").GetProperty("as_of").GetString(), "2022-11-30") > 0));
    }

    [Fact]
    public async Task The_text_begins_with_what_went_wrong_and_calls_itself_retrospective()
    {
        using var command = new Command();
        var outcome = await command.Run(Validate + " --issue 2022-08-31", Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("retrospective", outcome.Out, StringComparison.Ordinal);
        Assert.True(outcome.Out.IndexOf("Worse than the best rule", StringComparison.Ordinal) < outcome.Out.IndexOf("Better than every rule", StringComparison.Ordinal));
        Assert.DoesNotContain("warning:", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "E0602")]
    [InlineData("quantity_code,side,as_of,low,central,high,unit\nkilled_cum,RU,2023-06-30,,1,,persons\n", "E0602 later.csv:1:")]
    [InlineData(Header + "killed_cum,RU,2023-06-30,,NaN,,persons,x\n", "E0605 later.csv:2:27")]
    [InlineData(Header + "killed_cum,RU,2023-06-31,,1,,persons,x\n", "E0606 later.csv:2:15")]
    [InlineData(Header + "killed_cum,RU,2023-06-30,5,4,,persons,x\n", "E0607 later.csv:2:28")]
    [InlineData(Header + "killed_cum,RU,2023-06-30,,1,,km2,x\n", "E0535 later.csv:2:30")]
    [InlineData(Header + "killed_cum,RU,2023-06-30,,1\n", "E0604 later.csv:2:")]
    public async Task A_table_with_a_mistake_is_refused_at_its_place(string text, string expected)
    {
        using var command = new Command();
        await Write(command, text);
        var outcome = await command.Run(Validate + " --against later.csv -q", Cancel);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Empty(outcome.Out);
        Assert.Contains(expected.Split(' ')[0], outcome.Error, StringComparison.Ordinal);
        Assert.Contains(expected.Split(' ')[^1], outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate ukraine-2023-03 --against nothing.csv", 3, "E0601")]
    [InlineData("validate nowhere", 3, "E0701")]
    [InlineData("validate western-front-1916", 3, "record.yaml")]
    [InlineData("validate ukraine-2023-03 --issue 2021-01-01", 2, "--issue")]
    [InlineData("validate ukraine-2023-03 --issue 2023-13-01", 2, "is not a day")]
    [InlineData("validate ukraine-2023-03 -o nowhere/x.json", 8, "no folder")]
    public async Task What_is_not_there_is_said(string line, int code, string expected)
    {
        using var command = new Command();
        var outcome = await command.Run(line, Cancel);
        Assert.Equal(code, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    private static Task Write(Command command, string text) => File.WriteAllTextAsync(Path.Combine(command.Folder, "later.csv"), text, Cancel);
}
