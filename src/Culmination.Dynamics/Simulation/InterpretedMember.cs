using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Simulation;

/// <summary>One member simulated by tree walking.</summary>
internal sealed class InterpretedMember(SimulationPlan plan, StockEquations stocks, ulong seed, long member)
{
    private readonly double?[] settings = new double?[plan.Variables.Length];

    internal ExpressionEvaluator Evaluator { get; } = new(plan, seed, member);

    private double[] Current => Evaluator.Current;

    private double TimeStep => plan.Clock.TimeStep;

    internal void Set(int variable, double value) => settings[variable] = value;

    internal void Initialize()
    {
        Evaluator.IsInitializing = true;
        Begin(EvaluationPhase.Start, step: 0, plan.Clock.TimeAt(0));
        foreach (var id in plan.InitialOrder)
        {
            EvaluateVariable(id);
        }

        Array.Copy(Current, Evaluator.Initial, Current.Length);
        Evaluator.IsInitializing = false;
    }

    /// <summary>Evaluates all but the stocks at the beginning of a step.</summary>
    internal void EvaluateStep(int step)
    {
        // At step 0 a PREVIOUS reads its initial expression, for which only the initial order is right.
        Begin(step == 0 ? EvaluationPhase.Start : EvaluationPhase.Step, step, plan.Clock.TimeAt(step));
        EvaluateAllButStocks(step == 0 ? plan.InitialOrder : plan.StepOrder);
    }

    internal void Restore(int step)
    {
        for (var v = 0; v < settings.Length; v++)
        {
            settings[v] = plan.Variables[v].IsConstant ? Current[v] : null;
        }

        EvaluateStep(step);
    }

    internal void Advance(int step)
    {
        Array.Copy(Current, Evaluator.Previous, Current.Length);
        var start = stocks.Stocks.Select(s => Current[s]).ToArray();
        var slope = plan.Clock.Method switch
        {
            IntegrationMethod.Euler => NetFlows(),
            IntegrationMethod.RungeKutta2 => Heun(step, start),
            IntegrationMethod.RungeKutta4 => RungeKutta(step, start),
            _ => throw new InvalidOperationException("Unknown method."),
        };
        var factor = plan.Clock.Method switch
        {
            IntegrationMethod.RungeKutta2 => TimeStep * 0.5,
            IntegrationMethod.RungeKutta4 => TimeStep / 6,
            _ => TimeStep,
        };
        for (var i = 0; i < start.Length; i++)
        {
            var value = start[i] + (factor * slope[i]);
            var id = stocks.Stocks[i];
            Current[id] = plan.Variables[id].NonNegative && value < 0 ? 0 : value;
        }

        EvaluateStep(step + 1);
    }

    private double[] Heun(int step, double[] start)
    {
        var k1 = NetFlows();
        var k2 = Stage(start, TimeStep, k1, step, plan.Clock.TimeAt(step + 1));
        return [.. k1.Zip(k2, (a, b) => a + b)];
    }

    private double[] RungeKutta(int step, double[] start)
    {
        var middle = plan.Clock.TimeAt(step) + (TimeStep * 0.5);
        var k1 = NetFlows();
        var k2 = Stage(start, TimeStep * 0.5, k1, step, middle);
        var k3 = Stage(start, TimeStep * 0.5, k2, step, middle);
        var k4 = Stage(start, TimeStep, k3, step, plan.Clock.TimeAt(step + 1));
        return [.. Enumerable.Range(0, start.Length).Select(i => ((k1[i] + (2 * k2[i])) + (2 * k3[i])) + k4[i])];
    }

    /// <summary>The net flows at stocks start + distance·slope.</summary>
    private double[] Stage(double[] start, double distance, double[] slope, int step, double time)
    {
        for (var i = 0; i < start.Length; i++)
        {
            Current[stocks.Stocks[i]] = start[i] + (distance * slope[i]);
        }

        Begin(EvaluationPhase.Stage, step, time);
        EvaluateAllButStocks(plan.StepOrder);
        return NetFlows();
    }

    private double[] NetFlows()
    {
        var given = new Dictionary<(int Stock, int Flow), double>();
        foreach (var stock in stocks.LimitOrder)
        {
            Limit(stock, given);
        }

        return [.. stocks.Stocks.Select(s =>
            Sum(plan.Variables[s].Inflows, flow => Given(stocks.LimiterOf(flow), flow, given))
            - Sum(plan.Variables[s].Outflows, flow => Given(s, flow, given)))];
    }

    /// <summary>Serves the outflows of a non-negative stock in the order listed.</summary>
    private void Limit(int stock, Dictionary<(int Stock, int Flow), double> given)
    {
        var known = plan.Variables[stock].Inflows.Where(flow => stocks.IsKnownAt(flow, stock)).ToImmutableArray();
        var left = Current[stock] + (TimeStep * Sum(known, flow => Given(stocks.LimiterOf(flow), flow, given)));
        foreach (var flow in plan.Variables[stock].Outflows)
        {
            var wanted = TimeStep * Current[flow];
            if (wanted > left)
            {
                given[(stock, flow)] = (left < 0 ? 0 : left) / TimeStep;
                left = 0;
            }
            else
            {
                given[(stock, flow)] = Current[flow];
                left -= wanted;
            }
        }
    }

    private double Given(int stock, int flow, Dictionary<(int Stock, int Flow), double> given) =>
        given.TryGetValue((stock, flow), out var amount) ? amount : Current[flow];

    private static double Sum(ImmutableArray<int> flows, Func<int, double> value)
    {
        if (flows.IsEmpty)
        {
            return 0;
        }

        var sum = value(flows[0]);
        for (var i = 1; i < flows.Length; i++)
        {
            sum += value(flows[i]);
        }

        return sum;
    }

    private void EvaluateAllButStocks(ImmutableArray<int> order)
    {
        foreach (var id in order)
        {
            if (plan.Variables[id].Kind != PlanVariableKind.Stock)
            {
                EvaluateVariable(id);
            }
        }
    }

    private void EvaluateVariable(int id) => Current[id] = settings[id] ?? Evaluator.Evaluate(plan.Variables[id].Equation);

    private void Begin(EvaluationPhase phase, int step, double time)
    {
        Evaluator.Phase = phase;
        Evaluator.Step = step;
        Evaluator.Time = time;
    }
}
