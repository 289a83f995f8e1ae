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

    /// <summary>The quantity whose coverage lies furthest out, in standard errors of a binomial share.</summary>
    internal (double Deviations, string Name) WorstCoverage(int level)
    {
        var nominal = Nominal(level);
        var error = Math.Sqrt(nominal * (1 - nominal) / Replicates);
        var found = Enumerable.Range(0, names.Length).Select(q => ((Coverage(level, q) - nominal) / error, names[q])).MaxBy(x => Math.Abs(x.Item1));
        return found;
    }

    internal string Report()
    {
        var text = new StringBuilder();
        var (p, name) = Worst();
        text.Append(CultureInfo.InvariantCulture, $"{Replicates} replicates, {names.Length} quantities: smallest p {p:0.000} after Bonferroni ({name}); coverage");
        foreach (var level in new[] { 50, 80, 95 })
        {
            var (deviations, whose) = WorstCoverage(level);
            text.Append(CultureInfo.InvariantCulture, $" {level} %: {Coverage(level):0.000} of {Nominal(level):0.00}, furthest {whose} {deviations:+0.0;-0.0} se;");
        }

        return text.ToString();
    }

    private static Func<int, bool> Inside(int level)
    {
        var outside = (Draws + 1) * (100 - level) / 200.0;
        return rank => rank >= Math.Round(outside) && rank < Draws + 1 - Math.Round(outside);
    }
}
