using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// The effective sample size by replication: the groups of the population were resampled and moved about means of their own, so how far their results lie apart shows the error of the whole,
/// whatever its cause (shared ancestors, members that hardly moved, proposals that carry an error on). The number of independent members that would have this error is the size.
/// </summary>
internal static class GroupedSize
{
    /// <summary>The share of parameters, those the evidence narrows most, over which the error is averaged; the others are as the prior left them and easily right.</summary>
    private const int InformedPart = 4;

    /// <summary>At most 1/Σw² of all members; without groups, that figure.</summary>
    /// <param name="weights">Summing to 1 within each group.</param>
    internal static double Of(ScoreMatrix scores, ReadOnlySpan<double> weights, MemberGroups groups)
    {
        var squares = 0.0;
        foreach (var w in weights)
        {
            squares += w * w / (groups.Count * groups.Count);
        }

        if (groups.Count < 2)
        {
            return 1 / squares;
        }

        var means = groups.Means(scores, weights);
        var figures = new List<(double Variance, double Inflation)>();
        for (var p = 0; p < scores.Columns; p++)
        {
            figures.Add(Figures(scores, weights, groups, means, p));
        }

        figures.Sort((a, b) => a.Variance.CompareTo(b.Variance));
        var informed = Math.Max(1, figures.Count / InformedPart);
        var inflation = 0.0;
        for (var i = 0; i < informed; i++)
        {
            inflation += figures[i].Inflation / informed;
        }

        return 1 / Math.Max(squares, inflation);
    }

    /// <summary>A parameter's variance among members, and the variance of its overall mean as a part of it.</summary>
    private static (double Variance, double Inflation) Figures(ScoreMatrix scores, ReadOnlySpan<double> weights, MemberGroups groups, double[][] means, int parameter)
    {
        var mean = 0.0;
        foreach (var m in means)
        {
            mean += m[parameter] / groups.Count;
        }

        var (apart, variance) = (0.0, 0.0);
        for (var g = 0; g < groups.Count; g++)
        {
            var off = means[g][parameter] - mean;
            apart += off * off;
            for (var i = groups.First(g); i < groups.First(g + 1); i++)
            {
                var deviation = scores.Row(i)[parameter] - mean;
                variance += weights[i] / groups.Count * deviation * deviation;
            }
        }

        return (variance, variance > 0 ? apart / (groups.Count * (groups.Count - 1)) / variance : 1);
    }
}
