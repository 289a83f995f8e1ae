using Culmination.Dynamics.Planning;
using Culmination.Quantities.Random;

namespace Culmination.Benchmarks;

/// <summary>Plans to measure with, made by rule from a size; made-up numbers throughout.</summary>
internal static class SyntheticPlans
{
    private static readonly RandomStream Stream = new(1, "synthetic");

    /// <summary>A predator and its prey: 2 stocks.</summary>
    internal static SimulationPlan LotkaVolterra()
    {
        PlanVariable[] variables =
        [
            Stock("prey", 100, [2], [3]),
            Stock("predators", 20, [4], [5]),
            Flow("births", Times(Number(0.5), Value(0))),
            Flow("catch", Times(Times(Number(0.02), Value(0)), Value(1))),
            Flow("growth", Times(Number(0.1), Value(3))),
            Flow("deaths", Times(Number(0.4), Value(1))),
        ];
        return Plan(variables, 800);
    }

    /// <summary>
    /// About as many variables as asked for, a tenth of them stocks and a quarter constants, the others of the mix of operations of an attrition model: products and sums most,
    /// then quotients, minima and maxima, choices, a few exponentials, powers and tables.
    /// </summary>
    internal static SimulationPlan Attrition(int size, int steps)
    {
        var (constants, stocks) = (size / 4, size / 10);
        var flows = stocks * 2;
        var auxiliaries = size - constants - stocks - flows;
        var variables = new List<PlanVariable>();
        long next = 0;
        int Choose(int count) => (int)(Stream.Uniform(size, next++) * count);
        double Real() => 0.5 + Stream.Uniform(size, next++);
        for (var i = 0; i < constants; i++)
        {
            variables.Add(Auxiliary($"constant {i}", Number(Real())) with { IsConstant = true });
        }

        var firstFlow = constants + stocks + auxiliaries;
        for (var i = 0; i < stocks; i++)
        {
            variables.Add(Stock($"stock {i}", 10 * Real(), [firstFlow + (2 * i)], [firstFlow + (2 * i) + 1]));
        }

        PlanExpression Any() => Value(Choose(variables.Count));
        PlanExpression AnyConstant() => Value(Choose(constants));
        for (var i = 0; i < auxiliaries; i++)
        {
            // Kept within bounds by shares, so that nothing over- or underflows in the course of a run.
            PlanExpression share = Binary(BinaryOperation.Divide, Any(), Binary(BinaryOperation.Add, Any(), Binary(BinaryOperation.Add, Any(), AnyConstant())));
            variables.Add(Auxiliary($"auxiliary {i}", Choose(20) switch
            {
                0 => new PlanUnary(UnaryOperation.Exponential, new PlanUnary(UnaryOperation.Negate, share)),
                1 => Binary(BinaryOperation.Power, share, AnyConstant()),
                2 => new PlanLookup(0, share),
                3 or 4 => new PlanChoice(Binary(BinaryOperation.Less, Any(), Any()), share, AnyConstant()),
                5 or 6 or 7 => Binary(BinaryOperation.Minimum, share, Times(AnyConstant(), Any())),
                8 or 9 => Binary(BinaryOperation.Maximum, Number(0), Binary(BinaryOperation.Subtract, Any(), Times(share, Any()))),
                10 or 11 or 12 => share,
                _ => Times(Times(AnyConstant(), share), Binary(BinaryOperation.Add, AnyConstant(), AnyConstant())),
            }));
        }

        for (var i = 0; i < stocks; i++)
        {
            variables.Add(Flow($"inflow {i}", Binary(BinaryOperation.Minimum, Any(), Number(3))));
            variables.Add(Flow($"outflow {i}", Times(Value(constants + i), Times(Number(0.1), AnyConstant()))));
        }

        return Plan([.. variables], steps);
    }

    private static SimulationPlan Plan(PlanVariable[] variables, int steps) => new(
        [.. variables],
        [new PlanTable("effect", [0, 0.25, 0.5, 1, 2, 4], [0, 0.1, 0.4, 0.8, 0.95, 1], TableKind.Continuous)],
        [.. Enumerable.Range(0, variables.Length)],
        [.. Enumerable.Range(0, variables.Length).Where(i => variables[i].Kind != PlanVariableKind.Stock)],
        new SimulationClock(0, steps * 0.125, 0.125, IntegrationMethod.Euler, 8));

    private static PlanVariable Stock(string name, double initial, int[] inflows, int[] outflows) =>
        new(name, PlanVariableKind.Stock, Number(initial), [.. inflows], [.. outflows], "", IsConstant: false, IsInternal: false, NonNegative: false);

    private static PlanVariable Flow(string name, PlanExpression equation) => Auxiliary(name, equation) with { Kind = PlanVariableKind.Flow };

    private static PlanVariable Auxiliary(string name, PlanExpression equation) =>
        new(name, PlanVariableKind.Auxiliary, equation, [], [], "", IsConstant: false, IsInternal: false, NonNegative: false);

    private static PlanConstant Number(double value) => new(value);

    private static PlanVariableReference Value(int id) => new(id);

    private static PlanBinary Times(PlanExpression left, PlanExpression right) => new(BinaryOperation.Multiply, left, right);

    private static PlanBinary Binary(BinaryOperation operation, PlanExpression left, PlanExpression right) => new(operation, left, right);
}
