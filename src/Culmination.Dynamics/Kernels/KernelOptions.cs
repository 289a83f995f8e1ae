using System.Collections.Immutable;

namespace Culmination.Dynamics.Kernels;

/// <summary>What a kernel is compiled for; the less is asked for, the less it computes.</summary>
/// <param name="Outputs">Ids of the variables that will be read; empty means all. What neither they nor the stocks behind them need is not computed.</param>
/// <param name="Inputs">Ids of the constants that will be set; the default value means all. The others are folded into the program, and setting them is refused.</param>
/// <param name="Lanes">Members per block; 0 lets the kernel choose by the size of its program. A multiple of 8.</param>
public sealed record KernelOptions(ImmutableArray<int> Outputs, ImmutableArray<int> Inputs = default, int Lanes = 0)
{
    /// <summary>Everything can be read and every constant set.</summary>
    public static KernelOptions Everything { get; } = new([]);
}
