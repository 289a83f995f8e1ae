using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// The scalars that an author named, each a node. What stands inside functions (stages of delays) is substituted, so that its own loops are not told of, as Schoenberg and Eberlein (2020) do
/// with macros; where that would close a circle it is kept.
/// </summary>
internal sealed class EquationGraph : ILoopGraph
{
    private readonly PathSums ofEquations;
    private readonly PathSums ofStages;

    internal EquationGraph(SimulationPlan plan, CausalGraph graph)
    {
        var count = plan.Variables.Length;

        // First equations are substituted into one another, which make no circle; then states (stocks, and what reads a dt ago) where they make none.
        bool[] isKept = [.. plan.Variables.Select(v => !v.IsInternal)];
        ofEquations = new PathSums(count, [.. graph.Links.Select(l => (l.Source, l.Target))], graph.WithStates(plan, isKept));
        foreach (var breaker in CircleBreakers.Of(count, ofEquations.Edges, isKept))
        {
            isKept[breaker] = true;
        }

        ofStages = new PathSums(count, ofEquations.Edges, isKept);
        int[] present = [.. ofStages.Edges.SelectMany(e => new[] { e.Source, e.Target }).Distinct().Order()];
        Nodes = [.. present.Select(id => new LoopNode(Id: null, plan.Variables[id].Name, [id]))];
        Edges = [.. ofStages.Edges.Select(e => (Array.BinarySearch(present, e.Source), Array.BinarySearch(present, e.Target)))];
    }

    public ImmutableArray<LoopNode> Nodes { get; }

    public ImmutableArray<(int Source, int Target)> Edges { get; }

    public double[][] Blocks(double[] linkScores) => [.. ofStages.Of(ofEquations.Of(linkScores)).Select(s => new[] { s })];
}
