using System.Collections.Immutable;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Loops;

/// <summary>
/// The response of each link's target when its source is moved up and down for one week while all other variables of the structure are held on their base path. A path may cross
/// whatever the model has between them, but no other variable of the structure; nor does the target act back on itself.
/// </summary>
public sealed class LinkAudit
{
    /// <summary>How far the source is moved, up and down, as a share of its value.</summary>
    public const double Move = 0.05;

    private readonly BoundStructure structure;
    private readonly HeldPlan held;
    private readonly VectorKernel kernel;
    private readonly int week;
    private readonly int lastStep;

    /// <param name="plan">The plan that the structure was bound to. Time is in weeks.</param>
    /// <param name="inputs">Constants that the states set.</param>
    public LinkAudit(BoundStructure structure, Planning.SimulationPlan plan, ImmutableArray<int> inputs)
    {
        this.structure = structure;
        held = HeldPlan.Of(plan, structure.Elements);
        kernel = new VectorKernel(held.Plan, new KernelOptions(
            structure.Elements, [.. inputs, .. structure.Elements.SelectMany(e => new[] { held.Switch(e), held.Value(e) })]));
        week = Math.Max(1, (int)Math.Round(1 / plan.Clock.TimeStep));
        lastStep = plan.Clock.StepCount;
    }

    /// <summary>One row of responses per link, one column per state of the group.</summary>
    public LinkResponse[][] Run(StateGroup group, IReadOnlyList<StructureLink> links, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        var horizons = links.Select(l => Math.Min(lastStep - group.StartStep, week + (int)Math.Round(l.DelayWeeks * week))).ToArray();
        var (state, path) = Base(group, horizons.Length == 0 ? 0 : horizons.Max(), cancellation);
        var result = new LinkResponse[links.Count][];
        foreach (var same in Enumerable.Range(0, links.Count).GroupBy(i => horizons[i]))
        {
            int[] indices = [.. same];
            var responses = Perturbed(group, state, path, [.. indices.Select(i => links[i])], same.Key, cancellation);
            for (var i = 0; i < indices.Length; i++)
            {
                result[indices[i]] = responses[i];
            }
        }

        return result;
    }

    /// <summary>Runs the group's states untouched; the state at their start and each element's path from there, [step][element][lane].</summary>
    private (double[] State, double[][] Path) Base(StateGroup group, int steps, CancellationToken cancellation)
    {
        var run = kernel.CreateRun(group.Lanes);
        foreach (var (variable, values) in group.Inputs)
        {
            run.Set(variable, values);
        }

        run.Initialize();
        while (run.Step < group.StartStep)
        {
            run.Advance();
        }

        cancellation.ThrowIfCancellationRequested();
        var state = new double[run.StateSize];
        run.SaveState(state);
        var path = new double[steps + 1][];
        for (var s = 0; s <= steps; s++)
        {
            path[s] = new double[structure.Elements.Length * group.Lanes];
            for (var e = 0; e < structure.Elements.Length; e++)
            {
                run.Read(structure.Elements[e], path[s].AsSpan(e * group.Lanes, group.Lanes));
            }

            if (s < steps)
            {
                run.Advance();
            }
        }

        return (state, path);
    }

    /// <summary>Lanes: for each link, the source up in all states, then down in all states.</summary>
    private LinkResponse[][] Perturbed(StateGroup group, double[] state, double[][] path, StructureLink[] links, int steps, CancellationToken cancellation)
    {
        var n = group.Lanes;
        var lanes = 2 * n * links.Length;
        var run = kernel.CreateRun(lanes);
        run.RestoreState(Repeat(state, n, 2 * links.Length));
        var row = new double[lanes];
        Array.Fill(row, 1);
        foreach (var element in structure.Elements)
        {
            run.Set(held.Switch(element), row);
        }

        var sources = links.Select(l => structure.Variable(l.Source).Elements.ToHashSet()).ToArray();
        var targets = links.Select(l => structure.Variable(l.Target).Measured.ToHashSet()).ToArray();
        var sums = new double[lanes];
        var scales = new double[links.Length * n];
        for (var s = 0; s <= steps; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var e = 0; e < structure.Elements.Length; e++)
            {
                Fill(row, path[s].AsSpan(e * n, n), l => s < week && sources[l].Contains(structure.Elements[e]));
                run.Set(held.Value(structure.Elements[e]), row);
            }

            for (var e = 0; e < structure.Elements.Length; e++)
            {
                var element = structure.Elements[e];
                if (!targets.Any(t => t.Contains(element)))
                {
                    continue;
                }

                run.Read(element, row);
                for (var l = 0; l < links.Length; l++)
                {
                    if (targets[l].Contains(element))
                    {
                        // A part of the source is itself moved, not only by what the model makes of it.
                        var moved = s < week && sources[l].Contains(element);
                        Add(sums, scales, row, path[s].AsSpan(e * n, n), l, moved ? Move : 0);
                    }
                }
            }

            if (s < steps)
            {
                run.Advance();
            }
        }

        return [.. links.Select((_, l) => Responses(sums.AsSpan(2 * l * n, 2 * n), scales.AsSpan(l * n, n)))];
    }

    private static LinkResponse[] Responses(ReadOnlySpan<double> sums, ReadOnlySpan<double> scales)
    {
        var n = scales.Length;
        var responses = new LinkResponse[n];
        for (var state = 0; state < n; state++)
        {
            responses[state] = new LinkResponse((sums[state] - sums[n + state]) / 2, scales[state]);
        }

        return responses;
    }

    private static void Add(double[] sums, double[] scales, double[] row, ReadOnlySpan<double> path, int link, double move)
    {
        var n = path.Length;
        for (var state = 0; state < n; state++)
        {
            var (up, down) = ((2 * link * n) + state, (((2 * link) + 1) * n) + state);
            sums[up] += (row[up] * (1 + move)) - path[state];
            sums[down] += (row[down] * (1 - move)) - path[state];
            scales[(link * n) + state] += Math.Abs(path[state]);
        }
    }

    private static void Fill(double[] row, ReadOnlySpan<double> values, Func<int, bool> isMoved)
    {
        var n = values.Length;
        for (var block = 0; block < row.Length / n; block++)
        {
            var factor = !isMoved(block / 2) ? 1 : block % 2 == 0 ? 1 + Move : 1 - Move;
            for (var state = 0; state < n; state++)
            {
                row[(block * n) + state] = values[state] * factor;
            }
        }
    }

    /// <summary>A saved state of n lanes for a run of n × times lanes.</summary>
    private static double[] Repeat(double[] state, int n, int times)
    {
        var values = (state.Length - 1) / n;
        var repeated = new double[1 + (values * n * times)];
        repeated[0] = state[0];
        for (var v = 0; v < values; v++)
        {
            for (var t = 0; t < times; t++)
            {
                Array.Copy(state, 1 + (v * n), repeated, 1 + (((v * times) + t) * n), n);
            }
        }

        return repeated;
    }
}
