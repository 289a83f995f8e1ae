using System.Collections.Immutable;

namespace Culmination.Dynamics.Binding;

/// <summary>Orders variables so that each comes after what it reads; ties are broken by name, so that the order of declaration changes nothing.</summary>
internal static class EvaluationOrder
{
    /// <summary>The order of <paramref name="ids"/>, or the ids of a cycle.</summary>
    /// <param name="reads">What a variable reads at the same time, as ids.</param>
    public static (ImmutableArray<int> Order, ImmutableArray<int> Cycle) Sort(IEnumerable<int> ids, Func<int, ImmutableArray<int>> reads, Func<int, string> name)
    {
        var order = ImmutableArray.CreateBuilder<int>();
        var state = new Dictionary<int, int>();
        var comparer = Comparer<int>.Create((a, b) => string.CompareOrdinal(name(a), name(b)));
        foreach (var root in ids.Order(comparer))
        {
            var path = new Stack<(int Id, Queue<int> Left)>();
            Enter(root);
            while (path.Count > 0)
            {
                var (id, left) = path.Peek();
                if (left.TryDequeue(out var next))
                {
                    if (state.GetValueOrDefault(next) == 1)
                    {
                        var cycle = path.Select(p => p.Id).Reverse().SkipWhile(i => i != next).Append(next);
                        return ([], [.. cycle]);
                    }

                    Enter(next);
                }
                else
                {
                    state[id] = 2;
                    order.Add(id);
                    path.Pop();
                }
            }

            void Enter(int id)
            {
                if (state.GetValueOrDefault(id) == 0)
                {
                    state[id] = 1;
                    path.Push((id, new Queue<int>(reads(id).Order(comparer))));
                }
            }
        }

        return (order.ToImmutable(), []);
    }
}
