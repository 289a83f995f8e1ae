using Culmination.Dynamics.Planning;
using Culmination.Quantities.Random;

namespace Culmination.Dynamics.Tests.Kernels;

/// <summary>Plans made by a grammar from a seed: every node kind, wild numbers included.</summary>
internal sealed class RandomPlans(ulong seed)
{
    private static readonly double[] Odd = [0, -0.0, 1, -1, 2, 0.5, 1e300, 1e-300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324, 0.1, 3, 1e6, -7.25];
    private readonly RandomStream stream = new(seed, "plans");
    private readonly PlanBuilder builder = new();
    private readonly List<int> readable = [];
    private long next;
    private int tables;

    internal SimulationPlan Make()
    {
        var constants = Enumerable.Range(0, 4).Select(i => builder.Constant($"c{i}", Choose(3) == 0 ? Odd[Choose(Odd.Length)] : Real())).ToArray();
        readable.AddRange(constants);
        for (; tables < 4; tables++)
        {
            var points = Points(tables == 3 ? 40 : 1 + Choose(8)).ToArray();
            builder.Table((TableKind)Choose(3), points, [.. points.Select(_ => Real())]);
        }

        var (stocks, flows) = (2 + Choose(5), 2 + Choose(6));
        var auxiliaries = 3 + Choose(15);
        var firstFlow = constants.Length + stocks + auxiliaries;
        int[] SomeFlows() => [.. Enumerable.Range(0, Choose(4)).Select(_ => firstFlow + Choose(flows)).Distinct()];
        for (var i = 0; i < stocks; i++)
        {
            var inflows = SomeFlows();
            readable.Add(builder.Stock($"s{i}", Expression(2, allowsMemory: false), inflows, [.. SomeFlows().Except(inflows)], Choose(3) == 0));
        }

        for (var i = 0; i < auxiliaries; i++)
        {
            readable.Add(builder.Auxiliary($"a{i}", Expression(4, allowsMemory: true)));
        }

        for (var i = 0; i < flows; i++)
        {
            readable.Add(builder.Flow($"f{i}", Expression(3, allowsMemory: true)));
        }

        return builder.Build(4, 0.25, (IntegrationMethod)Choose(3), start: Choose(2) * 2.5);
    }

    internal int Choose(int count) => (int)(stream.Uniform(0, next++) * count);

    internal double Real() => 20 * (stream.Uniform(1, next++) - 0.4);

    private IEnumerable<double> Points(int count)
    {
        var x = Real();
        for (var i = 0; i < count; i++)
        {
            yield return x;
            x += Choose(5) == 0 ? 0 : 3 * stream.Uniform(2, next++);
        }
    }

    private PlanExpression Expression(int depth, bool allowsMemory)
    {
        if (depth == 0 || Choose(6) == 0)
        {
            return Choose(4) switch
            {
                0 => new PlanConstant(Choose(4) == 0 ? Odd[Choose(Odd.Length)] : Real()),
                1 => new PlanClock((ClockValue)Choose(4)),
                _ => new PlanVariableReference(readable[Choose(readable.Count)]),
            };
        }

        PlanExpression Sub() => Expression(depth - 1, allowsMemory);
        return Choose(14) switch
        {
            0 or 1 => new PlanUnary((UnaryOperation)Choose(16), Sub()),
            2 => Choose(4) switch
            {
                0 => GuardedQuotient(Sub(), Sub(), Sub(), Sub()),
                1 => Decay(Sub(), Sub(), Sub()),
                _ => new PlanChoice(Sub(), Sub(), Sub()),
            },
            3 => new PlanLookup(Choose(4), Sub()),
            4 when allowsMemory => new PlanPreviousValue(readable[Choose(readable.Count)], Sub()),
            5 when allowsMemory => new PlanInitialValue(readable[Choose(readable.Count)]),
            6 => new PlanRandom((RandomDistribution)Choose(5), [new PlanConstant(3), Choose(2) == 0 ? Sub() : new PlanConstant(1.5)], $"r{Choose(3)}", Choose(2) == 0 ? 5UL : null),
            7 or 8 or 9 or 10 => new PlanBinary((BinaryOperation)Choose(4), Sub(), Sub()),
            _ => new PlanBinary((BinaryOperation)Choose(17), Sub(), Sub()),
        };
    }

    private static PlanChoice GuardedQuotient(PlanExpression limit, PlanExpression dividend, PlanExpression divisor, PlanExpression other) =>
        new(new PlanBinary(BinaryOperation.Less, limit, divisor), new PlanBinary(BinaryOperation.Divide, dividend, divisor), other);

    private static PlanBinary Decay(PlanExpression limit, PlanExpression rate, PlanExpression time) =>
        new(BinaryOperation.Subtract, limit, new PlanUnary(UnaryOperation.Exponential, new PlanBinary(BinaryOperation.Multiply, rate, time)));
}
