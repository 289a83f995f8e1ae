using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// Which feedback loops make a variable's behaviour over one run: the Loops that Matter method (Schoenberg, Davidsen and Eberlein, System Dynamics Review 36 (2020); flows as revised by Schoenberg, Hayward
/// and Eberlein, System Dynamics Review 39 (2023)). A loop's score is the product of its links' scores; contributions are scores over the sum of all absolute scores. Scores of loops along the same
/// variables are summed with their signs first (composite scores of Schoenberg and Eberlein, "Seamlessly Integrating Loops That Matter", 2020).
/// <para>The limit that a non-negative stock sets on its outflows is not part of any equation and makes no link. Scores compare the ends of steps, whatever the method of the run.</para>
/// </summary>
/// <param name="Variables">Ids of the chosen variables.</param>
/// <param name="Times">Ends of the intervals looked at.</param>
/// <param name="Loops">By mean absolute contribution, largest first.</param>
/// <param name="IsOfStructure">The loops are those of the structure's diagram; else those of the equations.</param>
/// <param name="IsWhole">The loops are all that are connected with the variable.</param>
/// <param name="IsComplete">All loops were found; else the short ones and the strongest ones.</param>
/// <param name="Unsettled">How far the contributions depend on how hard was searched: the largest difference, over loops, of the mean absolute contribution from the one with a quarter of the search; 0 when all loops were found.</param>
public sealed record LoopDominance(
    ImmutableArray<int> Variables, ImmutableArray<double> Times, ImmutableArray<FeedbackLoop> Loops, bool IsOfStructure, bool IsWhole, bool IsComplete, double Unsettled)
{
    private const int Quarter = 4;

    /// <summary>Runs the model and scores its loops.</summary>
    /// <param name="plan">The plan to run.</param>
    /// <param name="variables">Ids of the chosen variable's scalars; without a loop through any there are no loops in the result.</param>
    /// <param name="options">What to run, how loops are told, and how hard to look for them.</param>
    /// <param name="cancellation">Looked at once a step.</param>
    public static LoopDominance Of(SimulationPlan plan, ImmutableArray<int> variables, LoopOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new LoopOptions();
        var all = CausalGraph.Of(plan);
        ImmutableArray<int> through = [.. variables, .. variables.SelectMany(v => plan.Variables[v].Inflows.Concat(plan.Variables[v].Outflows)).Distinct()];
        var structure = options.Structure is { } given && given.Variables.Any(v => variables.All(v.Elements.Contains)) ? given : null;
        var links = structure is null ? all.Around(through) : all;
        if (links.Links.IsEmpty)
        {
            return new LoopDominance(variables, [], [], structure is not null, options.IsWhole, IsComplete: true, Unsettled: 0);
        }

        var (times, linkScores) = LinkScores.OfRun(plan, links, options, cancellation);
        ILoopGraph graph = structure is null ? new EquationGraph(plan, links) : new StructureGraph(plan, links, structure, Spread(linkScores, options.Moments), options.Detour);
        var anchors = Anchors(graph, variables, through, options.IsWhole);
        if (graph.Edges.IsEmpty || anchors.Length == 0)
        {
            return new LoopDominance(variables, [], [], structure is not null, options.IsWhole, IsComplete: true, Unsettled: 0);
        }

        var scores = new LoopScores(graph);
        double[][] moments =
        [
            .. Spread(linkScores, options.Moments).Select(s =>
            {
                scores.Set(s);
                return scores.Strengths();
            }),
        ];
        var (loops, areAll) = new LoopSearch(graph.Edges, anchors, new LoopSearchEffort(options.MostLoops, options.MostVisits), cancellation).Run(moments);
        var fewer = areAll ? loops : new LoopSearch(graph.Edges, anchors, new LoopSearchEffort(options.MostLoops / Quarter, options.MostVisits / Quarter), cancellation).Run(moments).Loops;
        var isInFewer = IsIn(loops, fewer);
        var tales = LoopTale.Of(graph.Nodes, loops, structure?.Structure.Loops ?? [], isApart: options.IsWhole);
        var ofAll = new double[linkScores.Count][];
        var ofFewer = new double[linkScores.Count][];
        for (var t = 0; t < linkScores.Count; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            scores.Set(linkScores[t]);
            (int Sign, double LogSize)[] each = [.. loops.Select(scores.Of)];
            ofAll[t] = Contributions(tales, each);
            ofFewer[t] = areAll ? ofAll[t] : Contributions(tales, [.. each.Select((e, l) => isInFewer[l] ? e : (0, 0))]);
        }

        return new LoopDominance(
            variables,
            times,
            [
                .. tales.Select((tale, t) => new FeedbackLoop(tale.Name, tale.Path, tale.Loops.Length, [.. ofAll.Select(c => c[t])]))
                    .OrderByDescending(l => l.Contributions.Sum(Math.Abs)),
            ],
            structure is not null,
            options.IsWhole,
            areAll,
            tales.Select((_, t) => Math.Abs(ofAll.Sum(c => Math.Abs(c[t])) - ofFewer.Sum(c => Math.Abs(c[t]))) / Math.Max(1, times.Length)).DefaultIfEmpty().Max());
    }

    private static bool[] IsIn(ImmutableArray<ImmutableArray<int>> loops, ImmutableArray<ImmutableArray<int>> others)
    {
        var keys = others.Select(l => string.Join(',', l)).ToHashSet(StringComparer.Ordinal);
        return [.. loops.Select(l => keys.Contains(string.Join(',', l)))];
    }

    /// <summary>The node that is the variable (of several, the one with the least beside it), and those of its flows.</summary>
    private static int[] Anchors(ILoopGraph graph, ImmutableArray<int> variables, ImmutableArray<int> through, bool isWhole)
    {
        var nodes = Enumerable.Range(0, graph.Nodes.Length).ToList();
        var own = nodes.Where(n => variables.All(graph.Nodes[n].Elements.Contains)).OrderBy(n => graph.Nodes[n].Elements.Length).Take(1);
        var flows = nodes.Where(n => graph.Nodes[n].Elements.All(id => through.Contains(id) && !variables.Contains(id)));
        return [.. own.Concat(flows).Concat(isWhole ? nodes : []).Distinct()];
    }

    private static double[][] Spread(List<double[]> linkScores, int moments)
    {
        var count = Math.Min(moments, linkScores.Count);
        return [.. Enumerable.Range(0, count).Select(i => linkScores[(int)((i + 0.5) * linkScores.Count / count)])];
    }

    private static double[] Contributions(ImmutableArray<LoopTale> tales, (int Sign, double LogSize)[] scores)
    {
        var moving = scores.Where(s => s.Sign != 0).ToList();
        if (moving.Count == 0)
        {
            return new double[tales.Length];
        }

        var largest = moving.Max(s => s.LogSize);
        double[] sums = [.. tales.Select(t => t.Loops.Sum(l => scores[l].Sign == 0 ? 0 : scores[l].Sign * Elementary.Exp(scores[l].LogSize - largest)))];
        var total = sums.Sum(Math.Abs);
        return total == 0 ? sums : [.. sums.Select(s => s / total)];
    }
}
