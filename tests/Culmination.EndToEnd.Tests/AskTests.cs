using System.Diagnostics;
using System.Text.Json;

namespace Culmination.EndToEnd.Tests;

public sealed class AskTests
{
    private const string Ask = "ask ukraine-2023-03 --members 64 --policy as-now --policy stop";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_goes_to_standard_output_and_progress_to_standard_error()
    {
        using var command = new Command();
        var outcome = await command.Run(Ask, Cancel);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("What it would cost people", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("Not in the model", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("What it would cost people", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ask ukraine-2023-03: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_change_no_digit_quiet_is_quiet_and_the_archive_is_whole()
    {
        using var command = new Command();
        var one = await command.Run(Ask + " --json -q --jobs 1", Cancel);
        var two = await command.Run(Ask + " --json -q --jobs 2 -o a.culm", Cancel);
        Assert.Equal(one.Out, two.Out);
        Assert.Empty(one.Error);
        using var document = JsonDocument.Parse(one.Out);
        Assert.Equal("culmination.answer/1", document.RootElement.GetProperty("schema").GetString());

        Assert.Equal(0, (await command.Run("check a.culm", Cancel)).ExitCode);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(command.Folder, "a.culm"), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(command.Folder, "a.culm"), bytes[..(bytes.Length / 2)], Cancel);
        var damaged = await command.Run("check a.culm", Cancel);
        Assert.Equal(3, damaged.ExitCode);
        Assert.Contains("E080", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interpreter_gives_the_kernels_hash_and_another_seed_another()
    {
        using var command = new Command();
        const string Small = "ask ukraine-2023-03 --members 6 --prior --policy as-now --policy stop --json -q";
        var kernel = ContentHash(await command.Run(Small, Cancel));
        Assert.Equal(kernel, ContentHash(await command.Run(Small + " --kernel interpreter", Cancel)));
        Assert.NotEqual(kernel, ContentHash(await command.Run(Small + " --seed 4", Cancel)));
    }

    [Fact]
    public async Task Halving_the_step_moves_no_first_cause_by_more_than_one_future_in_a_hundred()
    {
        // With all the futures of the shipped posterior: among a hundred, two on the edge are two points already.
        using var command = new Command();
        const string All = "ask ukraine-2023-03 --json -q";
        var usual = FirstCauses(await command.Run(All, Cancel));
        var halved = FirstCauses(await command.Run(All + " --dt 0.0625", Cancel));
        Assert.Equal(5 * 10, usual.Count);
        Assert.All(usual, p => Assert.True(Math.Abs(p.Value - halved[p.Key]) <= 0.01, $"{p.Key}: {p.Value} and {halved[p.Key]}"));
    }

    [Fact]
    public async Task A_kept_sample_gives_the_same_answer_and_a_damaged_one_does_no_harm()
    {
        using var command = new Command();
        var cache = "CULMINATION_CACHE=" + Path.Combine(command.Folder, "cache");
        var first = await command.Run(Ask + " --json -q", Cancel, cache);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(command.Folder, "cache")));
        var second = await command.Run(Ask + " --json -q", Cancel, cache);
        Assert.Equal(first.Out, second.Out);
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        Assert.Equal(first.Out, (await command.Run(Ask + " --json -q", Cancel, cache)).Out);
        Assert.Equal(first.Out, (await command.Run(Ask + " --json -q --fresh", Cancel, cache)).Out);
        Assert.NotEqual(bytes, await File.ReadAllBytesAsync(file, Cancel));
    }

    [Fact]
    public async Task Interrupting_exits_130_and_leaves_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("signals are POSIX's");
        }

        using var command = new Command();
        using var process = command.Start("ask ukraine-2023-03 --members 200000 -o a.culm");
        var line = await process.StandardError.ReadLineAsync(Cancel);
        Assert.NotNull(line);
        // SIGINT is ignored by whoever was started in the background of a shell.
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(await process.StandardOutput.ReadToEndAsync(Cancel));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(command.Folder), f => f.Contains("a.culm", StringComparison.Ordinal));
    }

    private static string ContentHash(Outcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Out);
        return document.RootElement.GetProperty("hashes").GetProperty("content").GetString()!;
    }

    /// <summary>Probability of each first cause under each policy.</summary>
    private static Dictionary<(string Policy, string Cause), double> FirstCauses(Outcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Out);
        return document.RootElement.GetProperty("policies").EnumerateArray()
            .SelectMany(p => p.GetProperty("first").EnumerateObject().Select(c => (Key: (p.GetProperty("name").GetString()!, c.Name), Value: c.Value.GetProperty("p").GetDouble())))
            .ToDictionary(p => p.Key, p => p.Value);
    }

    [Theory]
    [InlineData("--policy nothing")]
    [InlineData("--by 2023-02-30")]
    [InlineData("--by 1999-01-01")]
    [InlineData("--members 0")]
    [InlineData("--kernel fast")]
    public async Task Wrong_usage_is_told_before_anything_runs(string options)
    {
        using var command = new Command();
        var outcome = await command.Run("ask ukraine-2023-03 " + options, Cancel);
        Assert.Equal((2, string.Empty), (outcome.ExitCode, outcome.Out));
    }
}
