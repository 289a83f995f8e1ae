using System.Globalization;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Simulation;

namespace Culmination.Dynamics.Tests.Kernels;

/// <summary>Each superinstruction is made where it should be and rounds as its parts would, at every width, on every mixture of odd and ordinary numbers.</summary>
public sealed class SuperinstructionTests
{
    private const BinaryOperation Plus = BinaryOperation.Add, Minus = BinaryOperation.Subtract, By = BinaryOperation.Multiply, Over = BinaryOperation.Divide;

    // Among them numbers whose product and sum round differently when they are rounded once.
    private static readonly double[] Numbers =
    [
        0, -0.0, 1, -1, 0.1, -0.7, 3, 1.0000000000000002, 1e17, -1e17, 1e300, -1e300, 1e-300, 5e-324, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    private static readonly string[] Kinds = ["kernel-1", "kernel-2", "kernel-4", "kernel-8", "fused-2", "fused-4", "fused-8"];

    // Values that no other operation touches, so that nothing but the rule at hand joins.
    private static readonly PlanExpression A = PlanBuilder.Value(4), B = PlanBuilder.Value(5), C = PlanBuilder.Value(6), D = PlanBuilder.Value(7);

    private static readonly Dictionary<string, PlanExpression[]> Shapes = new(StringComparer.Ordinal)
    {
        ["MultiplyAdd"] = [Of(Plus, Of(By, A, B), C), Of(Plus, C, Of(By, A, B))],
        ["MultiplySubtract"] = [Of(Minus, Of(By, A, B), C)],
        ["SubtractProduct"] = [Of(Minus, C, Of(By, A, B))],
        ["MultiplyMultiply"] = [Of(By, Of(By, A, B), C), Of(By, C, Of(By, A, B))],
        ["AddMultiply"] = [Of(By, Of(Plus, A, B), C), Of(By, C, Of(Plus, A, B))],
        ["SubtractMultiply"] = [Of(By, Of(Minus, A, B), C), Of(By, C, Of(Minus, A, B))],
        ["AddAdd"] = [Of(Plus, Of(Plus, A, B), C), Of(Plus, C, Of(Plus, A, B))],
        ["DivideBySum"] = [Of(Over, C, Of(Plus, A, B))],
        ["SubtractSum"] = [Of(Minus, C, Of(Plus, A, B))],
        ["SubtractSubtract"] = [Of(Minus, Of(Minus, A, B), C)],
        ["SubtractDivide"] = [Of(Over, Of(Minus, A, B), C)],
        ["DivideMultiply"] = [Of(By, Of(Over, A, B), C), Of(By, C, Of(Over, A, B))],
        ["MaximumDifference"] = [Of(BinaryOperation.Maximum, C, Of(Minus, A, B))],
        ["SumOfProducts"] = [Of(Plus, Of(By, A, B), Of(By, C, D))],
        ["SelectLess"] = [new PlanChoice(Of(BinaryOperation.Less, A, B), C, D), new PlanChoice(Of(BinaryOperation.Greater, A, B), C, D)],
        ["SelectLessOrEqual"] = [new PlanChoice(Of(BinaryOperation.LessOrEqual, A, B), C, D)],
        ["QuotientWhereLess"] =
        [
            new PlanChoice(Of(BinaryOperation.Less, A, B), Of(Over, C, B), D), new PlanChoice(Of(BinaryOperation.Greater, B, A), Of(Over, A, B), D),
        ],
        ["SelectQuotient"] = [new PlanChoice(A, Of(Over, B, C), D), new PlanChoice(A, Of(Over, B, A), D)],
        ["AddAddAdd"] = [Of(Plus, Of(Plus, Of(Plus, A, B), C), D), Of(Plus, D, Of(Plus, C, Of(Plus, A, B)))],
        ["SubtractSumOfThree"] = [Of(Minus, D, Of(Plus, Of(Plus, A, B), C))],
        ["AddAddMultiply"] = [Of(By, Of(Plus, Of(Plus, A, B), C), D), Of(By, D, Of(Plus, Of(Plus, A, B), C))],
        ["MultiplyThrice"] = [Of(By, Of(By, Of(By, A, B), C), D), Of(By, D, Of(By, C, Of(By, A, B)))],
        ["SubtractMultiplyMultiply"] = [Of(By, Of(By, Of(Minus, A, B), C), D), Of(By, D, Of(By, Of(Minus, A, B), C))],
        ["ExponentialProduct"] = [Exp(Of(By, A, B))],
        ["SubtractExponentialProduct"] = [Of(Minus, C, Exp(Of(By, A, B)))],
    };

    /// <summary>By name: <see cref="KernelOp"/> is not for others to see.</summary>
    public static TheoryData<string> Joints => [.. Enum.GetNames<KernelOp>().Where(n => Enum.Parse<KernelOp>(n) > KernelOp.Random)];

    [Theory]
    [MemberData(nameof(Joints))]
    public void A_superinstruction_has_the_bits_of_its_parts(string joint)
    {
        foreach (var shape in Shapes[joint])
        {
            // All operands per lane, then each in turn the same in all lanes.
            for (var uniform = -1; uniform < 4; uniform++)
            {
                var (plan, result) = Plan(shape, uniform);
                Assert.Equal([joint], KernelCompiler.Compile(plan, Options(result, uniform)).Step.Select(x => x.Op.ToString()));
                var lanes = Inputs(seed: uniform + 2);
                var expected = Run(new Interpreter(plan), result, lanes, uniform);
                foreach (var kind in Kinds)
                {
                    var fuses = kind.StartsWith("fused", StringComparison.Ordinal);
                    var actual = Run(new VectorKernel(plan, Options(result, uniform), Engines.Executor(kind), fuses), result, lanes, uniform);
                    for (var lane = 0; lane < expected.Length; lane++)
                    {
                        if (BitConverter.DoubleToInt64Bits(expected[lane]) != BitConverter.DoubleToInt64Bits(actual[lane]))
                        {
                            var operands = string.Join(' ', lanes.Select(v => v[lane % v.Length].ToString("R", CultureInfo.InvariantCulture)));
                            Assert.Fail(FormattableString.Invariant($"{joint}, {kind}, uniform {uniform}, of {operands}: {expected[lane]:R} against {actual[lane]:R}"));
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void A_part_that_something_else_reads_is_not_joined()
    {
        foreach (var (joint, shapes) in Shapes)
        {
            var b = new PlanBuilder();
            Stocks(b, uniform: -1);
            var parts = shapes[0] switch
            {
                PlanBinary e => new[] { e.Left, e.Right },
                PlanUnary e => [e.Operand],
                PlanChoice e => [e.Condition, e.WhenTrue],
                _ => throw new InvalidOperationException("Another shape."),
            };
            foreach (var part in parts.Where(p => p is not PlanVariableReference))
            {
                b.Auxiliary("part", part);
            }

            b.Auxiliary("result", shapes[0]);
            Assert.DoesNotContain(joint, KernelCompiler.Compile(b.Build(1, 1), KernelOptions.Everything).Step.Select(x => x.Op.ToString()));
        }
    }

    private static PlanBinary Of(BinaryOperation operation, PlanExpression left, PlanExpression right) => new(operation, left, right);

    private static PlanUnary Exp(PlanExpression x) => new(UnaryOperation.Exponential, x);

    private static (SimulationPlan Plan, int Result) Plan(PlanExpression shape, int uniform)
    {
        var b = new PlanBuilder();
        Stocks(b, uniform);
        var result = b.Auxiliary("result", shape);
        return (b.Build(2, 1), result);
    }

    /// <summary>Four values that may change: stocks, which begin at constants; one of them the time itself, if any is to be the same in all lanes.</summary>
    private static void Stocks(PlanBuilder b, int uniform)
    {
        for (var i = 0; i < 4; i++)
        {
            b.Constant($"c{i}", 0);
        }

        for (var i = 0; i < 4; i++)
        {
            if (i == uniform)
            {
                b.Auxiliary("time", PlanBuilder.Time);
            }
            else
            {
                b.Stock($"s{i}", PlanBuilder.Value(i), [8], []);
            }
        }

        b.Flow("nothing", PlanBuilder.Number(-0.0)); // what leaves a negative zero as it is
    }

    private static KernelOptions Options(int result, int uniform) => new([result], [.. Enumerable.Range(0, 4).Where(c => c != uniform)]);

    /// <summary>All triples of odd numbers, with a fourth at random; then mixtures of odd and ordinary ones.</summary>
    private static double[][] Inputs(int seed)
    {
        const int Mixtures = 1500;
        var random = new RandomPlans((ulong)seed);
        var triples = Numbers.Length * Numbers.Length * Numbers.Length;
        double[][] lanes = [.. Enumerable.Range(0, 4).Select(_ => new double[triples + Mixtures])];
        for (var lane = 0; lane < triples + Mixtures; lane++)
        {
            var triple = lane;
            foreach (var operand in lanes)
            {
                var isOdd = lane < triples && operand != lanes[3];
                operand[lane] = isOdd ? Numbers[triple % Numbers.Length] : random.Choose(4) == 0 ? random.Real() : Numbers[random.Choose(Numbers.Length)];
                triple /= Numbers.Length;
            }
        }

        return lanes;
    }

    private static double[] Run(ISimulator simulator, int result, double[][] lanes, int uniform)
    {
        var run = simulator.CreateRun(lanes[0].Length);
        for (var i = 0; i < 4; i++)
        {
            if (i != uniform)
            {
                run.Set(i, lanes[i]);
            }
        }

        run.Initialize();
        var first = Engines.Read(run, result);
        run.Advance();
        return [.. first, .. Engines.Read(run, result)];
    }
}
