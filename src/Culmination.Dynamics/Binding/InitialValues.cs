using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// Variables whose initial value has an equation of its own (&lt;init_eqn&gt;, Vensim's ACTIVE INITIAL). It counts where initial values are worked out: for stocks at the start and
/// for INIT, also by way of other variables. Those between get a second variable each, which takes the initial equation's side; during the run, the equation is what holds.
/// </summary>
internal static class InitialValues
{
    /// <summary>Adds the second variables to the list, and makes stocks and INIT read them.</summary>
    /// <param name="initials">The initial expression of each such variable.</param>
    internal static void Apply(List<BoundVariable> bound, IReadOnlyDictionary<int, PlanExpression> initials)
    {
        if (initials.Count == 0)
        {
            return;
        }

        var twins = Twins(bound, initials);
        var count = bound.Count;
        foreach (var (id, twin) in twins.OrderBy(t => t.Value))
        {
            var source = bound[id];
            var equation = PlanRewriting.Redirect(initials.TryGetValue(id, out var initial) ? initial : source.Equation, twins, twins);
            bound.Add(BindingState.Plain(source.Name + " #initial", source.Source, equation) with { Span = source.Span });
            System.Diagnostics.Debug.Assert(bound.Count == twin + 1, "Twins stand in the order of their ids.");
        }

        for (var id = 0; id < count; id++)
        {
            IReadOnlyDictionary<int, int> direct = bound[id].Kind == PlanVariableKind.Stock ? twins : ImmutableDictionary<int, int>.Empty;
            bound[id] = bound[id] with { Equation = PlanRewriting.Redirect(bound[id].Equation, direct, twins) };
        }
    }

    /// <summary>Which variables follow, at the start, from one with an initial value of its own without a stock between them: the id of the second variable of each.</summary>
    private static Dictionary<int, int> Twins(List<BoundVariable> bound, IReadOnlyDictionary<int, PlanExpression> initials)
    {
        var users = new List<int>[bound.Count];
        for (var id = 0; id < bound.Count; id++)
        {
            foreach (var read in bound[id].Kind == PlanVariableKind.Stock ? [] : Dependencies.Of(bound[id].Equation).Start)
            {
                (users[read] ??= []).Add(id);
            }
        }

        var reached = new SortedSet<int>(initials.Keys);
        var open = new Stack<int>(reached);
        while (open.TryPop(out var id))
        {
            foreach (var user in users[id] ?? [])
            {
                if (reached.Add(user))
                {
                    open.Push(user);
                }
            }
        }

        var next = bound.Count;
        return reached.ToDictionary(id => id, _ => next++);
    }
}
