using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// The causal-loop diagram of a structure: its variables and its links. The score of a link is that of the most direct ways the model has from the one to the other that act in the link's direction: of the paths
/// through equations, and through stocks that the structure does not name, but through no other variable of the structure, those that pass the fewest stocks; their scores are summed with their signs.
/// (Other mechanisms between the same two variables, of the other sign or further round, are not what the link says.) Where one variable is a part of another, the link between them has score 1.
/// </summary>
internal sealed class StructureGraph : ILoopGraph
{
    /// <summary>Stocks that a path may pass at all.</summary>
    private const int MostBetween = 5;

    private readonly PathSums ofEquations;
    private readonly ImmutableArray<ImmutableArray<Way>> ways;

    /// <param name="plan">The plan.</param>
    /// <param name="graph">All its causal links.</param>
    /// <param name="structure">Bound to it.</param>
    /// <param name="moments">Link scores at moments of the run, by which the direction of a path is judged.</param>
    /// <param name="detour">How many stocks more than the fewest a path may pass.</param>
    internal StructureGraph(SimulationPlan plan, CausalGraph graph, BoundStructure structure, IReadOnlyList<double[]> moments, int detour)
    {
        var isNamed = new bool[plan.Variables.Length];
        foreach (var element in structure.Variables.SelectMany(v => v.Elements))
        {
            isNamed[element] = true;
        }

        ofEquations = new PathSums(plan.Variables.Length, [.. graph.Links.Select(l => (l.Source, l.Target))], graph.WithStates(plan, isNamed));
        Nodes = [.. structure.Variables.Where(v => v.Elements.Length > 0).Select(v => new LoopNode(v.Variable.Id, v.Variable.InWords, v.Elements))];
        var ids = Nodes.Select(n => n.Id).ToList();
        var links = structure.Structure.Links
            .Select(l => (Edge: (Source: ids.IndexOf(l.Source), Target: ids.IndexOf(l.Target)), l.Polarity))
            .Where(l => l.Edge.Source >= 0 && l.Edge.Target >= 0)
            .DistinctBy(l => l.Edge).OrderBy(l => l.Edge).ToList();
        Edges = [.. links.Select(l => l.Edge)];
        double[][] scores = [.. moments.Select(ofEquations.Of)];
        var into = Enumerable.Range(0, ofEquations.Edges.Length).ToLookup(e => ofEquations.Edges[e].Target);
        ways =
        [
            .. links.Select(l =>
            {
                ImmutableArray<Way> all =
                [
                    .. Ways(Nodes[l.Edge.Source].Elements, Nodes[l.Edge.Target].Elements, into, isNamed).Where(w => scores.Sum(s => Math.Sign(Score(w, s))) * l.Polarity > 0),
                ];
                return all.Length == 0 ? all : [.. all.Where(w => w.Edges.Length <= all.Min(o => o.Edges.Length) + detour)];
            }),
        ];
    }

    public ImmutableArray<LoopNode> Nodes { get; }

    public ImmutableArray<(int Source, int Target)> Edges { get; }

    public double[][] Blocks(double[] linkScores)
    {
        var scores = ofEquations.Of(linkScores);
        return [.. Edges.Select((edge, e) => Block(Nodes[edge.Source].Elements.Length, Nodes[edge.Target].Elements.Length, ways[e], scores))];
    }

    private static double[] Block(int rows, int columns, ImmutableArray<Way> ways, double[] scores)
    {
        var block = new double[rows * columns];
        foreach (var way in ways)
        {
            block[(way.Row * columns) + way.Column] += Score(way, scores);
        }

        return block;
    }

    private static double Score(Way way, double[] scores) => way.Edges.Aggregate(1.0, (score, edge) => score * scores[edge]);

    private ImmutableArray<Way> Ways(ImmutableArray<int> sources, ImmutableArray<int> targets, ILookup<int, int> into, bool[] isNamed)
    {
        if (sources.Intersect(targets).Any())
        {
            return [.. sources.Intersect(targets).Select(shared => new Way(sources.IndexOf(shared), targets.IndexOf(shared), []))];
        }

        var distances = Distances(sources, isNamed);
        var found = ImmutableArray.CreateBuilder<Way>();
        var edges = new Stack<int>();
        foreach (var target in targets)
        {
            Back(target, MostBetween + 1);
            void Back(int at, int left)
            {
                foreach (var edge in into[at])
                {
                    var source = ofEquations.Edges[edge].Source;
                    if (sources.IndexOf(source) is >= 0 and var row)
                    {
                        found.Add(new Way(row, targets.IndexOf(target), [edge, .. edges]));
                    }
                    else if (!isNamed[source] && distances.TryGetValue(source, out var rest) && rest < left && !edges.Any(e => ofEquations.Edges[e].Source == source))
                    {
                        edges.Push(edge);
                        Back(source, left - 1);
                        edges.Pop();
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The fewest edges to each node from any of the sources, through nodes that are not named.</summary>
    private Dictionary<int, int> Distances(ImmutableArray<int> sources, bool[] isNamed)
    {
        var next = ofEquations.Edges.ToLookup(e => e.Source, e => e.Target);
        var distances = new Dictionary<int, int>();
        List<int> at = [.. sources];
        for (var d = 1; at.Count > 0; d++)
        {
            at = [.. at.SelectMany(id => next[id]).Where(id => !sources.Contains(id)).Distinct().Where(id => distances.TryAdd(id, d)).Where(id => !isNamed[id])];
        }

        return distances;
    }

    /// <summary>A path from the scalar of a row to that of a column.</summary>
    private sealed record Way(int Row, int Column, ImmutableArray<int> Edges);
}
