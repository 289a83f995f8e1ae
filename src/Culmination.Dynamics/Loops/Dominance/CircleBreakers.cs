using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>A few nodes of a graph without which the rest has no circle of more than one node.</summary>
internal static class CircleBreakers
{
    /// <param name="count">Nodes are 0 to this - 1.</param>
    /// <param name="links">Sources and targets.</param>
    /// <param name="removed">Nodes that are left out of the graph.</param>
    internal static IReadOnlyList<int> Of(int count, ImmutableArray<(int Source, int Target)> links, bool[] removed)
    {
        var isOut = (bool[])removed.Clone();
        var breakers = new List<int>();
        while (true)
        {
            var (into, outOf) = (new int[count], new int[count]);
            foreach (var (source, target) in links.Where(l => l.Source != l.Target && !isOut[l.Source] && !isOut[l.Target]))
            {
                outOf[source]++;
                into[target]++;
            }

            // What nothing leads to, or what leads nowhere, is in no circle.
            var ends = Enumerable.Range(0, count).Where(n => !isOut[n] && (into[n] == 0 || outOf[n] == 0)).ToList();
            if (ends.Count > 0)
            {
                ends.ForEach(n => isOut[n] = true);
                continue;
            }

            var rest = Enumerable.Range(0, count).Where(n => !isOut[n]).ToList();
            if (rest.Count == 0)
            {
                return breakers;
            }

            var breaker = rest.MaxBy(n => into[n] * outOf[n]);
            breakers.Add(breaker);
            isOut[breaker] = true;
        }
    }
}
