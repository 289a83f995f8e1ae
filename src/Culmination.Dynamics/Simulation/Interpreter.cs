using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Simulation;

/// <summary>
/// The plain way to run a plan: every equation is walked as a tree, one member after another. It is slow, and it is what the kernels are measured against: where a kernel
/// gives other bits, the kernel is wrong. See <see cref="ExpressionEvaluator"/> for the meaning of each operation and <see cref="StockEquations"/> for that of a step.
/// </summary>
public sealed class Interpreter(SimulationPlan plan) : ISimulator
{
    private readonly StockEquations stocks = new(plan);

    public string Name => "interpreter";

    public SimulationPlan Plan { get; } = plan;

    public int PreferredLanes => 1;

    public ISimulationRun CreateRun(int lanes, ulong seed = 0, long firstMember = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        return new InterpreterRun(Plan, stocks, lanes, seed, firstMember);
    }
}
