using System.Diagnostics;
using Culmination.Fuzz.Targets;

namespace Culmination.Fuzz.Running;

/// <summary>Feeds targets in turn, each the same time, until the time is up.</summary>
internal sealed class Campaign(IReadOnlyList<FuzzTarget> targets, string folder, TextWriter output)
{
    private const int MostFindings = 20;
    private readonly int[] inputs = new int[targets.Count];
    private readonly TimeSpan[] times = new TimeSpan[targets.Count];
    private (long Bytes, string Of) largest = (0, "none");
    private (TimeSpan Time, string Of) slowest = (TimeSpan.Zero, "none");
    private int findings;

    /// <summary>Runs; how much was found. A hang ends it at once.</summary>
    internal int Run(TimeSpan duration, ulong firstSeed)
    {
        Directory.CreateDirectory(folder);
        var running = Path.Combine(folder, "running");
        if (File.Exists(running))
        {
            output.WriteLine($"The last run did not end: it was at {File.ReadAllText(running).Trim()}; run that with --target and --seed.");
        }

        var all = Stopwatch.StartNew();
        using var trial = new Trial();
        using (var mark = new StreamWriter(running) { AutoFlush = true })
        {
            while (all.Elapsed < duration && findings < MostFindings)
            {
                // The one that has had the least time is next.
                var i = Enumerable.Range(0, targets.Count).MinBy(n => times[n]);
                var seed = firstSeed + (ulong)inputs[i];
                mark.BaseStream.SetLength(0);
                mark.WriteLine(FormattableString.Invariant($"--target {targets[i].Name} --seed {seed}"));
                var before = all.Elapsed;
                var input = targets[i].Make(seed);
                var what = trial.Run(targets[i], input, out var hangs);
                var passed = all.Elapsed - before;
                inputs[i]++;
                times[i] += passed;
                var name = FormattableString.Invariant($"{targets[i].Name} {seed}");
                largest = trial.Bytes > largest.Bytes ? (trial.Bytes, name) : largest;
                slowest = passed > slowest.Time ? (passed, name) : slowest;
                Note(targets[i], seed, input, what);
                if (hangs)
                {
                    break;
                }
            }
        }

        File.Delete(running);
        Report();
        return findings;
    }

    private void Note(FuzzTarget target, ulong seed, byte[] input, string? what)
    {
        if (what is not null)
        {
            findings++;
            var path = new Finding(target.Name, seed, input, what).Save(folder);
            output.WriteLine($"{path}: {what.Split('\n')[0]}");
        }
    }

    private void Report()
    {
        for (var i = 0; i < targets.Count; i++)
        {
            output.WriteLine(FormattableString.Invariant($"{targets[i].Name,-18} {inputs[i],9} inputs in {times[i].TotalSeconds,5:F0} s"));
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        output.WriteLine(FormattableString.Invariant($"{findings} findings; one input took at most {slowest.Time.TotalSeconds:F1} s ({slowest.Of}) and {largest.Bytes >> 20} MB ({largest.Of}), the process {peak} MB"));
    }
}
