using System.Collections.Immutable;

namespace Culmination.Analysis.Calibration.Reports;

/// <summary>How far two samplers agree on one posterior.</summary>
/// <param name="Means">Difference of the means of normal scores in posterior standard deviations, largest first.</param>
/// <param name="Causes">Difference of each cause's probability in standard errors of the difference.</param>
/// <param name="MostRHat">Of the chains; above 1.05 the comparison says nothing.</param>
public sealed record Agreement(ImmutableArray<Difference> Means, ImmutableArray<Difference> Causes, double MostRHat)
{
    internal const double Normal95 = 1.96;

    public static Agreement Of(CalibrationReport first, CalibrationReport second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var means = first.Parameters.Zip(second.Parameters, (a, b) => new Difference(a.Name, (a.ScoreMean - b.ScoreMean) / Math.Sqrt(((a.ScoreDeviation * a.ScoreDeviation) + (b.ScoreDeviation * b.ScoreDeviation)) / 2)));
        var causes = first.First.Zip(second.First, (a, b) => new Difference(a.Cause, (a.P - b.P) / (Math.Sqrt((a.Mc95 * a.Mc95) + (b.Mc95 * b.Mc95)) / Normal95)));
        return new Agreement(
            [.. means.Select(d => d with { Value = double.IsNaN(d.Value) ? 0 : d.Value }).OrderByDescending(d => Math.Abs(d.Value))],
            [.. causes.OrderByDescending(d => Math.Abs(d.Value))],
            Math.Max(first.Chains?.MostRHat ?? 1, second.Chains?.MostRHat ?? 1));
    }
}

public sealed record Difference(string Name, double Value);
