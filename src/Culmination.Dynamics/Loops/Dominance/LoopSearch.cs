using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// Finds the loops of a graph of nodes that pass at least one of some nodes. All are listed if they are few enough. Else the shortest are, and the strongest-path search of Eberlein and Schoenberg ("Finding
/// the Loops that Matter", 2020, arXiv:2006.08425, appendix I) is made at several moments: from each node links are followed, strongest first, and a node is entered again only by a path not
/// weaker than the best so far.
/// </summary>
/// <param name="edges">Sources and targets, in order.</param>
/// <param name="anchors">Nodes of which a loop must pass one.</param>
/// <param name="effort">How many loops to look at.</param>
internal sealed class LoopSearch(ImmutableArray<(int Source, int Target)> edges, IReadOnlyList<int> anchors, LoopSearchEffort effort, CancellationToken cancellation)
{
    private const int FewestNodes = 3;

    private readonly ILookup<int, int> from = Enumerable.Range(0, edges.Length).ToLookup(e => edges[e].Source);
    private readonly SortedDictionary<string, ImmutableArray<int>> found = new(StringComparer.Ordinal);
    private readonly HashSet<int> closed = [];
    private readonly List<int> path = [];
    private readonly HashSet<int> onPath = [];
    private readonly Dictionary<int, double> best = [];
    private Dictionary<int, int> distances = [];
    private long visitsLeft;
    private int mostNow;
    private bool isCut;

    /// <summary>The loops as nodes in order, and whether they are all there are.</summary>
    /// <param name="moments">The strengths of the edges at the moments searched for strong loops.</param>
    internal (ImmutableArray<ImmutableArray<int>> Loops, bool AreAll) Run(IReadOnlyList<double[]> moments)
    {
        ImmutableArray<KeyValuePair<string, ImmutableArray<int>>> shorter = [];
        mostNow = effort.Loops;
        for (var length = FewestNodes; ; length++)
        {
            found.Clear();
            (visitsLeft, isCut) = (effort.Visits, false);
            UpTo(length);
            if (visitsLeft <= 0 || found.Count > mostNow)
            {
                break;
            }

            shorter = [.. found];
            if (!isCut)
            {
                return ([.. found.Values], true);
            }
        }

        found.Clear();
        Strongest(moments);
        foreach (var (key, loop) in shorter)
        {
            found.TryAdd(key, loop);
        }

        return ([.. found.Values], false);
    }

    /// <summary>All loops of so many nodes at most: those through the first anchor, then those through the second and not the first, and so on.</summary>
    private void UpTo(int length)
    {
        closed.Clear();
        foreach (var anchor in anchors)
        {
            distances = Distances(anchor);
            Follow(anchor, anchor, length);
            closed.Add(anchor);
        }
    }

    /// <summary>The fewest links from each node to one.</summary>
    private Dictionary<int, int> Distances(int node)
    {
        var into = edges.ToLookup(l => l.Target, l => l.Source);
        var links = new Dictionary<int, int> { [node] = 0 };
        var pending = new Queue<int>([node]);
        while (pending.TryDequeue(out var at))
        {
            foreach (var source in into[at])
            {
                if (!closed.Contains(source) && links.TryAdd(source, links[at] + 1))
                {
                    pending.Enqueue(source);
                }
            }
        }

        return links;
    }

    private void Follow(int start, int at, int length)
    {
        cancellation.ThrowIfCancellationRequested();
        visitsLeft--;
        onPath.Add(at);
        path.Add(at);
        foreach (var edge in from[at])
        {
            if (visitsLeft <= 0 || found.Count > mostNow)
            {
                break;
            }

            var next = edges[edge].Target;
            if (next == start)
            {
                Keep();
            }
            else if (!onPath.Contains(next) && !closed.Contains(next) && distances.TryGetValue(next, out var rest))
            {
                if (path.Count + rest > length)
                {
                    isCut = true;
                }
                else
                {
                    Follow(start, next, length);
                }
            }
        }

        path.RemoveAt(path.Count - 1);
        onPath.Remove(at);
    }

    private void Strongest(IReadOnlyList<double[]> moments)
    {
        var starts = anchors.Concat(edges.Select(e => e.Source)).Distinct().ToList();
        for (var moment = 0; moment < moments.Count; moment++)
        {
            // Early moments leave room for later ones.
            mostNow = (int)((long)effort.Loops * (moment + 1) / moments.Count);
            var strengths = moments[moment];
            var strongestFirst = from.ToDictionary(g => g.Key, g => g.Where(e => strengths[e] > 0).OrderByDescending(e => strengths[e]).ToArray());
            foreach (var start in starts)
            {
                best.Clear();
                visitsLeft = effort.Visits / starts.Count / moments.Count;
                FollowStrong(start, start, 1, strongestFirst, strengths);
            }
        }
    }

    private void FollowStrong(int start, int at, double strength, Dictionary<int, int[]> strongestFirst, double[] strengths)
    {
        cancellation.ThrowIfCancellationRequested();
        visitsLeft--;
        if (best.TryGetValue(at, out var known) && strength < known)
        {
            return;
        }

        best[at] = strength;
        onPath.Add(at);
        path.Add(at);
        foreach (var edge in strongestFirst[at])
        {
            if (visitsLeft <= 0 || found.Count > mostNow)
            {
                break;
            }

            var next = edges[edge].Target;
            if (next == start)
            {
                Keep();
            }
            else if (!onPath.Contains(next))
            {
                FollowStrong(start, next, strength * strengths[edge], strongestFirst, strengths);
            }
        }

        path.RemoveAt(path.Count - 1);
        onPath.Remove(at);
    }

    /// <summary>Each loop once, from its first anchor on.</summary>
    private void Keep()
    {
        var anchor = anchors.FirstOrDefault(path.Contains, -1);
        if (anchor >= 0)
        {
            var first = path.IndexOf(anchor);
            ImmutableArray<int> loop = [.. path.Skip(first), .. path.Take(first)];
            found.TryAdd(string.Join(',', loop), loop);
        }
    }
}

/// <summary>How much a search for loops may do.</summary>
/// <param name="Loops">List no more than about so many.</param>
/// <param name="Visits">Follow no more than so many links.</param>
internal sealed record LoopSearchEffort(int Loops, long Visits);
