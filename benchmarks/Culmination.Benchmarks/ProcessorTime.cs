using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Culmination.Benchmarks;

/// <summary>Nanoseconds that this thread has had of a processor: what else runs on the machine does not count, save for the caches it shares.</summary>
internal static class ProcessorTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID on Linux

    internal static double Nanoseconds()
    {
        if (!OperatingSystem.IsLinux() || ClockGetTime(ThreadClock, out var time) != 0)
        {
            return Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
        }

        return (1e9 * time.Seconds) + time.Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
