namespace Culmination.Analysis.Calibration;

/// <summary>Consecutive groups of members, as equal as can be.</summary>
internal sealed record MemberGroups(int Members, int Count)
{
    /// <summary>The first member of a group; of the group after the last, the number of members.</summary>
    internal int First(int group) => (int)((long)Members * group / Count);

    /// <summary>Weighted means of the columns, group by group.</summary>
    /// <param name="weights">Summing to 1 within each group.</param>
    internal double[][] Means(Experiments.ScoreMatrix scores, ReadOnlySpan<double> weights)
    {
        var means = new double[Count][];
        for (var g = 0; g < Count; g++)
        {
            var mean = new double[scores.Columns];
            for (var i = First(g); i < First(g + 1); i++)
            {
                var row = scores.Row(i);
                for (var j = 0; j < mean.Length; j++)
                {
                    mean[j] += weights[i] * row[j];
                }
            }

            means[g] = mean;
        }

        return means;
    }
}
