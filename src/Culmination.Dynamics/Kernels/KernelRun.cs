using Culmination.Dynamics.Kernels.Emission;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Kernels;

/// <summary>A run of the <see cref="VectorKernel"/>: blocks of lanes, one after another within each step.</summary>
internal sealed class KernelRun : ISimulationRun
{
    private readonly CompiledKernel kernel;
    private readonly KernelBlock[] blocks;
    private readonly Passage? several;
    private int pending;
    private bool isInitialized;
    private bool hasNewSettings;

    internal KernelRun(CompiledKernel kernel, Executor executor, FusedSteps? fused, int lanes, ulong seed, long firstMember)
    {
        this.kernel = kernel;
        Lanes = lanes;
        several = fused?.Several;
        blocks = new KernelBlock[(lanes + kernel.Lanes - 1) / kernel.Lanes];
        for (var i = 0; i < blocks.Length; i++)
        {
            var first = i * kernel.Lanes;
            blocks[i] = new KernelBlock(kernel, executor, fused, Math.Min(kernel.Lanes, lanes - first), seed, firstMember + first);
        }
    }

    public int Lanes { get; }

    public int Step { get; private set; }

    public double Time => kernel.Plan.Clock.TimeAt(Step);

    public int StateSize => 1 + (kernel.State.Length * Lanes);

    public void Set(int variable, ReadOnlySpan<double> values)
    {
        if (!kernel.Inputs.TryGetValue(variable, out var offset))
        {
            throw new ArgumentException($"'{kernel.Plan.Variables[variable].Name}' is not among the inputs of this kernel.", nameof(variable));
        }

        CheckLanes(values.Length, nameof(values));
        CatchUp();
        foreach (var block in blocks)
        {
            block.Write(offset, values[..block.Lanes]);
            values = values[block.Lanes..];
        }

        hasNewSettings = true;
    }

    public void Initialize()
    {
        Step = 0;
        pending = 0;
        isInitialized = true;
        hasNewSettings = false;
        foreach (var block in blocks)
        {
            block.Initialize();
            block.EvaluateAnew(0, isSetting: false);
        }
    }

    public void Advance()
    {
        if (hasNewSettings || !isInitialized)
        {
            BringUpToDate();
        }

        // Where two steps are one passage, the first waits for the second, or for somebody who looks.
        pending++;
        Step++;
        if (several is null || pending == FusedSteps.StepsAtOnce)
        {
            CatchUp();
        }
    }

    public void Read(int variable, Span<double> values)
    {
        if (!kernel.Outputs.TryGetValue(variable, out var offset))
        {
            throw new ArgumentException($"'{kernel.Plan.Variables[variable].Name}' is not among the outputs of this kernel.", nameof(variable));
        }

        CheckLanes(values.Length, nameof(values));
        BringUpToDate();
        foreach (var block in blocks)
        {
            block.Read(offset, values[..block.Lanes]);
            values = values[block.Lanes..];
        }
    }

    public void SaveState(Span<double> destination)
    {
        BringUpToDate();
        destination[0] = Step;
        destination = destination[1..];
        foreach (var offset in kernel.State)
        {
            foreach (var block in blocks)
            {
                block.Read(offset, destination[..block.Lanes]);
                destination = destination[block.Lanes..];
            }
        }
    }

    public void RestoreState(ReadOnlySpan<double> source)
    {
        pending = 0;
        Step = (int)source[0];
        source = source[1..];
        foreach (var offset in kernel.State)
        {
            foreach (var block in blocks)
            {
                block.Write(offset, source[..block.Lanes]);
                source = source[block.Lanes..];
            }
        }

        isInitialized = true;
        hasNewSettings = false;
        foreach (var block in blocks)
        {
            block.EvaluateAnew(Step, isSetting: false);
        }
    }

    /// <summary>Makes the steps that wait.</summary>
    private void CatchUp()
    {
        var first = Step - pending;
        foreach (var block in blocks)
        {
            if (several is not null && pending == FusedSteps.StepsAtOnce)
            {
                block.Advance(first, several);
                continue;
            }

            for (var step = first; step < Step; step++)
            {
                block.Advance(step);
            }
        }

        pending = 0;
    }

    /// <summary>Settings are worked in when something next asks for their effect, so that several cost one evaluation.</summary>
    private void BringUpToDate()
    {
        CatchUp();
        if (!isInitialized)
        {
            throw new InvalidOperationException("Initialize first.");
        }

        if (!hasNewSettings)
        {
            return;
        }

        hasNewSettings = false;
        foreach (var block in blocks)
        {
            block.EvaluateAnew(Step, isSetting: true);
        }
    }

    private void CheckLanes(int length, string name)
    {
        if (length != Lanes)
        {
            throw new ArgumentException("One value per lane is needed.", name);
        }
    }
}
