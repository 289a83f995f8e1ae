using System.Globalization;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>Simulation-based calibration on the synthetic war: 56 constants, 23 sparse reports with errors of 15 %, and when stocks run low, which the reports do not tell.</summary>
public sealed class TwinProofTests(ITestOutputHelper output)
{
    private const double Low = 0.1;
    private const int LastWeek = 260;

    /// <summary>Stocks whose first fall under a tenth of the start is reported: shells, tanks and guns.</summary>
    private static readonly int[] Watched = [1, 2, 3, 11, 12, 13];

    [Theory]
    [InlineData(200, 300, 300)]
    [Trait("Category", "Long")]
    public void Ranks_and_coverage_are_what_they_should_be(int replicates, int members, int passes)
    {
        string[] names = [.. Enumerable.Range(0, Twin.Constants).Select(p => FormattableString.Invariant($"constant {p}")), "log-likelihood", .. Watched.Select(s => FormattableString.Invariant($"week stock {s} runs low"))];
        var check = CalibrationCheck.Run(names, replicates, r =>
        {
            var truth = PriorDesign.Draw(Names("truth"), 1, (ulong)r).Row(0).ToArray();
            var target = new Reports(truth, new RandomStream((ulong)r, "reports"));
            var prior = PriorDesign.Draw(Names("constant"), members, (ulong)r);
            var (logs, explained) = (new double[members], new double[members * target.ObservationCount]);
            target.Evaluate(prior, logs, explained, CancellationToken.None);
            var found = new TemperedSampler(target, SamplerOptions.Default with { MostPasses = passes }, (ulong)r, []).Run(prior, logs, explained, null, CancellationToken.None);
            return (Quantities(target, truth), [.. Enumerable.Range(0, CalibrationCheck.Draws).Select(i => Quantities(target, found.Scores.Row((int)((long)i * members / CalibrationCheck.Draws)).ToArray()))]);
        });
        output.WriteLine(check.Report());
        check.Require();
    }

    /// <summary>The equations against 200 runs of another program.</summary>
    [Fact]
    public void The_equations_are_those_of_the_reference_runs()
    {
        var shared = Environment.GetEnvironmentVariable("CULMINATION_SHARED") ?? Path.Combine(TheatreProofTests.Root(), "..", "shared");
        var file = Path.Combine(shared, "reference", "twin", "attr_ref_200.csv");
        if (!File.Exists(file))
        {
            Assert.Skip("the reference runs are not here");
        }

        var lines = File.ReadAllLines(file);
        Assert.Equal(201, lines.Length);
        foreach (var line in lines.Skip(1))
        {
            double[] cells = [.. line.Split(',').Select(c => c == "inf" ? double.PositiveInfinity : double.Parse(c, CultureInfo.InvariantCulture))];
            var (x, first) = ((double[])Twin.Start.Clone(), Enumerable.Repeat(double.PositiveInfinity, Twin.Stocks).ToArray());
            var work = Twin.Work();
            for (var step = 1; step <= 1040; step++)
            {
                Twin.Step(x, cells[..Twin.Constants], 0.5, work);
                for (var s = 0; s < Twin.Stocks; s++)
                {
                    first[s] = double.IsInfinity(first[s]) && x[s] < Low * Twin.Start[s] ? step / 2.0 : first[s];
                }
            }

            for (var s = 0; s < Twin.Stocks; s++)
            {
                Assert.InRange(x[s], cells[76 + s] - (1e-9 * Twin.Start[s]), cells[76 + s] + (1e-9 * Twin.Start[s]));
                Assert.Equal(cells[56 + s], first[s]);
            }
        }
    }

    private static string[] Names(string of) => [.. Enumerable.Range(0, Twin.Constants).Select(p => FormattableString.Invariant($"{of} {p}"))];

    private static double[] Quantities(Reports target, double[] scores)
    {
        var row = new ScoreMatrix(1, scores.Length);
        scores.CopyTo(row.Row(0));
        var log = new double[1];
        target.Evaluate(row, log, CancellationToken.None);
        var (x, p, work) = ((double[])Twin.Start.Clone(), Twin.Values(scores), Twin.Work());
        var first = Enumerable.Repeat((double)LastWeek, Watched.Length).ToArray();
        for (var week = 1; week < LastWeek; week++)
        {
            Twin.Step(x, p, 1, work);
            for (var s = 0; s < first.Length; s++)
            {
                first[s] = first[s] == LastWeek && x[Watched[s]] < Low * Twin.Start[Watched[s]] ? week : first[s];
            }
        }

        return [.. scores, log[0], .. first];
    }

    /// <summary>Eight stocks reported in the weeks 26, 52 and 78, but for one report that never came; errors of the logarithm, normal.</summary>
    private sealed class Reports : IExplainedLikelihood
    {
        private const double Error = 0.15;
        private static readonly int[] Weeks = [26, 52, 78];
        private static readonly int[] Seen8 = [0, 1, 2, 3, 10, 11, 12, 13];
        private readonly double[] figures;

        internal Reports(double[] truth, RandomStream noise)
        {
            figures = new double[ObservationCount];
            Model(truth, figures, 0, 1);
            for (var o = 0; o < figures.Length; o++)
            {
                figures[o] += noise.Normal(0, o);
            }
        }

        public int ObservationCount => (Weeks.Length * Seen8.Length) - 1;

        public double Seen(int observation, double explained) => figures[observation];

        public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation) => Evaluate(scores, result, new double[scores.Rows * ObservationCount], cancellation);

        public void Evaluate(ScoreMatrix scores, double[] result, double[] explained, CancellationToken cancellation)
        {
            for (var i = 0; i < scores.Rows; i++)
            {
                Model(scores.Row(i), explained, i, scores.Rows);
                result[i] = 0;
                for (var o = 0; o < figures.Length; o++)
                {
                    var off = figures[o] - explained[(o * scores.Rows) + i];
                    result[i] -= 0.5 * off * off;
                }
            }
        }

        /// <summary>Logarithms of stocks and a hundredth of their start, in errors.</summary>
        private void Model(ReadOnlySpan<double> scores, double[] to, int row, int rows)
        {
            var (x, p, work) = ((double[])Twin.Start.Clone(), Twin.Values(scores), Twin.Work());
            var o = 0;
            for (var week = 1; week <= Weeks[^1]; week++)
            {
                Twin.Step(x, p, 1, work);
                if (!Weeks.Contains(week))
                {
                    continue;
                }

                foreach (var stock in Seen8)
                {
                    if (o < ObservationCount)
                    {
                        to[(o * rows) + row] = Elementary.Log(x[stock] + (0.01 * Twin.Start[stock])) / Error;
                        o++;
                    }
                }
            }
        }
    }
}
