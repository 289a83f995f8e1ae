using System.Runtime.InteropServices;
using Culmination.Dynamics.Kernels.Emission;

namespace Culmination.Dynamics.Kernels;

/// <summary>The memory of one block of lanes and the running of programs on it.</summary>
internal sealed class KernelBlock
{
    private readonly CompiledKernel kernel;
    private readonly Executor executor;
    private readonly FusedSteps? fused;
    private readonly DrawContext context;
    private readonly double[] memory;
    private readonly int origin;
    private readonly int padded;

    internal KernelBlock(CompiledKernel kernel, Executor executor, FusedSteps? fused, int lanes, ulong seed, long firstMember)
    {
        (this.kernel, this.executor, this.fused, Lanes) = (kernel, executor, fused, lanes);
        context = new DrawContext(kernel, seed, firstMember);
        padded = (lanes + MemoryPlan.VectorLanes - 1) / MemoryPlan.VectorLanes * MemoryPlan.VectorLanes;

        // Pinned, so that it can begin at a cache line and stay there.
        memory = GC.AllocateArray<double>(kernel.Memory.Size(kernel.Lanes) + MemoryPlan.VectorLanes, pinned: true);
        origin = OriginOf(memory);
        foreach (var (index, value) in kernel.Memory.Constants)
        {
            memory.AsSpan(origin + (index * MemoryPlan.VectorLanes), MemoryPlan.VectorLanes).Fill(value);
        }

        foreach (var (id, value) in kernel.InputValues)
        {
            memory.AsSpan(origin + kernel.Inputs[id], padded).Fill(value);
        }
    }

    internal int Lanes { get; }

    internal void Write(int offset, ReadOnlySpan<double> values)
    {
        var place = memory.AsSpan(origin + offset, padded);
        values.CopyTo(place);
        place[Lanes..].Fill(values[Lanes - 1]); // lanes that fill up the last vector are to meet nothing odd
    }

    internal void Read(int offset, Span<double> values)
    {
        if ((offset & 1) != 0)
        {
            values.Fill(memory[origin + offset - 1]);
        }
        else
        {
            memory.AsSpan(origin + offset, Lanes).CopyTo(values);
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(values[i]) ? double.NaN : values[i]; // one NaN only
        }
    }

    /// <summary>Initial values of stocks, INIT and PREVIOUS, from the inputs.</summary>
    internal void Initialize()
    {
        context.Step = 0;
        Run(kernel.Initial);
    }

    /// <summary>Evaluates everything anew at a step, inputs having changed.</summary>
    internal void EvaluateAnew(int step, bool isSetting)
    {
        context.Step = step;
        if (isSetting && step == 0)
        {
            Run(kernel.Start);
        }

        Run(kernel.Invariant);
        Evaluate(kernel.Step, kernel.Plan.Clock.TimeAt(step));
    }

    /// <summary>Makes <see cref="FusedSteps.StepsAtOnce"/> steps.</summary>
    internal void Advance(int step, Passage several)
    {
        context.Step = step + FusedSteps.StepsAtOnce;
        several.Run(executor, ref memory[origin], padded, context);
        SetTime(kernel.Plan.Clock.TimeAt(context.Step));
    }

    internal void Advance(int step)
    {
        if (fused is not null)
        {
            AdvanceFused(step, fused);
            return;
        }

        var clock = kernel.Plan.Clock;
        Run(kernel.Remember);
        var last = kernel.Updates.Length - 1;
        for (var stage = 0; stage < last; stage++)
        {
            Run(kernel.Updates[stage]);
            var isFull = stage == last - 1;
            Evaluate(kernel.Stage, isFull ? clock.TimeAt(step + 1) : clock.TimeAt(step) + (clock.TimeStep * 0.5));
        }

        Run(kernel.Updates[last]);
        Run(kernel.Recall);
        context.Step = step + 1;
        Evaluate(kernel.Step, clock.TimeAt(step + 1));
    }

    private void AdvanceFused(int step, FusedSteps passages)
    {
        var clock = kernel.Plan.Clock;
        var last = passages.After.Length - 1;
        ref var start = ref memory[origin];
        for (var stage = 0; stage <= last; stage++)
        {
            passages.Before[stage]?.Run(executor, ref start, padded, context);
            context.Step = stage == last ? step + 1 : step;
            SetTime(stage >= last - 1 ? clock.TimeAt(step + 1) : clock.TimeAt(step) + (clock.TimeStep * 0.5));
            passages.After[stage].Run(executor, ref start, padded, context);
        }
    }

    private void Evaluate(Instruction[] program, double time)
    {
        SetTime(time);
        Run(program);
    }

    private void SetTime(double time)
    {
        memory.AsSpan(origin, MemoryPlan.VectorLanes).Fill(time);
        if (kernel.Uniform.Length > 0)
        {
            executor.Run(kernel.Uniform, ref memory[origin], MemoryPlan.VectorLanes, context);
        }
    }

    private void Run(Instruction[] program) => executor.Run(program, ref memory[origin], padded, context);

    private static int OriginOf(double[] memory)
    {
        var misaligned = (int)((nuint)Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) / sizeof(double) % MemoryPlan.VectorLanes);
        return misaligned == 0 ? 0 : MemoryPlan.VectorLanes - misaligned;
    }
}
