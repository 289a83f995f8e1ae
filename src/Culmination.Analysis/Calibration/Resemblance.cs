using System.Collections.Immutable;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>How much of where members stood before can still be seen in where they stand: correlations over members, parameter by parameter.</summary>
internal static class Resemblance
{
    /// <summary>The mean correlation over the quarter of the parameters that resemble most (at least one); 1 where members have not moved.</summary>
    /// <param name="moved">Only these are looked at: others are drawn anew in every pass and would flatter.</param>
    internal static double Of(ScoreMatrix now, ScoreMatrix before, ImmutableArray<int> moved)
    {
        var correlations = new double[moved.Length];
        for (var j = 0; j < moved.Length; j++)
        {
            correlations[j] = Correlation(now, before, moved[j]);
        }

        Array.Sort(correlations);
        var part = Math.Min(correlations.Length, Math.Max(1, now.Columns / 4));
        var sum = 0.0;
        for (var i = correlations.Length - part; i < correlations.Length; i++)
        {
            sum += correlations[i];
        }

        return part == 0 ? 0 : sum / part;
    }

    private static double Correlation(ScoreMatrix now, ScoreMatrix before, int column)
    {
        var (nowMean, beforeMean) = (0.0, 0.0);
        for (var i = 0; i < now.Rows; i++)
        {
            nowMean += now.Row(i)[column] / now.Rows;
            beforeMean += before.Row(i)[column] / now.Rows;
        }

        var (product, nowSquares, beforeSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < now.Rows; i++)
        {
            var a = now.Row(i)[column] - nowMean;
            var b = before.Row(i)[column] - beforeMean;
            product += a * b;
            nowSquares += a * a;
            beforeSquares += b * b;
        }

        return nowSquares > 0 && beforeSquares > 0 ? product / Math.Sqrt(nowSquares * beforeSquares) : 1;
    }
}
