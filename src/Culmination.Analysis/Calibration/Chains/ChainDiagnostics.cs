using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Calibration.Chains;

/// <summary>
/// Whether chains have mixed, and what their draws are worth: rank-normalised split R̂ and effective sample sizes of bulk and tails (Vehtari, Gelman, Simpson, Carpenter and Bürkner, Bayesian
/// Analysis 16 (2021) 667; the sum of autocorrelations as in Geyer, Statistical Science 7 (1992) 473, initial monotone sequence).
/// </summary>
internal static class ChainDiagnostics
{
    private const double LowerTail = 0.05;
    private const double UpperTail = 0.95;

    /// <summary>The larger of the R̂ of ranks and the R̂ of distances from the median; 1 when chains agree. Not-a-number for constant draws or fewer than four a chain.</summary>
    /// <param name="chains">[chain][draw], all of one length.</param>
    internal static double RHat(double[][] chains)
    {
        var split = Split(chains);
        double[] all = [.. split.SelectMany(c => c)];
        Array.Sort(all);
        var median = (all[(all.Length - 1) / 2] + all[all.Length / 2]) / 2;
        return Math.Max(Plain(Ranked(split)), Plain(Ranked(Map(split, x => Math.Abs(x - median)))));
    }

    /// <summary>Effective sample size for the middle of the distribution.</summary>
    internal static double BulkSize(double[][] chains) => Size(Ranked(Split(chains)));

    /// <summary>The smaller of the effective sample sizes of the 5 and the 95 % quantile.</summary>
    internal static double TailSize(double[][] chains)
    {
        double[] all = [.. chains.SelectMany(c => c)];
        Array.Sort(all);
        var split = Split(chains);
        return Math.Min(Below(LowerTail), Below(UpperTail));

        double Below(double level)
        {
            var cut = Quantile(all, level);
            return Size(Map(split, x => x <= cut ? 1 : 0));
        }
    }

    /// <summary>Between- and within-chain variances only: √((n − 1)/n + B/(n W)).</summary>
    private static double Plain(double[][] chains)
    {
        var n = chains[0].Length;
        double[] means = [.. chains.Select(c => c.Average())];
        var within = chains.Select((c, i) => Variance(c, means[i])).Average();
        var between = Variance(means, means.Average());
        return Math.Sqrt(((double)(n - 1) / n) + (between / within));
    }

    /// <summary>S/τ with τ the integrated autocorrelation time over all chains, at most S log₁₀ S.</summary>
    private static double Size(double[][] chains)
    {
        var (m, n) = (chains.Length, chains[0].Length);
        if (n < 4)
        {
            return double.NaN;
        }

        double[] means = [.. chains.Select(c => c.Average())];
        var within = chains.Select((c, i) => Variance(c, means[i])).Average();
        var pooled = (within * (n - 1) / n) + (m > 1 ? Variance(means, means.Average()) : 0);
        if (!(pooled > 0))
        {
            return double.NaN;
        }

        // Autocovariances of all chains on average, with divisor n.
        double Correlation(int lag)
        {
            var sum = 0.0;
            for (var c = 0; c < m; c++)
            {
                var own = 0.0;
                for (var t = 0; t + lag < n; t++)
                {
                    own += (chains[c][t] - means[c]) * (chains[c][t + lag] - means[c]);
                }

                sum += own / n / m;
            }

            return 1 - ((within - sum) / pooled);
        }

        // Pairs of lags as long as their sum is positive, made non-increasing; the last even lag alone counts once.
        var (total, least) = (0.0, double.PositiveInfinity);
        var (even, odd) = (1.0, Correlation(1));
        for (var lag = 0; ; lag += 2)
        {
            if (lag >= n - 5 || even + odd <= 0)
            {
                total -= 0.5;
                total += Math.Max(0, even) / 2;
                break;
            }

            least = Math.Min(least, even + odd);
            total += least;
            (even, odd) = (Correlation(lag + 2), Correlation(lag + 3));
        }

        var size = (double)m * n;
        var time = Math.Max(2 * total, 1 / Elementary.Log10(size));
        return size / time;
    }

    private static double[][] Split(double[][] chains)
    {
        var half = chains[0].Length / 2;
        return [.. chains.SelectMany(c => new[] { c[..half], c[^half..] })];
    }

    /// <summary>Normal scores of the ranks among all draws: Φ⁻¹((r − 3/8)/(S + 1/4)), ties at their mean rank.</summary>
    private static double[][] Ranked(double[][] chains)
    {
        var n = chains[0].Length;
        double[] values = [.. chains.SelectMany(c => c)];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(values, order);
        var scores = new double[values.Length];
        for (var first = 0; first < values.Length;)
        {
            var end = first + 1;
            while (end < values.Length && values[end] == values[first])
            {
                end++;
            }

            var score = Elementary.NormalQuantile(((first + end + 1) / 2.0 - 0.375) / (values.Length + 0.25));
            for (; first < end; first++)
            {
                scores[order[first]] = score;
            }
        }

        return [.. chains.Select((_, c) => scores[(c * n)..((c + 1) * n)])];
    }

    private static double[][] Map(double[][] chains, Func<double, double> change) => [.. chains.Select(c => Array.ConvertAll(c, x => change(x)))];

    private static double Variance(double[] values, double mean)
    {
        var sum = 0.0;
        foreach (var v in values)
        {
            sum += (v - mean) * (v - mean);
        }

        return sum / (values.Length - 1);
    }

    /// <summary>Linear between order statistics at (n − 1) p, type 7 of Hyndman and Fan, as in the paper's own program.</summary>
    private static double Quantile(double[] sorted, double level)
    {
        var at = (sorted.Length - 1) * level;
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
