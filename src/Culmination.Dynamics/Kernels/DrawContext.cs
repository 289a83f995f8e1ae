using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Random;

namespace Culmination.Dynamics.Kernels;

/// <summary>What instructions need beside memory: tables, streams, whose draws they are, and at which step.</summary>
internal sealed class DrawContext(CompiledKernel kernel, ulong seed, long firstMember)
{
    internal ImmutableArray<TableData> Tables { get; } = kernel.Tables;

    internal RandomStream[] Streams { get; } = [.. kernel.Draws.Select(d => RandomDraw.StreamOf(d, seed))];

    internal RandomDistribution[] Distributions { get; } = [.. kernel.Draws.Select(d => d.Distribution)];

    /// <summary>Member in the first lane of the block.</summary>
    internal long FirstMember { get; } = firstMember;

    internal int Step { get; set; }
}
