using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// The part of a plan's causal links that can lie on a feedback loop through one variable: those between variables that lead to it and are led to by it. What is
/// read only at the start (initial values, INIT) makes no link.
/// </summary>
internal sealed class CausalGraph
{
    private CausalGraph(ImmutableArray<CausalLink> links)
    {
        Links = links;
        BySource = links.Select((link, i) => (link.Source, i)).ToLookup(p => p.Source, p => p.i);
    }

    /// <summary>In the order of targets, then sources.</summary>
    internal ImmutableArray<CausalLink> Links { get; }

    /// <summary>Indices of links by their source.</summary>
    internal ILookup<int, int> BySource { get; }

    internal static CausalGraph Around(SimulationPlan plan, int variable)
    {
        CausalLink[] all = [.. Enumerable.Range(0, plan.Variables.Length).SelectMany(id => Into(plan.Variables[id], id))];
        var forward = Reached(variable, all.ToLookup(l => l.Source, l => l.Target), plan.Variables.Length);
        var backward = Reached(variable, all.ToLookup(l => l.Target, l => l.Source), plan.Variables.Length);
        return new CausalGraph([.. all.Where(l => forward[l.Source] && backward[l.Source] && forward[l.Target] && backward[l.Target])]);
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

    private static bool[] Reached(int start, ILookup<int, int> next, int count)
    {
        var reached = new bool[count];
        var pending = new Stack<int>([start]);
        while (pending.TryPop(out var at))
        {
            foreach (var id in next[at])
            {
                if (!reached[id])
                {
                    reached[id] = true;
                    pending.Push(id);
                }
            }
        }

        return reached;
    }
}
