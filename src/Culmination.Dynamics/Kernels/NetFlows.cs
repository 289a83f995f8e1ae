using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Kernels;

/// <summary>The net flow of each simulated stock as values, by the rules of <see cref="StockEquations"/>.</summary>
internal sealed class NetFlows(SimulationPlan plan, KernelScope scope, StockEquations equations, Lowering lowering)
{
    private readonly Dictionary<(int Stock, int Flow), int> given = [];

    private ValueGraph Graph => lowering.Graph;

    /// <summary>One value per stock of <see cref="KernelScope.Stocks"/>.</summary>
    internal int[] Values()
    {
        foreach (var stock in equations.LimitOrder.Where(s => scope.IsNeeded(s, LoweringMode.Step)))
        {
            Limit(stock);
        }

        return [.. scope.Stocks.Select(s => Graph.Binary(
            BinaryOperation.Subtract,
            Sum(plan.Variables[s].Inflows, flow => Given(equations.LimiterOf(flow), flow)),
            Sum(plan.Variables[s].Outflows, flow => Given(s, flow))))];
    }

    private void Limit(int stock)
    {
        var timeStep = Graph.Constant(plan.Clock.TimeStep);
        var zero = Graph.Constant(0);
        var known = plan.Variables[stock].Inflows.Where(flow => equations.IsKnownAt(flow, stock)).ToImmutableArray();
        var arriving = Graph.Binary(BinaryOperation.Multiply, timeStep, Sum(known, flow => Given(equations.LimiterOf(flow), flow)));
        var left = Graph.Binary(BinaryOperation.Add, lowering.ValueOf(stock), arriving);
        foreach (var flow in plan.Variables[stock].Outflows)
        {
            var rate = lowering.ValueOf(flow);
            var wanted = Graph.Binary(BinaryOperation.Multiply, timeStep, rate);
            var tooMuch = Graph.Binary(BinaryOperation.Greater, wanted, left);
            var rest = Graph.Choice(Graph.Binary(BinaryOperation.Less, left, zero), zero, left);
            given[(stock, flow)] = Graph.Choice(tooMuch, Graph.Binary(BinaryOperation.Divide, rest, timeStep), rate);
            left = Graph.Choice(tooMuch, zero, Graph.Binary(BinaryOperation.Subtract, left, wanted));
        }
    }

    private int Given(int stock, int flow) => given.TryGetValue((stock, flow), out var amount) ? amount : lowering.ValueOf(flow);

    private int Sum(ImmutableArray<int> flows, Func<int, int> value)
    {
        if (flows.IsEmpty)
        {
            return Graph.Constant(0);
        }

        var sum = value(flows[0]);
        for (var i = 1; i < flows.Length; i++)
        {
            sum = Graph.Binary(BinaryOperation.Add, sum, value(flows[i]));
        }

        return sum;
    }
}
