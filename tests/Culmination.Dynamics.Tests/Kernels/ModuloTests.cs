using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Simulation;
using Culmination.Quantities.Random;

namespace Culmination.Dynamics.Tests.Kernels;

/// <summary>MOD has a quick way for ordinary operands; on both sides of its border the bits are the interpreter's.</summary>
public sealed class ModuloTests
{
    private static readonly double[] Special =
        [0, -0.0, 1, -1, 7.999999999999999, 8, 52.1775, 4e-324, -4e-324, 2.2250738585072014E-308, 1e308, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void Quick_and_slow_ways_have_the_interpreters_bits()
    {
        var b = new PlanBuilder();
        b.Constant("a", 1);
        b.Constant("b", 1);
        var s = b.Stock("s", PlanBuilder.Number(0), [], []);
        b.Auxiliary("mod", PlanBuilder.Binary(BinaryOperation.Modulo, PlanBuilder.Binary(BinaryOperation.Subtract, PlanBuilder.Value(0), PlanBuilder.Value(s)), PlanBuilder.Value(1)));
        var plan = b.Build(1, 1);
        var stream = new RandomStream(5, "modulo");
        var pairs = Special.SelectMany(x => Special.Select(y => (x, y))).ToList();
        for (var i = 0; i < 4000; i++)
        {
            // Vectors of eight in which all operands are ordinary, at every size of quotient up to the border and over it.
            var divisor = 100 * stream.Uniform(i, 0);
            pairs.Add((divisor * (i < 3000 ? 8 : 9) * stream.Uniform(i, 1), divisor));
            pairs.Add((divisor * (i % 9), divisor));
        }

        double[] left = [.. pairs.Select(p => p.Item1)], right = [.. pairs.Select(p => p.Item2)];
        long[] Bits(ISimulator simulator)
        {
            var run = simulator.CreateRun(left.Length);
            run.Set(0, left);
            run.Set(1, right);
            run.Initialize();
            return [.. Engines.Read(run, 3).Select(BitConverter.DoubleToInt64Bits)];
        }

        Assert.Equal(Bits(new Interpreter(plan)), Bits(new VectorKernel(plan)));
    }
}
