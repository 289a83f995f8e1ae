using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// Which feedback loops through a variable make its behaviour, over one run: the Loops that Matter method (Schoenberg, Davidsen and Eberlein, System Dynamics Review 36 (2020); flows as revised by Schoenberg, Hayward
/// and Eberlein, System Dynamics Review 39 (2023)). A loop's score is the product of its links' scores; contributions are scores over the sum of all absolute scores.
/// <para>The limit that a non-negative stock sets on its outflows is not part of any equation and makes no link. Scores are those of Euler steps, whatever the method of the run.</para>
/// </summary>
/// <param name="Times">Ends of the intervals looked at.</param>
/// <param name="Loops">By mean absolute contribution, largest first.</param>
/// <param name="IsComplete">All loops were found; else the short ones and the strongest ones.</param>
public sealed record LoopDominance(int Variable, ImmutableArray<double> Times, ImmutableArray<FeedbackLoop> Loops, bool IsComplete)
{
    /// <summary>Longer runs are looked at in so many of their steps, spread evenly.</summary>
    private const int MostIntervals = 1_000;

    /// <summary>Moments of the strongest-path search.</summary>
    private const int Moments = 12;

    /// <param name="plan">The plan to run.</param>
    /// <param name="variable">Id of the chosen variable; without a loop through it there are no loops in the result.</param>
    /// <param name="settings">Constants to set before the run.</param>
    /// <param name="until">Model time at which to stop looking.</param>
    /// <param name="seed">Seed of draws inside the model.</param>
    /// <param name="cancellation">Looked at once a step.</param>
    public static LoopDominance Of(
        SimulationPlan plan, int variable, IEnumerable<KeyValuePair<int, double>>? settings = null, double until = double.PositiveInfinity, ulong seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var graph = CausalGraph.Around(plan, variable);
        if (graph.Links.IsEmpty)
        {
            return new LoopDominance(variable, [], [], IsComplete: true);
        }

        var (times, scores) = Scores(plan, graph, settings ?? [], until, seed, cancellation);
        var (loops, areAll) = new LoopSearch(graph, variable, cancellation).Run(Spread(scores));
        var contributions = scores.Select(s => Contributions(loops, s)).ToArray();
        ImmutableArray<FeedbackLoop> found =
        [
            .. loops
                .Select((loop, i) => new FeedbackLoop([.. loop.Select(l => graph.Links[l].Source)], [.. contributions.Select(c => c[i])]))
                .OrderByDescending(l => l.Contributions.Sum(Math.Abs)),
        ];
        return new LoopDominance(variable, times, found, areAll);
    }

    private static (ImmutableArray<double> Times, List<double[]> Scores) Scores(
        SimulationPlan plan, CausalGraph graph, IEnumerable<KeyValuePair<int, double>> settings, double until, ulong seed, CancellationToken cancellation)
    {
        var run = new Interpreter(plan).CreateRun(1, seed);
        foreach (var (constant, value) in settings)
        {
            run.Set(constant, [value]);
        }

        run.Initialize();
        var last = plan.Clock.StepCount;
        while (last > 0 && plan.Clock.TimeAt(last) > until)
        {
            last--;
        }

        var stride = Math.Max(1, (last + MostIntervals - 1) / MostIntervals);
        var links = new LinkScores(plan, graph, seed);
        var times = ImmutableArray.CreateBuilder<double>();
        var scores = new List<double[]>();
        while (run.Step < last)
        {
            cancellation.ThrowIfCancellationRequested();
            var earlier = (run.Step + 1) % stride == 0 ? StepValues.Of(run, plan.Variables.Length) : null;
            run.Advance();
            if (earlier is not null)
            {
                times.Add(run.Time);
                scores.Add(links.Between(earlier, StepValues.Of(run, plan.Variables.Length)));
            }
        }

        return (times.ToImmutable(), scores);
    }

    private static double[][] Spread(List<double[]> scores)
    {
        var count = Math.Min(Moments, scores.Count);
        return [.. Enumerable.Range(0, count).Select(i => scores[(int)((i + 0.5) * scores.Count / count)])];
    }

    /// <summary>By logarithms: a product of many scores near a turning point is beyond what a double holds.</summary>
    private static double[] Contributions(ImmutableArray<ImmutableArray<int>> loops, double[] scores)
    {
        var sizes = scores.Select(s => s == 0 ? double.NegativeInfinity : Elementary.Log(Math.Abs(s))).ToArray();
        var products = loops.Select(loop => loop.Sum(l => sizes[l])).ToArray();
        var largest = products.DefaultIfEmpty(double.NegativeInfinity).Max();
        if (double.IsNegativeInfinity(largest))
        {
            return new double[loops.Length];
        }

        var shares = products.Select(p => double.IsNegativeInfinity(p) ? 0 : Elementary.Exp(p - largest)).ToArray();
        var total = shares.Sum();
        return [.. shares.Select((s, i) => loops[i].Aggregate(s / total, (share, l) => scores[l] < 0 ? -share : share))];
    }
}
