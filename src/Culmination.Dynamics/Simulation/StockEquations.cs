using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Simulation;

/// <summary>
/// How flows change stocks; the one definition that the interpreter and the kernels follow.
/// <para>Net flow of a stock = (sum of its inflows in the order listed) − (sum of its outflows in the order listed); a sum begins with its first term and an empty one is 0.
/// Euler: s + dt·net. Heun: s + dt/2·(k1 + k2). Runge–Kutta 4: s + dt/6·(((k1 + 2·k2) + 2·k3) + k4), its stages at s + dt/2·k1, s + dt/2·k2, s + dt·k3.</para>
/// <para>A non-negative stock can give no more in one dt than it holds plus what flows in during that dt: its outflows are served in the order listed, each up to what
/// the earlier ones have left. What is not given does not arrive either: a stock fed by such a flow gets the limited amount. The flow variable itself keeps the value of its
/// equation (as in PySD and the conformance models). Upstream stocks are settled first (<see cref="LimitOrder"/>); round a loop of flows, an inflow whose source is not yet
/// settled counts as nothing there. At Runge–Kutta stages the same rule acts on the stage's stock. What is still below 0 after the step (a negative inflow, rounding) is set to 0.</para>
/// </summary>
internal sealed class StockEquations
{
    private readonly ImmutableArray<int> limiter;
    private readonly ImmutableArray<int> rank;

    internal StockEquations(SimulationPlan plan)
    {
        var variables = plan.Variables;
        Stocks = [.. Enumerable.Range(0, variables.Length).Where(i => variables[i].Kind == PlanVariableKind.Stock)];
        var limiters = new int[variables.Length];
        Array.Fill(limiters, -1);
        foreach (var stock in Stocks.Where(s => variables[s].NonNegative).Reverse())
        {
            foreach (var flow in variables[stock].Outflows)
            {
                limiters[flow] = stock;
            }
        }

        limiter = [.. limiters];
        LimitOrder = Order(plan);
        var ranks = new int[variables.Length];
        Array.Fill(ranks, int.MaxValue);
        for (var i = 0; i < LimitOrder.Length; i++)
        {
            ranks[LimitOrder[i]] = i;
        }

        rank = [.. ranks];
    }

    /// <summary>The stocks in plan order.</summary>
    internal ImmutableArray<int> Stocks { get; }

    /// <summary>The non-negative stocks, each after those that feed it where no loop forbids it.</summary>
    internal ImmutableArray<int> LimitOrder { get; }

    /// <summary>The non-negative stock that limits a flow (the first that lists it as an outflow), or -1.</summary>
    internal int LimiterOf(int flow) => limiter[flow];

    /// <summary>Whether an inflow counts as available to a non-negative stock: it is not limited, or by a stock settled earlier.</summary>
    internal bool IsKnownAt(int flow, int stock) => limiter[flow] < 0 || rank[limiter[flow]] < rank[stock];

    private ImmutableArray<int> Order(SimulationPlan plan)
    {
        var order = ImmutableArray.CreateBuilder<int>();
        var seen = new bool[plan.Variables.Length];
        var pending = new Stack<(int Stock, int NextInflow)>();
        foreach (var root in Stocks)
        {
            if (plan.Variables[root].NonNegative && !seen[root])
            {
                seen[root] = true;
                pending.Push((root, 0));
            }

            while (pending.TryPop(out var top))
            {
                var inflows = plan.Variables[top.Stock].Inflows;
                if (top.NextInflow == inflows.Length)
                {
                    order.Add(top.Stock);
                    continue;
                }

                pending.Push((top.Stock, top.NextInflow + 1));
                var source = limiter[inflows[top.NextInflow]];
                if (source >= 0 && !seen[source])
                {
                    seen[source] = true;
                    pending.Push((source, 0));
                }
            }
        }

        return order.ToImmutable();
    }
}
