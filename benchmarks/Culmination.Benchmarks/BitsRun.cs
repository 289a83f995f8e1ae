using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Benchmarks;

/// <summary>One hash over many results, to be the same on every machine and under every processor switch (eng/bits.sh).</summary>
internal static class BitsRun
{
    internal static void Run()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Functions(hash);
        foreach (var method in Enum.GetValues<IntegrationMethod>())
        {
            var plan = SyntheticPlans.Attrition(200, 60);
            plan = plan with { Clock = plan.Clock with { Method = method } };
            Simulate(hash, new VectorKernel(plan), lanes: 100);

            // Small enough that code is made of it.
            var small = BenchModels.PlanOf("lv");
            Simulate(hash, new VectorKernel(small with { Clock = small.Clock with { Method = method } }), lanes: 100);
            Simulate(hash, new Interpreter(plan), lanes: 3);
        }

        Console.WriteLine(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Functions(IncrementalHash hash)
    {
        Func<double, double, double>[] functions =
        [
            (x, _) => Elementary.Exp(x), (x, _) => Elementary.ExpM1(x), (x, _) => Elementary.Log(x), (x, _) => Elementary.Log1P(x), (x, _) => Elementary.Log10(x),
            Elementary.Pow, (x, _) => Elementary.Tanh(x), (x, _) => Elementary.Sin(x), (x, _) => Elementary.Cos(x), (x, _) => Elementary.Tan(x),
            (x, _) => Elementary.Atan(x), (x, _) => Elementary.Asin(x), (x, _) => Elementary.Acos(x), (x, _) => Elementary.NormalCumulative(x),
            (x, _) => Elementary.NormalQuantile(x), (x, _) => Elementary.LogGamma(x), Elementary.FlooredModulo, (x, _) => Elementary.RoundHalfAway(x),
        ];
        var stream = new RandomStream(1, "bits");
        foreach (var function in functions)
        {
            for (var i = 0; i < 20_000; i++)
            {
                // A third in the unit interval, a third of ordinary size, a third any bits at all.
                var (u, v) = (stream.Uniform(i, 0), stream.Uniform(i, 1));
                var (x, y) = (i % 3) switch
                {
                    0 => (u, v),
                    1 => (40 * (u - 0.5), 40 * (v - 0.5)),
                    _ => (BitConverter.UInt64BitsToDouble(stream.Bits(i, 2)), BitConverter.UInt64BitsToDouble(stream.Bits(i, 3))),
                };
                Append(hash, [function(x, y)]);
            }
        }
    }

    private static void Simulate(IncrementalHash hash, ISimulator simulator, int lanes)
    {
        var run = simulator.CreateRun(lanes, seed: 1);
        var values = new double[lanes];
        var stream = new RandomStream(2, "bits");
        for (var lane = 0; lane < lanes; lane++)
        {
            values[lane] = 0.5 + stream.Uniform(lane, 0);
        }

        run.Set(0, values);
        run.Initialize();
        for (var step = 0; step < simulator.Plan.Clock.StepCount; step++)
        {
            run.Advance();
            for (var id = 0; id < simulator.Plan.Variables.Length; id++)
            {
                run.Read(id, values);
                Append(hash, values);
            }
        }
    }

    private static void Append(IncrementalHash hash, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(values[i]) ? double.NaN : values[i];
        }

        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
