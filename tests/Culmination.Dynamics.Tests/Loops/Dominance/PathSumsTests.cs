using System.Collections.Immutable;
using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>Nodes substituted: the scores of all paths through them are summed.</summary>
public sealed class PathSumsTests
{
    /// <summary>0 to 4 by 1, by 2 and 3, and straight; 4 back to 0 by 1.</summary>
    [Fact]
    public void Parallel_paths_are_summed_with_their_signs()
    {
        ImmutableArray<(int, int)> links = [(0, 1), (1, 4), (0, 2), (2, 3), (3, 4), (0, 4), (4, 1)];
        var sums = new PathSums(5, links, [true, false, false, false, true]);
        Assert.Equal([(0, 4), (4, 4)], sums.Edges);
        double[] scores = [2, 3, 5, 7, -1, 11, 13];
        Assert.Equal([(2 * 3) - (5 * 7) + 11, 13 * 3], sums.Of(scores));
        Assert.Equal([17.0, 39], sums.Of([2, 3, 0, 7, -1, 11, 13]));
    }

    [Fact]
    public void A_substituted_node_is_passed_once_whatever_its_link_to_itself()
    {
        var sums = new PathSums(3, [(0, 1), (1, 1), (1, 2), (2, 2)], [true, false, true]);
        Assert.Equal([(0, 2), (2, 2)], sums.Edges);
        Assert.Equal([2.0 * 5, 7], sums.Of([2, 3, 5, 7]));
    }

    [Fact]
    public void A_circle_among_substituted_nodes_is_refused_and_has_a_breaker()
    {
        ImmutableArray<(int, int)> links = [(0, 1), (1, 2), (2, 1), (2, 0), (1, 1)];
        bool[] kept = [true, false, false];
        Assert.Throws<ArgumentException>(() => new PathSums(3, links, kept));
        foreach (var breaker in CircleBreakers.Of(3, links, kept))
        {
            kept[breaker] = true;
        }

        Assert.Equal(2, kept.Count(k => k));
        Assert.Single(CircleBreakers.Of(3, links, [true, false, false]));
        Assert.NotEmpty(new PathSums(3, links, kept).Edges);
    }
}
