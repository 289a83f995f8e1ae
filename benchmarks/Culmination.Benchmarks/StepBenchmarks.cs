using BenchmarkDotNet.Attributes;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Benchmarks;

/// <summary>One step of 64 members, by simulator and plan.</summary>
public class StepBenchmarks
{
    private const int Lanes = 64;
    private ISimulationRun run = null!;

    [Params("lotka-volterra", "attrition-200", "attrition-800")]
    public string Model { get; set; } = "";

    [Params("interpreter", "kernel")]
    public string Engine { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var plan = PlanOf(Model);
        ISimulator simulator = Engine == "kernel" ? new VectorKernel(plan) : new Interpreter(plan);
        run = simulator.CreateRun(Lanes);
        run.Initialize();
    }

    [Benchmark(OperationsPerInvoke = Lanes)]
    public void StepOfOneMember() => run.Advance();

    internal static SimulationPlan PlanOf(string model) => model switch
    {
        "lotka-volterra" => SyntheticPlans.LotkaVolterra(),
        "attrition-200" => SyntheticPlans.Attrition(200, 400),
        _ => SyntheticPlans.Attrition(800, 456),
    };
}
