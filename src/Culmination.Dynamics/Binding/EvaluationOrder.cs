using System.Collections.Immutable;

namespace Culmination.Dynamics.Binding;

/// <summary>Orders variables so that each comes after what it reads; ties are broken by name, so that the order of declaration changes nothing.</summary>
internal static class EvaluationOrder
{
    private const byte Open = 1;
    private const byte Done = 2;

    /// <summary>The order, or the ids of a circle, its first one repeated at its end.</summary>
    /// <param name="isWanted">Which variables are ordered; others are there already.</param>
    /// <param name="reads">What each variable reads.</param>
    /// <param name="rank">The place of each variable by name.</param>
    internal static (ImmutableArray<int> Order, ImmutableArray<int> Circle) Sort(Func<int, bool> isWanted, IReadOnlyList<int[]> reads, int[] rank)
    {
        var order = ImmutableArray.CreateBuilder<int>(rank.Length);
        var state = new byte[rank.Length];
        var byName = new int[rank.Length];
        for (var id = 0; id < rank.Length; id++)
        {
            byName[rank[id]] = id;
        }

        var path = new List<(int Id, int[] Reads, int Next)>();
        foreach (var root in byName)
        {
            Enter(root);
            while (path.Count > 0)
            {
                var (id, needs, next) = path[^1];
                if (next == needs.Length)
                {
                    state[id] = Done;
                    order.Add(id);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[^1] = (id, needs, next + 1);
                if (state[needs[next]] == Open)
                {
                    var begin = path.FindIndex(p => p.Id == needs[next]);
                    return ([], [.. path.Skip(begin).Select(p => p.Id), needs[next]]);
                }

                Enter(needs[next]);
            }
        }

        return (order.ToImmutable(), []);

        void Enter(int id)
        {
            if (state[id] == 0 && isWanted(id))
            {
                state[id] = Open;
                var needs = reads[id].ToArray();
                Array.Sort(needs, (a, b) => rank[a].CompareTo(rank[b]));
                path.Add((id, needs, 0));
            }
        }
    }
}
