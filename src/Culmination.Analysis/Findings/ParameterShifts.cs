using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Findings;

/// <summary>What the evidence did to each parameter.</summary>
internal static class ParameterShifts
{
    internal static ImmutableArray<ParameterShift> Of(EnsembleResult result)
    {
        var space = new ParameterSpace(result.Scenario.Parameters);
        var weights = result.Weights.AsSpan();
        var shifts = ImmutableArray.CreateBuilder<ParameterShift>(result.Scenario.Parameters.Length);
        var values = new double[result.Samples.Length];
        for (var p = 0; p < result.Scenario.Parameters.Length; p++)
        {
            var parameter = result.Scenario.Parameters[p];
            for (var m = 0; m < values.Length; m++)
            {
                values[m] = result.Samples[m][p];
            }

            double Prior(double share) => space.Value(p, Elementary.NormalQuantile(share));
            var (because, claims) = Reasons(result.Scenario.Scenario, parameter);
            shifts.Add(new ParameterShift(
                parameter.Name,
                parameter.Unit,
                parameter.Prior?.Describe() ?? Describe(parameter.Switch!),
                new Spread(Prior(0.05), Prior(0.5), Prior(0.95)),
                AnswerBuilder.SpreadOf(values, weights),
                Contraction(parameter, values, weights),
                claims,
                because));
        }

        return shifts.MoveToImmutable();
    }

    private static double Contraction(BoundParameter parameter, double[] values, ReadOnlySpan<double> weights)
    {
        if (parameter.Switch is { } structure)
        {
            double[] forms = [.. structure.Forms.Select(f => f.Value)];
            double[] shares = [.. structure.Forms.Select(f => f.Weight / structure.Forms.Sum(g => g.Weight))];
            var before = Deviation(forms, shares);
            return before > 0 ? 1 - (Deviation(values, weights) / before) : 0;
        }

        var prior = parameter.Prior!;
        if (!(prior.Quantile(0.95) > prior.Quantile(0.05)))
        {
            return 0; // a fixed value can learn nothing
        }

        var table = new QuantileTable(prior);
        return 1 - Deviation(Array.ConvertAll(values, table.Score), weights);
    }

    private static double Deviation(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (mean, square) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] * values[i];
        }

        for (var i = 0; i < values.Length; i++)
        {
            square += weights[i] * (values[i] - mean) * (values[i] - mean);
        }

        return Math.Sqrt(square);
    }

    private static (string Because, ImmutableArray<string> Claims) Reasons(Scenario scenario, BoundParameter parameter)
    {
        if (scenario.Parameters.FirstOrDefault(p => string.Equals(p.Name, parameter.Name, StringComparison.Ordinal)) is { } own)
        {
            return (own.Because, own.Claims);
        }

        if (parameter.Switch is { } structure)
        {
            return (structure.Because, []);
        }

        if (scenario.SourceTypes.FirstOrDefault(t => t.LeanName == parameter.Name || t.SpreadName == parameter.Name) is { } type)
        {
            return (type.Because, []);
        }

        var source = parameter.Name[(parameter.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var window = scenario.Windows.FirstOrDefault(w => string.Equals(w.SourceId, source, StringComparison.Ordinal));
        return (window?.Because ?? string.Empty, []);
    }

    private static string Describe(StructuralSwitch structure)
    {
        var total = structure.Forms.Sum(f => f.Weight);
        return "one of: " + string.Join(", ", structure.Forms.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Label} ({100 * f.Weight / total:0.#} %)")));
    }
}
