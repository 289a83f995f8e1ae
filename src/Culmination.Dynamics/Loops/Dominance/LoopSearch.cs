using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// Finds loops through one variable, as lists of links that begin at it. Short loops are all found, longer and longer ones until there are too many. If that does not end, the strongest-path search of
/// Eberlein and Schoenberg ("Finding the loops that matter", 2020) is made too, at several moments: from each starting point links are followed, strongest first, and a
/// variable is entered again only by a stronger path. Both are bounded in number, length and visits.
/// </summary>
internal sealed class LoopSearch(CausalGraph graph, int variable, CancellationToken cancellation)
{
    /// <summary>Of short loops, and again of strong ones.</summary>
    internal const int MostLoops = 500;

    private const int MostLinks = 120;

    /// <summary>A judgement: products over longer paths are ruled by variables that happen to stand still, and nobody can tell such a loop's story.</summary>
    private const int MostLinksOfStrong = 40;
    private const int FewestLinks = 4;
    private const int Longer = 2;
    private const int MostVisitsOfLength = 200_000;
    private const int MostVisitsOfStart = 20_000;

    private readonly Dictionary<int, int> distances = Distances(graph, variable);
    private readonly SortedDictionary<string, ImmutableArray<int>> found = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> best = [];
    private readonly HashSet<int> onPath = [];
    private readonly List<int> path = [];
    private int visitsLeft;
    private int mostNow;
    private bool isCut;

    /// <summary>The loops, and whether they are all there are.</summary>
    /// <param name="moments">Link scores at the moments searched for strong loops.</param>
    internal (ImmutableArray<ImmutableArray<int>> Loops, bool AreAll) Run(IReadOnlyList<double[]> moments)
    {
        ImmutableArray<KeyValuePair<string, ImmutableArray<int>>> all = [];
        mostNow = MostLoops;
        for (var length = FewestLinks; length <= MostLinks; length += Longer)
        {
            cancellation.ThrowIfCancellationRequested();
            found.Clear();
            (visitsLeft, isCut) = (MostVisitsOfLength, false);
            FollowShort(variable, length);
            if (visitsLeft <= 0 || found.Count > mostNow)
            {
                break;
            }

            all = [.. found];
            if (!isCut)
            {
                return ([.. found.Values], true);
            }
        }

        found.Clear();
        Strongest(moments);
        foreach (var (key, loop) in all)
        {
            found.TryAdd(key, loop);
        }

        return ([.. found.Values], false);
    }

    /// <summary>The fewest links from each variable to the chosen one.</summary>
    private static Dictionary<int, int> Distances(CausalGraph graph, int variable)
    {
        var into = graph.Links.ToLookup(l => l.Target, l => l.Source);
        var links = new Dictionary<int, int> { [variable] = 0 };
        var pending = new Queue<int>([variable]);
        while (pending.TryDequeue(out var at))
        {
            foreach (var source in into[at])
            {
                if (links.TryAdd(source, links[at] + 1))
                {
                    pending.Enqueue(source);
                }
            }
        }

        return links;
    }

    private void FollowShort(int at, int length)
    {
        visitsLeft--;
        onPath.Add(at);
        foreach (var link in graph.BySource[at])
        {
            if (visitsLeft <= 0 || found.Count > mostNow)
            {
                break;
            }

            var next = graph.Links[link].Target;
            if (next != variable && onPath.Contains(next))
            {
                continue;
            }

            if (path.Count + 1 + distances[next] > length)
            {
                isCut = true;
                continue;
            }

            path.Add(link);
            if (next == variable)
            {
                Keep();
            }
            else
            {
                FollowShort(next, length);
            }

            path.RemoveAt(path.Count - 1);
        }

        onPath.Remove(at);
    }

    private void Strongest(IReadOnlyList<double[]> moments)
    {
        for (var moment = 0; moment < moments.Count; moment++)
        {
            // Early moments leave room for later ones.
            mostNow = MostLoops * (moment + 1) / moments.Count;
            foreach (var start in graph.Links.Where(l => l.FlowSign != 0).Select(l => l.Target).Prepend(variable).Distinct())
            {
                cancellation.ThrowIfCancellationRequested();
                best.Clear();
                visitsLeft = MostVisitsOfStart;
                FollowStrong(start, start, 1, moments[moment]);
            }
        }
    }

    private void FollowStrong(int start, int at, double strength, double[] scores)
    {
        visitsLeft--;
        if (path.Count >= MostLinksOfStrong || (best.TryGetValue(at, out var known) && strength <= known))
        {
            return;
        }

        best[at] = strength;
        onPath.Add(at);
        foreach (var link in graph.BySource[at].Where(l => scores[l] != 0).OrderByDescending(l => Math.Abs(scores[l])))
        {
            if (visitsLeft <= 0 || found.Count > mostNow)
            {
                break;
            }

            var next = graph.Links[link].Target;
            path.Add(link);
            if (next == start)
            {
                Keep();
            }
            else if (!onPath.Contains(next))
            {
                FollowStrong(start, next, strength * Math.Abs(scores[link]), scores);
            }

            path.RemoveAt(path.Count - 1);
        }

        onPath.Remove(at);
    }

    private void Keep()
    {
        var first = path.FindIndex(l => graph.Links[l].Source == variable);
        if (first >= 0)
        {
            ImmutableArray<int> loop = [.. path.Skip(first), .. path.Take(first)];
            found.TryAdd(string.Join(',', loop), loop);
        }
    }
}
