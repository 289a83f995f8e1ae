using Culmination.Analysis.Execution;

namespace Culmination.Analysis.Tests.Execution;

public sealed class LocalExecutorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_member_is_run_once(int jobs)
    {
        var work = new Counting(103, 8, _ => { });
        new LocalExecutor(jobs).Run(103, work, null, TestContext.Current.CancellationToken);
        Assert.All(work.Runs, r => Assert.Equal(1, r));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_mistake_in_a_block_comes_out_as_itself(int jobs)
    {
        var work = new Counting(50, 8, first => _ = first == 24 ? throw new InvalidOperationException("block 3") : 0);
        var e = Assert.Throws<InvalidOperationException>(() => new LocalExecutor(jobs).Run(50, work, null, TestContext.Current.CancellationToken));
        Assert.Equal("block 3", e.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancelling_stops_between_blocks(int jobs)
    {
        using var source = new CancellationTokenSource();
        var work = new Counting(8000, 8, first => CancelAt(first, source));
        Assert.ThrowsAny<OperationCanceledException>(() => new LocalExecutor(jobs).Run(8000, work, null, source.Token));
        Assert.Contains(0, work.Runs);
    }

    private static void CancelAt(int first, CancellationTokenSource source)
    {
        if (first == 16)
        {
            source.Cancel();
        }
    }

    private sealed class Counting(int members, int lanes, Action<int> before) : IBlockWork, IBlockWorker
    {
        public int[] Runs { get; } = new int[members];

        public int Lanes => lanes;

        public IBlockWorker CreateWorker() => this;

        public void Run(int first, int count)
        {
            before(first);
            for (var m = first; m < first + count; m++)
            {
                Interlocked.Increment(ref Runs[m]);
            }
        }
    }
}
