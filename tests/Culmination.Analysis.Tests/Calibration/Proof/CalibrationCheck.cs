using System.Globalization;
using System.Text;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>
/// Simulation-based calibration: a truth is drawn from the prior, data from the truth, and where the truth ranks among posterior draws must be uniform, for every quantity (Talts and others 2018; ranks
/// of the log-likelihood and of what is reported beside those of parameters, as Modrák and others 2023 advise).
/// </summary>
internal sealed class CalibrationCheck
{
    /// <summary>Draws that a truth is ranked among.</summary>
    internal const int Draws = 99;

    internal const double Significant = 0.01;

    /// <summary>Three levels at p = 0.01 after Bonferroni.</summary>
    private const double MostDeviations = 2.94;

    private static readonly int[] Levels = [50, 80, 95];

    private readonly string[] names;
    private readonly int[][] ranks; // [quantity][replicate]

    private CalibrationCheck(string[] names, int[][] ranks) => (this.names, this.ranks) = (names, ranks);

    /// <param name="replicate">Of a replicate's number: quantities of the truth, and [draw][quantity] of <see cref="Draws"/> posterior draws.</param>
    internal static CalibrationCheck Run(string[] names, int replicates, Func<int, (double[] Truth, double[][] Draws)> replicate)
    {
        var found = new int[names.Length][];
        for (var q = 0; q < names.Length; q++)
        {
            found[q] = new int[replicates];
        }

        var ties = new RandomStream(31, "ties");
        Parallel.For(0, replicates, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, r =>
        {
            var (truth, draws) = replicate(r);
            for (var q = 0; q < names.Length; q++)
            {
                var (below, same) = (0, 0);
                foreach (var draw in draws)
                {
                    below += draw[q] < truth[q] ? 1 : 0;
                    same += draw[q] == truth[q] ? 1 : 0;
                }

                found[q][r] = below + (int)(ties.Uniform(r, q) * (same + 1));
            }
        });
        return new CalibrationCheck(names, found);
    }

    internal int Replicates => ranks[0].Length;

    /// <summary>The smallest probability of any quantity and either test, times the number of quantities and tests (Bonferroni), and whose it is.</summary>
    internal (double Probability, string Name) Worst()
    {
        var uniformity = new RankUniformity(Replicates, Draws);
        var worst = (Probability: double.PositiveInfinity, Name: string.Empty);
        for (var q = 0; q < names.Length; q++)
        {
            foreach (var (p, test) in new[] { (uniformity.ChiSquare(ranks[q]), "chi-square"), (uniformity.Band(ranks[q]), "ECDF band") })
            {
                var corrected = p * names.Length * 2;
                worst = corrected < worst.Probability ? (corrected, names[q] + ", " + test) : worst;
            }
        }

        return worst;
    }

    /// <summary>Share of truths inside the central interval of a level, for one quantity or (null) over all.</summary>
    internal double Coverage(int level, int? quantity = null)
    {
        var inside = Inside(level);
        var chosen = quantity is { } q ? ranks[q] : [.. ranks.SelectMany(r => r)];
        return chosen.Count(inside) / (double)chosen.Length;
    }

    /// <summary>What the share would be if ranks were uniform (ranks are whole numbers, so not the level itself).</summary>
    internal static double Nominal(int level) => Enumerable.Range(0, Draws + 1).Count(Inside(level)) / (Draws + 1.0);

    /// <summary>
    /// How far out the coverage of the furthest quantity lies: the two-sided probability of the exact binomial distribution, times the number of quantities and levels (Bonferroni). Near 95 % so few
    /// truths are expected outside that the normal limit is too narrow.
    /// </summary>
    internal (double Probability, string Name) WorstCoverage()
    {
        var worst = (Probability: double.PositiveInfinity, Name: string.Empty);
        foreach (var level in Levels)
        {
            var below = RankUniformity.Binomial(Replicates, Nominal(level));
            for (var q = 0; q < names.Length; q++)
            {
                var inside = ranks[q].Count(Inside(level));
                var tail = Math.Min(below[inside], 1 - (inside > 0 ? below[inside - 1] : 0));
                var corrected = 2 * tail * names.Length * Levels.Length;
                worst = corrected < worst.Probability
                    ? (corrected, string.Create(CultureInfo.InvariantCulture, $"{names[q]}, {level} %: {inside} of {Replicates}"))
                    : worst;
            }
        }

        return worst;
    }

    /// <summary>How far the coverage over all quantities lies from what it should be, in standard errors. Quantities of one replicate hang together, so replicates are what is counted.</summary>
    internal double OverallDeviation(int level)
    {
        var inside = Inside(level);
        double[] shares = [.. Enumerable.Range(0, Replicates).Select(r => Enumerable.Range(0, names.Length).Count(q => inside(ranks[q][r])) / (double)names.Length)];
        var mean = shares.Average();
        var error = Math.Sqrt(shares.Sum(s => (s - mean) * (s - mean)) / (Replicates - 1) / Replicates);
        return (mean - Nominal(level)) / error;
    }

    /// <summary>Fails unless ranks are uniform and intervals hold what they should, of every quantity and over all: p above 0.01 after Bonferroni, for each of the three statements.</summary>
    internal void Require()
    {
        RequireEach();
        foreach (var level in Levels)
        {
            Assert.True(Math.Abs(OverallDeviation(level)) < MostDeviations, Report());
        }
    }

    /// <summary>The same of every quantity alone.</summary>
    internal void RequireEach()
    {
        Assert.True(Worst().Probability > Significant, Report());
        Assert.True(WorstCoverage().Probability > Significant, Report());
    }

    internal string Report()
    {
        var text = new StringBuilder();
        var (p, name) = Worst();
        var (covered, furthest) = WorstCoverage();
        text.Append(CultureInfo.InvariantCulture, $"{Replicates} replicates, {names.Length} quantities: smallest p of ranks {p:0.000} after Bonferroni ({name}); of coverage {covered:0.000} ({furthest}); coverage over all");
        foreach (var level in Levels)
        {
            text.Append(CultureInfo.InvariantCulture, $" {level} %: {Coverage(level):0.000} of {Nominal(level):0.00} ({OverallDeviation(level):+0.0;-0.0} se);");
        }

        return text.ToString();
    }

    private static Func<int, bool> Inside(int level)
    {
        var outside = (Draws + 1) * (100 - level) / 200.0;
        return rank => rank >= Math.Round(outside) && rank < Draws + 1 - Math.Round(outside);
    }
}
