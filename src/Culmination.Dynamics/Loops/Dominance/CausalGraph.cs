using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// The part of a plan's causal links that can lie on a feedback loop with one of some variables: those between variables that lead to one of them and are led to by the same one. What is
/// read only at the start (initial values, INIT) makes no link.
/// </summary>
internal sealed class CausalGraph
{
    private CausalGraph(ImmutableArray<CausalLink> links) => Links = links;

    /// <summary>In the order of targets, then sources.</summary>
    internal ImmutableArray<CausalLink> Links { get; }

    internal static CausalGraph Of(SimulationPlan plan) =>
        new([.. Enumerable.Range(0, plan.Variables.Length).SelectMany(id => Into(plan.Variables[id], id))]);

    internal CausalGraph Around(IEnumerable<int> variables)
    {
        var (from, to) = (Links.ToLookup(l => l.Source, l => l.Target), Links.ToLookup(l => l.Target, l => l.Source));
        var kept = new bool[Links.Length];
        foreach (var variable in variables)
        {
            var (forward, backward) = (Reached(variable, from), Reached(variable, to));
            for (var l = 0; l < kept.Length; l++)
            {
                var (source, target) = (Links[l].Source, Links[l].Target);
                kept[l] |= forward.Contains(source) && backward.Contains(source) && forward.Contains(target) && backward.Contains(target);
            }
        }

        return new CausalGraph([.. Links.Where((_, l) => kept[l])]);
    }

    /// <summary>Some variables, and all that have a memory: stocks, and those that read what was a dt ago. The links between the others make no circle.</summary>
    internal bool[] WithStates(SimulationPlan plan, bool[] some)
    {
        bool[] isState = [.. some.Select((s, id) => s || plan.Variables[id].Kind == PlanVariableKind.Stock)];
        foreach (var link in Links.Where(l => !l.ReadsNow))
        {
            isState[link.Target] = true;
        }

        return isState;
    }

    private static IEnumerable<CausalLink> Into(PlanVariable variable, int id)
    {
        if (variable.Kind == PlanVariableKind.Stock)
        {
            return variable.Inflows.Select(f => (Flow: f, Sign: 1)).Concat(variable.Outflows.Select(f => (Flow: f, Sign: -1)))
                .GroupBy(p => p.Flow, (flow, p) => new CausalLink(flow, id, ReadsNow: true, p.Sum(q => q.Sign)))
                .Where(l => l.FlowSign != 0).OrderBy(l => l.Source);
        }

        var (now, before) = (new SortedSet<int>(), new SortedSet<int>());
        Read(variable.Equation, now, before);
        return now.Union(before).Order().Select(source => new CausalLink(source, id, now.Contains(source), FlowSign: 0));
    }

    private static void Read(PlanExpression expression, SortedSet<int> now, SortedSet<int> before)
    {
        switch (expression)
        {
            case PlanVariableReference e:
                now.Add(e.Variable);
                break;
            case PlanPreviousValue e:
                before.Add(e.Variable);
                break;
            case PlanUnary e:
                Read(e.Operand, now, before);
                break;
            case PlanBinary e:
                Read(e.Left, now, before);
                Read(e.Right, now, before);
                break;
            case PlanChoice e:
                Read(e.Condition, now, before);
                Read(e.WhenTrue, now, before);
                Read(e.WhenFalse, now, before);
                break;
            case PlanLookup e:
                Read(e.X, now, before);
                break;
            case PlanRandom e:
                foreach (var argument in e.Arguments)
                {
                    Read(argument, now, before);
                }

                break;
        }
    }

    private static HashSet<int> Reached(int start, ILookup<int, int> next)
    {
        var reached = new HashSet<int>();
        var pending = new Stack<int>([start]);
        while (pending.TryPop(out var at))
        {
            foreach (var id in next[at])
            {
                if (reached.Add(id))
                {
                    pending.Push(id);
                }
            }
        }

        return reached;
    }
}
