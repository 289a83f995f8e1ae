using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Kernels;

/// <summary>
/// Runs a plan for many members at once: compiled into a straight program of instructions, each of which works through a block of lanes that stays in cache. It gives the same
/// bits as the <see cref="Interpreter"/> on any processor and for any number of lanes. Compiled once, it can be used from many threads, each with runs of its own.
/// </summary>
public sealed class VectorKernel : ISimulator
{
    private readonly CompiledKernel kernel;
    private readonly Executor executor;

    /// <param name="plan">What to run.</param>
    /// <param name="options">What will be read and set; null means everything.</param>
    public VectorKernel(SimulationPlan plan, KernelOptions? options = null)
        : this(plan, options, Executor.Best)
    {
    }

    internal VectorKernel(SimulationPlan plan, KernelOptions? options, Executor executor)
    {
        kernel = KernelCompiler.Compile(plan, options ?? KernelOptions.Everything);
        this.executor = executor;
    }

    public string Name => "kernel";

    public SimulationPlan Plan => kernel.Plan;

    public int PreferredLanes => kernel.Lanes;

    /// <summary>Instructions per evaluation and member, superinstructions counted once.</summary>
    public int InstructionCount => kernel.Step.Length;

    public ISimulationRun CreateRun(int lanes, ulong seed = 0, long firstMember = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        return new KernelRun(kernel, executor, lanes, seed, firstMember);
    }
}
