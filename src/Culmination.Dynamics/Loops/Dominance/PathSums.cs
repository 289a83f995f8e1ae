using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// Link scores between some nodes of a graph when the others are substituted: for each pair, the sum, with signs, over all paths through others of the product of the scores along the path. As link scores
/// obey the chain rule (Schoenberg, Davidsen and Eberlein 2020, appendix B), that is the score the link would have if the equations between were written as one. Links of a
/// substituted node to itself are left out: no path passes a node twice.
/// </summary>
internal sealed class PathSums
{
    private readonly int[] sources;
    private readonly (int From, int To, int Link)[][] steps;
    private readonly int[] firstEdge;
    private readonly double[] values;
    private readonly int count;

    /// <param name="count">Nodes are 0 to this - 1.</param>
    /// <param name="links">Sources and targets.</param>
    /// <param name="kept">Nodes not to substitute; between the others there is no circle of more than one.</param>
    internal PathSums(int count, ImmutableArray<(int Source, int Target)> links, bool[] kept)
    {
        this.count = count;
        values = new double[2 * count];
        var bySource = Enumerable.Range(0, links.Length).ToLookup(l => links[l].Source);
        var rank = Ranks(count, links, bySource, kept);
        sources = [.. Enumerable.Range(0, count).Where(n => kept[n] && bySource.Contains(n))];
        steps = [.. sources.Select(source => Steps(source, links, bySource, kept, rank))];
        var edges = ImmutableArray.CreateBuilder<(int Source, int Target)>();
        firstEdge = new int[sources.Length + 1];
        for (var s = 0; s < sources.Length; s++)
        {
            edges.AddRange(steps[s].Select(step => links[step.Link].Target).Where(target => kept[target]).Distinct().Order().Select(target => (sources[s], target)));
            firstEdge[s + 1] = edges.Count;
        }

        Edges = edges.ToImmutable();
    }

    /// <summary>Pairs of kept nodes with a path, by source, then target; a node may have a path to itself.</summary>
    internal ImmutableArray<(int Source, int Target)> Edges { get; }

    /// <summary>A score for each of <see cref="Edges"/>.</summary>
    /// <param name="scores">In the order of the links.</param>
    internal double[] Of(double[] scores)
    {
        var result = new double[Edges.Length];
        for (var s = 0; s < steps.Length; s++)
        {
            // Slots below count are substituted nodes and, above, ends: so a path that comes back to its source does not start again.
            foreach (var (from, to, _) in steps[s])
            {
                (values[from], values[to]) = (0, 0);
            }

            values[sources[s]] = 1;
            foreach (var (from, to, link) in steps[s])
            {
                values[to] += values[from] * scores[link];
            }

            for (var e = firstEdge[s]; e < firstEdge[s + 1]; e++)
            {
                result[e] = values[count + Edges[e].Target];
            }
        }

        return result;
    }

    /// <summary>The links of all paths from a source, each after all that lead to its beginning.</summary>
    private (int From, int To, int Link)[] Steps(int source, ImmutableArray<(int Source, int Target)> links, ILookup<int, int> bySource, bool[] kept, int[] rank)
    {
        var pending = new PriorityQueue<int, int>([(source, -1)]);
        var seen = new HashSet<int>();
        var found = new List<(int From, int To, int Link)>();
        while (pending.TryDequeue(out var at, out _))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            foreach (var link in bySource[at].Where(l => links[l].Target != at || kept[at]))
            {
                var target = links[link].Target;
                found.Add((at, kept[target] ? count + target : target, link));
                if (!kept[target])
                {
                    pending.Enqueue(target, rank[target]);
                }
            }
        }

        return [.. found];
    }

    /// <summary>An order of the substituted nodes along the links between them.</summary>
    private static int[] Ranks(int count, ImmutableArray<(int Source, int Target)> links, ILookup<int, int> bySource, bool[] kept)
    {
        var open = new int[count];
        foreach (var (source, target) in links.Where(l => l.Source != l.Target && !kept[l.Source] && !kept[l.Target]))
        {
            open[target]++;
        }

        var rank = new int[count];
        var next = 0;
        var pending = new Stack<int>(Enumerable.Range(0, count).Where(n => !kept[n] && open[n] == 0));
        while (pending.TryPop(out var at))
        {
            rank[at] = next++;
            foreach (var target in bySource[at].Select(l => links[l].Target).Where(t => t != at && !kept[t]))
            {
                if (--open[target] == 0)
                {
                    pending.Push(target);
                }
            }
        }

        return next == kept.Count(k => !k) ? rank : throw new ArgumentException("Substituted nodes form a circle.", nameof(kept));
    }
}
