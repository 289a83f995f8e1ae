using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>What loops are looked for in: nodes, each of some scalars, and how they bind one another.</summary>
internal interface ILoopGraph
{
    /// <summary>What loops are told in.</summary>
    ImmutableArray<LoopNode> Nodes { get; }

    /// <summary>Pairs of nodes, in order.</summary>
    ImmutableArray<(int Source, int Target)> Edges { get; }

    /// <summary>For each of <see cref="Edges"/> the scores from each scalar of the source (rows) to each of the target (columns).</summary>
    /// <param name="linkScores">In the order of the causal graph's links.</param>
    double[][] Blocks(double[] linkScores);
}

/// <param name="Id">In a structure; null outside one.</param>
/// <param name="Name">What readers call it.</param>
/// <param name="Elements">Ids of scalars.</param>
internal sealed record LoopNode(string? Id, string Name, ImmutableArray<int> Elements);
