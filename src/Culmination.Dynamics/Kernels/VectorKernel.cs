using Culmination.Dynamics.Kernels.Emission;
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
    private readonly FusedSteps? fused;

    /// <param name="plan">What to run.</param>
    /// <param name="options">What will be read and set; null means everything.</param>
    public VectorKernel(SimulationPlan plan, KernelOptions? options = null)
        : this(plan, options, Executor.Best, fuses: null)
    {
    }

    /// <param name="plan">What to run.</param>
    /// <param name="options">What will be read and set; null means everything.</param>
    /// <param name="executor">What runs instructions.</param>
    /// <param name="fuses">Whether code is made of them; null means: where the program is small.</param>
    internal VectorKernel(SimulationPlan plan, KernelOptions? options, Executor executor, bool? fuses)
    {
        kernel = KernelCompiler.Compile(plan, options ?? KernelOptions.Everything);
        this.executor = executor;
        fused = fuses ?? kernel.IsSmall ? FusedSteps.Make(kernel, executor.VectorLanes) : null;
    }

    public string Name => "kernel";

    public SimulationPlan Plan => kernel.Plan;

    public int PreferredLanes => kernel.Lanes;

    /// <summary>Instructions per evaluation and member, superinstructions counted once.</summary>
    public int InstructionCount => kernel.Step.Length;

    /// <summary>Whether code was made for this program.</summary>
    internal bool IsFused => fused is not null;

    /// <summary>How many steps are made in one.</summary>
    internal int StepsAtOnce => fused?.Several is null ? 1 : FusedSteps.StepsAtOnce;

    public ISimulationRun CreateRun(int lanes, ulong seed = 0, long firstMember = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        return new KernelRun(kernel, executor, fused, lanes, seed, firstMember);
    }
}
