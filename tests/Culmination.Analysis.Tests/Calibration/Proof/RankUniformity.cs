using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>
/// Whether ranks 0 … draws are as uniform as chance allows: Pearson's χ² of the rank histogram, and the simultaneous band of the empirical distribution function (Säilynoja, Bürkner and Vehtari,
/// Statistics and Computing 32 (2022) 32), whose level is simulated.
/// </summary>
internal sealed class RankUniformity
{
    internal const int Bins = 20;
    private const int Simulations = 40_000;
    private readonly int replicates;
    private readonly int draws;
    private readonly double[][] below; // [point][count]: P(at most count of the replicates fall below the point)
    private readonly double[] least; // γ of simulated uniform ranks, ascending

    /// <param name="draws">Ranks go from 0 to this; draws + 1 is a multiple of the number of bins.</param>
    internal RankUniformity(int replicates, int draws)
    {
        (this.replicates, this.draws) = (replicates, draws);
        below = [.. Enumerable.Range(1, draws).Select(point => Binomial(replicates, (double)point / (draws + 1)))];
        least = new double[Simulations];
        var stream = new RandomStream(20, "uniform ranks");
        Parallel.For(0, Simulations, simulation =>
        {
            var ranks = new int[replicates];
            for (var i = 0; i < replicates; i++)
            {
                ranks[i] = (int)(stream.Uniform(simulation, i) * (draws + 1));
            }

            least[simulation] = Least(ranks);
        });
        Array.Sort(least);
    }

    /// <summary>Probability of so uneven a histogram under uniformity.</summary>
    internal double ChiSquare(int[] ranks)
    {
        var counts = new int[Bins];
        foreach (var rank in ranks)
        {
            counts[rank * Bins / (draws + 1)]++;
        }

        var expected = (double)replicates / Bins;
        return UpperGamma((Bins - 1) / 2.0, counts.Sum(c => (c - expected) * (c - expected) / expected) / 2);
    }

    /// <summary>Probability of a distribution function that leaves so wide a simultaneous band.</summary>
    internal double Band(int[] ranks)
    {
        var own = Least(ranks);
        var at = Array.BinarySearch(least, own);
        var extreme = at < 0 ? ~at : at;
        while (extreme < least.Length && least[extreme] <= own)
        {
            extreme++;
        }

        return (extreme + 1.0) / (least.Length + 1);
    }

    /// <summary>The smallest two-sided pointwise probability over all points.</summary>
    private double Least(int[] ranks)
    {
        var counts = new int[draws + 1];
        foreach (var rank in ranks)
        {
            counts[rank]++;
        }

        var (sum, smallest) = (0, 1.0);
        for (var point = 0; point < draws; point++)
        {
            sum += counts[point];
            var atMost = below[point][sum];
            var atLeast = 1 - (sum > 0 ? below[point][sum - 1] : 0);
            smallest = Math.Min(smallest, 2 * Math.Min(atMost, atLeast));
        }

        return smallest;
    }

    /// <summary>Probability of at most so many of n.</summary>
    internal static double[] Binomial(int n, double p)
    {
        var cumulative = new double[n + 1];
        var log = n * Math.Log(1 - p);
        var sum = 0.0;
        for (var k = 0; k <= n; k++)
        {
            sum += Math.Exp(log);
            cumulative[k] = Math.Min(1, sum);
            log += Math.Log((double)(n - k) / (k + 1)) + Math.Log(p / (1 - p));
        }

        return cumulative;
    }

    /// <summary>Q(a, x) by its series or continued fraction.</summary>
    internal static double UpperGamma(double a, double x)
    {
        var front = (a * Math.Log(x)) - x - LogGamma(a);
        if (x < a + 1)
        {
            var (term, sum) = (1 / a, 1 / a);
            for (var k = 1; k < 1000; k++)
            {
                term *= x / (a + k);
                sum += term;
            }

            return 1 - (sum * Math.Exp(front));
        }

        var b = x + 1 - a;
        var c = 1e300;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < 1000; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            h *= d * c;
        }

        return Math.Exp(front) * h;
    }

    /// <summary>Stirling's series, raised to where it is exact.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 15; x++)
        {
            shift -= Math.Log(x);
        }

        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }
}
