using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Tests.Simulation;

/// <summary>Every simulator there is; each numerical test runs on all of them.</summary>
internal static class Engines
{
    internal static TheoryData<string> Names => ["interpreter", "kernel", "kernel-1", "kernel-2", "kernel-4", "kernel-8", "fused-2", "fused-4", "fused-8"];

    internal static ISimulator Create(string name, SimulationPlan plan) => name switch
    {
        "interpreter" => new Interpreter(plan),
        "kernel" => new VectorKernel(plan),
        _ => new VectorKernel(plan, null, Executor(name), fuses: name.StartsWith("fused", StringComparison.Ordinal)),
    };

    /// <summary>The kernel's executor of a given width.</summary>
    internal static Executor Executor(string name) => name switch
    {
        "kernel-1" => new Executor<Lanes1>(),
        "kernel-2" or "fused-2" => new Executor<Lanes2>(),
        "kernel-4" or "fused-4" => new Executor<Lanes4>(),
        "kernel-8" or "fused-8" => new Executor<Lanes8>(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The value of a variable in lane 0 after all steps.</summary>
    internal static double Final(string name, SimulationPlan plan, int variable)
    {
        var run = Create(name, plan).CreateRun(1);
        run.Initialize();
        for (var i = 0; i < plan.Clock.StepCount; i++)
        {
            run.Advance();
        }

        return Read(run, variable)[0];
    }

    internal static double[] Read(ISimulationRun run, int variable)
    {
        var values = new double[run.Lanes];
        run.Read(variable, values);
        return values;
    }
}
