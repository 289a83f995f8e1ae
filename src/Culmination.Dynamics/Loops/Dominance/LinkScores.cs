using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>
/// Link scores between two neighbouring steps of a run. For z = f(x, y, ...): |Δ_x z / Δz| with the sign of Δ_x z / Δx, where Δ_x z is the change of z when, from the earlier step, only x
/// moves to its later value (Schoenberg, Davidsen and Eberlein, "Understanding model behavior using the Loops that Matter method", System Dynamics Review 36 (2020), equation 1). For a flow of a stock:
/// |Δflow / Δ(net flow)|, positive for an inflow and negative for an outflow (Schoenberg, Hayward and Eberlein, "Improving Loops that Matter", System Dynamics Review 39 (2023), equation 3, by the change
/// of the net flow, which gives the same for separate flows and for one that is their sum).
/// A score is 0 where its source or its target does not change. Draws at random are the earlier step's.
/// </summary>
internal sealed class LinkScores(SimulationPlan plan, CausalGraph graph, ulong seed)
{
    /// <summary>Longer runs are looked at in so many of their steps, spread evenly.</summary>
    private const int MostIntervals = 1_000;

    private readonly ExpressionEvaluator evaluator = new(plan, seed, member: 0);

    /// <summary>The scores of a run, and the times at the ends of the steps they are of.</summary>
    internal static (ImmutableArray<double> Times, List<double[]> Scores) OfRun(SimulationPlan plan, CausalGraph graph, LoopOptions options, CancellationToken cancellation)
    {
        var run = new Interpreter(plan).CreateRun(1, options.Seed);
        foreach (var (constant, value) in options.Settings.IsDefault ? [] : options.Settings)
        {
            run.Set(constant, [value]);
        }

        run.Initialize();
        var last = plan.Clock.StepCount;
        while (last > 0 && plan.Clock.TimeAt(last) > options.Until)
        {
            last--;
        }

        var stride = Math.Max(1, (last + MostIntervals - 1) / MostIntervals);
        var links = new LinkScores(plan, graph, options.Seed);
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

    /// <summary>The scores of <see cref="CausalGraph.Links"/> in their order.</summary>
    /// <param name="earlier">At step k - 1.</param>
    /// <param name="later">At step k.</param>
    internal double[] Between(StepValues earlier, StepValues later)
    {
        earlier.Now.CopyTo(evaluator.Current, 0);
        earlier.Before.CopyTo(evaluator.Previous, 0);
        earlier.Initial.CopyTo(evaluator.Initial, 0);
        evaluator.Step = earlier.Step;
        evaluator.Time = plan.Clock.TimeAt(earlier.Step);
        evaluator.Phase = earlier.Step == 0 ? EvaluationPhase.Start : EvaluationPhase.Step;
        return [.. graph.Links.Select(link => link.FlowSign == 0 ? ByEquation(link, earlier, later) : OfFlow(link, earlier, later))];
    }

    private double ByEquation(CausalLink link, StepValues earlier, StepValues later)
    {
        var change = later.Now[link.Target] - earlier.Now[link.Target];
        var moved = link.ReadsNow ? later.Now[link.Source] - earlier.Now[link.Source] : later.Before[link.Source] - earlier.Before[link.Source];
        evaluator.Current[link.Source] = later.Now[link.Source];
        evaluator.Previous[link.Source] = later.Before[link.Source];
        var partial = evaluator.Evaluate(plan.Variables[link.Target].Equation) - earlier.Now[link.Target];
        evaluator.Current[link.Source] = earlier.Now[link.Source];
        evaluator.Previous[link.Source] = earlier.Before[link.Source];
        return Score(partial, change, Math.Sign(Finite(partial)) * Math.Sign(Finite(moved)));
    }

    private double OfFlow(CausalLink link, StepValues earlier, StepValues later)
    {
        var stock = plan.Variables[link.Target];
        var change = Sum(stock.Inflows, earlier, later) - Sum(stock.Outflows, earlier, later);
        return Score(link.FlowSign * (later.Now[link.Source] - earlier.Now[link.Source]), change, Math.Sign(link.FlowSign));
    }

    private static double Sum(ImmutableArray<int> flows, StepValues earlier, StepValues later) => flows.Sum(f => later.Now[f] - earlier.Now[f]);

    private static double Score(double partial, double change, int sign)
    {
        var score = change == 0 ? 0 : Math.Abs(partial / change);
        return double.IsFinite(score) ? sign * score : 0;
    }

    private static double Finite(double value) => double.IsNaN(value) ? 0 : value;
}
