using System.Diagnostics;
using Culmination.Fuzz.Targets;

namespace Culmination.Fuzz.Running;

/// <summary>One input on a thread of its own with a small stack, a time limit and a limit of memory.</summary>
internal sealed class Trial : IDisposable
{
    /// <summary>A hang is what takes more of the processor's time; ordinary inputs take milliseconds. Time on the wall would count what else the machine does.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Bytes handed out while one input was taken; inputs have at most some hundred thousand characters.</summary>
    internal const long MostBytes = 4L << 30;

    /// <summary>How much more time may pass on the wall.</summary>
    private const int Patience = 30;

    /// <summary>The smallest stack that the program meets: threads on Windows have 1.5 MB.</summary>
    private const int Stack = 1536 * 1024;

    private readonly SemaphoreSlim given = new(0), done = new(0);
    private readonly Thread thread;
    private readonly TimeSpan limit;
    private readonly long mostBytes;
    private (FuzzTarget Target, byte[] Input)? work;
    private string? result;

    internal Trial(TimeSpan? limit = null, long mostBytes = MostBytes)
    {
        (this.limit, this.mostBytes) = (limit ?? Limit, mostBytes);
        thread = new Thread(Work, Stack) { IsBackground = true, Name = "fuzz" };
        thread.Start();
    }

    /// <summary>The bytes that the last input took.</summary>
    internal long Bytes { get; private set; }

    /// <summary>What was found, or null. After a hang, the trial is of no more use.</summary>
    internal string? Run(FuzzTarget target, byte[] input, out bool hangs)
    {
        work = (target, input);
        given.Release();
        hangs = !IsDone();
        return hangs ? FormattableString.Invariant($"no end after {limit.TotalSeconds} s") : result;
    }

    public void Dispose()
    {
        work = null;
        given.Release();
        thread.Join(TimeSpan.FromSeconds(1));
    }

    private bool IsDone()
    {
        using var process = Process.GetCurrentProcess();
        var (start, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        while (!done.Wait(limit / 20))
        {
            process.Refresh();
            if (process.TotalProcessorTime - start > limit || watch.Elapsed > limit * Patience)
            {
                return false;
            }
        }

        return true;
    }

    private void Work()
    {
        while (true)
        {
            given.Wait();
            if (work is not var (target, input))
            {
                break;
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                result = target.Check(input);
            }
#pragma warning disable CA1031 // every exception is a finding
            catch (Exception e)
#pragma warning restore CA1031
            {
                result = e.ToString();
            }

            Bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            result ??= Bytes > mostBytes ? FormattableString.Invariant($"{Bytes >> 20} MB were asked for") : null;
            done.Release();
        }

        ScratchFiles.Remove();
    }
}
