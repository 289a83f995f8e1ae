using System.Collections.Immutable;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>Which loops are found, and how much depends on how hard was looked.</summary>
public sealed class LoopSearchTests
{
    private const int A = 0;
    private const int B = 1;
    private const int C = 2;
    private const int D = 3;

    /// <summary>Of n nodes that all lead to one another and to themselves, k! / (k - n)! paths … : through one of 5 there are 1 + 4 + 4·3 + 4·3·2 + 4·3·2·1 loops.</summary>
    [Fact]
    public void All_loops_through_a_node_are_listed_once()
    {
        var edges = Complete(5);
        var (loops, areAll) = Search(edges, [0], new LoopSearchEffort(1_000, 100_000), []);
        Assert.True(areAll);
        Assert.Equal(65, loops.Length);
        Assert.Equal(65, loops.Select(l => string.Join(',', l)).Distinct().Count());
        Assert.All(loops, l => Assert.Equal(0, l[0]));
    }

    /// <summary>Through either of two of 4: all 24 loops but those of the other two alone: 1 + 1 + 1.</summary>
    [Fact]
    public void Loops_through_any_of_some_nodes_are_listed_once()
    {
        var (all, _) = Search(Complete(4), [0, 1, 2, 3], new LoopSearchEffort(1_000, 100_000), []);
        var (some, _) = Search(Complete(4), [2, 0], new LoopSearchEffort(1_000, 100_000), []);
        Assert.Equal(24, all.Length);
        Assert.Equal(21, some.Length);
        Assert.All(some, l => Assert.True(l.Contains(0) || l.Contains(2)));
    }

    /// <summary>Eberlein and Schoenberg (2020), figure 7: from a the strongest-path search misses a, b, c; starting from every node it is found.</summary>
    [Fact]
    public void A_loop_missed_from_one_start_is_found_from_another()
    {
        ImmutableArray<(int, int)> edges = [(A, B), (A, D), (B, C), (C, A), (D, B), (D, C)];
        double[] strengths = [10, 100, 10, 10, 10, 0.1];
        var (loops, areAll) = Search(edges, [A], new LoopSearchEffort(1, 1_000_000), [strengths, strengths, strengths]);
        Assert.False(areAll);
        Assert.Contains(loops, l => l.SequenceEqual([A, D, B, C]) || l.SequenceEqual([A, B, C]));
    }

    /// <summary>A ring in which every node also leads to every later one: more loops than are looked at. The longer the list may be, the less the shares depend on it, and with all of them not at all.</summary>
    [Fact]
    public void Shares_settle_as_more_loops_are_looked_at()
    {
        const int Count = 10;
        static string Name(int i) => FormattableString.Invariant($"s{i}");
        var model = new LoopModel(
            string.Concat(Enumerable.Range(0, Count).Select(i =>
                LoopModel.Stock(Name(i), FormattableString.Invariant($"{10 + i}"), FormattableString.Invariant($"<inflow>f{i}</inflow>"))
                + LoopModel.Flow(
                    FormattableString.Invariant($"f{i}"),
                    string.Join(" + ", Enumerable.Range(0, Count).Where(j => j < i || i == 0).Select(j => FormattableString.Invariant($"{(((i * 7) + (j * 3)) % 5) - 1.5} * 0.02 * {Name(j)}")))))),
            "<start>0</start><stop>20</stop><dt>1</dt>");
        double[] unsettled = [.. new[] { 40, 160, 640 }.Select(most => model.Dominance("s0", new LoopOptions(MostLoops: most)).Unsettled)];

        Assert.Equal(unsettled.OrderDescending(), unsettled);
        Assert.Equal(0, unsettled[^1]);
        Assert.True(unsettled[0] > 0.05, string.Join("; ", unsettled));
        Assert.True(model.Dominance("s0", new LoopOptions(MostLoops: 640)).IsComplete);
    }

    private static ImmutableArray<(int Source, int Target)> Complete(int count) => [.. Enumerable.Range(0, count * count).Select(i => (i / count, i % count))];

    private static (ImmutableArray<ImmutableArray<int>> Loops, bool AreAll) Search(
        ImmutableArray<(int Source, int Target)> edges, int[] anchors, LoopSearchEffort effort, IReadOnlyList<double[]> moments) =>
        new LoopSearch(edges, anchors, effort, TestContext.Current.CancellationToken).Run(moments);
}
