using Culmination.Fuzz.Running;
using Culmination.Fuzz.Targets;

namespace Culmination.Fuzz.Tests;

/// <summary>What the fuzzer is to find, it finds.</summary>
public sealed class RunningTests
{
    [Fact]
    public void An_exception_a_hang_and_hunger_are_findings()
    {
        using var trial = new Trial(TimeSpan.FromSeconds(5), mostBytes: 5 << 20);
        Assert.Null(trial.Run(new Spoiled(_ => null), [], out _));
        Assert.StartsWith("System.FormatException: so", trial.Run(new Spoiled(_ => throw new FormatException("so")), [], out _), StringComparison.Ordinal);
        Assert.Equal("wrong", trial.Run(new Spoiled(_ => "wrong"), [], out _));
        Assert.Contains("MB were asked for", trial.Run(new Spoiled(Hungry), [], out _), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hang_ends_the_campaign_and_leaves_its_input()
    {
        using var stop = new ManualResetEventSlim();
        using var trial = new Trial(TimeSpan.FromSeconds(0.05));
        var what = trial.Run(new Spoiled(_ => Wait(stop)), [], out var hangs);
        stop.Set();
        Assert.True(hangs);
        Assert.Equal("no end after 0.05 s", what);
    }

    [Fact]
    public void A_finding_is_run_again_from_its_file()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var output = new StringWriter();
            var found = new Campaign([new Spoiled(input => input[0] == 3 ? "three" : null)], folder, output).Run(TimeSpan.FromSeconds(0.2), firstSeed: 1);
            var file = Path.Combine(folder, "spoiled-3.finding");
            Assert.True(found >= 1);
            Assert.Contains($"{file}: three", output.ToString(), StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(folder, "running")));
            var (target, input) = Finding.Load(file, [new Spoiled(_ => null)]);
            Assert.Equal(("spoiled", 3), (target.Name, input[0]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--minutes 0.5 --seed 7", 0.5, 7)]
    [InlineData("", 10, 1)]
    public void Options_are_read(string line, double minutes, int seed)
    {
        var options = FuzzOptions.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((minutes, (ulong)seed), (options!.Minutes, options.Seed));
    }

    [Theory]
    [InlineData("--minutes")]
    [InlineData("--minutes NaN")]
    [InlineData("--minutes -1")]
    [InlineData("--hours 1")]
    public void Senseless_options_are_refused(string line) => Assert.Null(FuzzOptions.Read(line.Split(' ')));

    private static string? Hungry(byte[] input)
    {
        for (var i = 0; i < 3; i++)
        {
            GC.KeepAlive(new byte[2 << 20]);
        }

        return null;
    }

    private static string? Wait(ManualResetEventSlim stop)
    {
        stop.Wait();
        return null;
    }

    private sealed class Spoiled(Func<byte[], string?> check) : FuzzTarget
    {
        internal override string Name => "spoiled";

        internal override bool IsGrammar => true;

        internal override byte[] Make(ulong seed) => [(byte)seed];

        internal override string? Check(byte[] input) => check(input);
    }
}
