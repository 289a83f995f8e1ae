using System.Diagnostics;

namespace Culmination.EndToEnd.Tests;

/// <summary>Ctrl-C, or a polite kill, which does the same and is not ignored where the tests run in the background: exit 130, no output, and a note that says what is true of the same command.</summary>
public sealed class InterruptionTests
{
    private const string Weighing = "calibrate ukraine-2023-03 --members 60 --seed 9";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_sampler_s_place_is_kept_the_same_command_takes_it_up()
    {
        using var command = new Command();
        var cache = Path.Combine(command.Folder, "cache");
        var note = await Interrupted(command, Weighing, "CULMINATION_CACHE=" + cache, () => Directory.Exists(cache) && Directory.EnumerateFiles(cache, "*.part").Any());
        Assert.Equal("culmination: interrupted; no result was written. The sampler's place is kept: the same command takes it up.", note);
    }

    [Fact]
    public async Task Where_the_sample_is_kept_the_same_command_goes_on_from_it()
    {
        using var command = new Command();
        var cache = Path.Combine(command.Folder, "cache");
        var note = await Interrupted(
            command, Weighing.Replace("calibrate", "validate", StringComparison.Ordinal), "CULMINATION_CACHE=" + cache, () => Directory.Exists(cache) && Directory.EnumerateFiles(cache, "*.sample").Any());
        Assert.Equal("culmination: interrupted; no result was written. What has been weighed is kept: the same command goes on from there.", note);
    }

    [Fact]
    public async Task Where_nothing_is_kept_the_same_command_begins_anew()
    {
        using var command = new Command();
        var note = await Interrupted(command, Weighing, "CULMINATION_CACHE=off", isReady: null);
        Assert.Equal("culmination: interrupted; no result was written. With CULMINATION_CACHE=off nothing is kept: the same command begins anew.", note);
    }

    /// <summary>Starts a command, interrupts it when it is ready (null: when it tells of weighing), and gives the last line it says.</summary>
    private static async Task<string> Interrupted(Command command, string line, string environment, Func<bool>? isReady)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM to send.");
        using var process = command.Start(line, environment);
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var said = new List<string>();
        while (isReady is null && await process.StandardError.ReadLineAsync(Cancel) is { } told)
        {
            said.Add(told);
            if (told.Contains("weighing them by the evidence", StringComparison.Ordinal))
            {
                break;
            }
        }

        while (isReady is not null && !isReady() && !process.HasExited)
        {
            await Task.Delay(10, Cancel);
        }

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Cancel);
        }

        said.AddRange((await process.StandardError.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync(Cancel);
        Assert.Equal((130, string.Empty), (process.ExitCode, await output));
        return said[^1];
    }
}
