using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Kernels;

/// <summary>A plan compiled: programs and where things are. Shared by all runs; never changed.</summary>
internal sealed class CompiledKernel
{
    internal required SimulationPlan Plan { get; init; }

    internal required MemoryPlan Memory { get; init; }

    /// <summary>Lanes per block.</summary>
    internal required int Lanes { get; init; }

    /// <summary>Whether the program is so small that making code of it pays.</summary>
    internal required bool IsSmall { get; init; }

    /// <summary>Stocks, remembered initial values and what PREVIOUS gives at the start, from inputs.</summary>
    internal required Instruction[] Initial { get; init; }

    /// <summary>What PREVIOUS gives at the start, again, after a setting.</summary>
    internal required Instruction[] Start { get; init; }

    /// <summary>What depends on time only; run over one vector.</summary>
    internal required Instruction[] Uniform { get; init; }

    /// <summary>What depends on inputs only.</summary>
    internal required Instruction[] Invariant { get; init; }

    /// <summary>All else, at a step.</summary>
    internal required Instruction[] Step { get; init; }

    /// <summary>The same at a Runge–Kutta stage: draws stay.</summary>
    internal required Instruction[] Stage { get; init; }

    /// <summary>How stocks move, stage by stage.</summary>
    internal required Instruction[][] Updates { get; init; }

    /// <summary>Puts aside, before a step, what PREVIOUS will give after it.</summary>
    internal required Instruction[] Remember { get; init; }

    /// <summary>Brings it back.</summary>
    internal required Instruction[] Recall { get; init; }

    /// <summary>Offset of each input.</summary>
    internal required Dictionary<int, int> Inputs { get; init; }

    internal required ImmutableArray<(int Id, double Value)> InputValues { get; init; }

    /// <summary>Offset of each variable that can be read; odd where it is uniform.</summary>
    internal required Dictionary<int, int> Outputs { get; init; }

    /// <summary>Offsets of all that a saved state holds.</summary>
    internal required ImmutableArray<int> State { get; init; }

    internal required ImmutableArray<TableData> Tables { get; init; }

    internal required ImmutableArray<PlanRandom> Draws { get; init; }
}
