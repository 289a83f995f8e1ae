using System.Runtime.ExceptionServices;

namespace Culmination.Analysis.Execution;

/// <summary>Runs blocks on the threads of this process.</summary>
public sealed class LocalExecutor : IRunExecutor
{
    /// <param name="jobs">How many threads, at least 1.</param>
    public LocalExecutor(int jobs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        Jobs = jobs;
    }

    public int Jobs { get; }

    public void Run(int members, IBlockWork work, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        var lanes = Math.Max(1, work.Lanes);
        var blocks = (members + lanes - 1) / lanes;
        var next = -1;
        var done = 0;

        void Drain()
        {
            var worker = work.CreateWorker();
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                var first = block * lanes;
                worker.Run(first, Math.Min(lanes, members - first));
                progress?.Report((double)Interlocked.Increment(ref done) / blocks);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        var threads = Math.Min(Jobs, blocks);
        if (threads <= 1)
        {
            Drain();
            return;
        }

        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, _ => Drain());
        }
        catch (AggregateException e)
        {
            // The same exception whether one thread ran it or several.
            ExceptionDispatchInfo.Throw(e.InnerExceptions.FirstOrDefault(i => i is OperationCanceledException) ?? e.InnerExceptions[0]);
        }
    }
}
