using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Experiments;

/// <summary>The uncertain inputs of a scenario as functions of independent standard normal scores: what the sampler moves in, and what the simulator is given.</summary>
internal sealed class ParameterSpace
{
    private readonly ImmutableArray<BoundParameter> parameters;
    private readonly Func<double, double>[] values;

    internal ParameterSpace(ImmutableArray<BoundParameter> parameters)
    {
        this.parameters = parameters;
        values = [.. parameters.Select(ValueOf)];
    }

    internal int Dimension => parameters.Length;

    internal IReadOnlyList<string> Names => [.. parameters.Select(p => p.Name)];

    /// <summary>The columns that stand for a choice between forms.</summary>
    internal ImmutableArray<ScoreSwitch> Switches => [.. parameters.Select((p, i) => p.Switch is { } s && s.Forms.Length > 1 ? new ScoreSwitch(i, Bounds(s)) : null).OfType<ScoreSwitch>()];

    /// <summary>The columns that set nothing in the model: they stand between what happens and what is reported of it.</summary>
    internal ImmutableArray<int> Shared => [.. Enumerable.Range(0, Dimension).Where(p => parameters[p].Variables.IsEmpty && parameters[p].Switch is null)];

    /// <summary>The value of one parameter, in model units, at a score.</summary>
    internal double Value(int parameter, double score) => values[parameter](score);

    /// <summary>The values of a block of members, [parameter][lane] in one array.</summary>
    internal void Values(ScoreMatrix scores, int first, int count, Span<double> block)
    {
        for (var lane = 0; lane < count; lane++)
        {
            var row = scores.Row(first + lane);
            for (var p = 0; p < Dimension; p++)
            {
                block[(p * count) + lane] = values[p](row[p]);
            }
        }
    }

    /// <summary>Gives a run the values of its members.</summary>
    internal void Set(ISimulationRun run, ReadOnlySpan<double> block)
    {
        for (var p = 0; p < Dimension; p++)
        {
            foreach (var variable in parameters[p].Variables)
            {
                run.Set(variable, block.Slice(p * run.Lanes, run.Lanes));
            }
        }
    }

    private static Func<double, double> ValueOf(BoundParameter parameter)
    {
        if (parameter.Switch is { } structure)
        {
            return score => Form(structure, NormalScore.Share(score)).Value;
        }

        var prior = parameter.Prior ?? throw new ArgumentException($"'{parameter.Name}' has neither a prior nor forms.", nameof(parameter));

        // Solved by iteration at every call: a table is a hundred times faster and exact to eight digits.
        return prior is Beta ? new QuantileTable(prior).Value : prior.AtScore;
    }

    private static ImmutableArray<double> Bounds(StructuralSwitch structure)
    {
        var total = structure.Forms.Sum(f => f.Weight);
        var bounds = ImmutableArray.CreateBuilder<double>();
        var below = 0.0;
        bounds.Add(0);
        foreach (var form in structure.Forms)
        {
            below += form.Weight / total;
            bounds.Add(below);
        }

        bounds[^1] = 1;
        return bounds.ToImmutable();
    }

    private static StructuralForm Form(StructuralSwitch structure, double share)
    {
        var total = 0.0;
        foreach (var form in structure.Forms)
        {
            total += form.Weight;
        }

        var below = 0.0;
        foreach (var form in structure.Forms)
        {
            below += form.Weight / total;
            if (share < below)
            {
                return form;
            }
        }

        return structure.Forms[^1];
    }
}
