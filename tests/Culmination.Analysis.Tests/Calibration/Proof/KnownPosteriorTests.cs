using Culmination.Analysis.Calibration;
using Culmination.Analysis.Calibration.Chains;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>Posteriors that others have worked out.</summary>
public sealed class KnownPosteriorTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Category", "Long")]
    public void Hare_and_lynx_are_as_Stan_finds_them_by_tempering()
    {
        var target = new LynxHare();
        var prior = Prior(LynxHare.Dimension, 4000);
        var (logs, explained) = (new double[prior.Rows], new double[prior.Rows * target.ObservationCount]);
        target.Evaluate(prior, logs, explained, CancellationToken.None);
        var found = new TemperedSampler(target, SamplerOptions.Default, 1, []).Run(prior, logs, explained, null, CancellationToken.None);
        output.WriteLine(FormattableString.Invariant($"{found.Passes} passes, size {found.EffectiveSampleSize:0}"));
        Compare(found.Scores);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Hare_and_lynx_are_as_Stan_finds_them_by_chains()
    {
        var target = new LynxHare();
        var prior = Prior(LynxHare.Dimension, 400);
        var logs = new double[prior.Rows];
        target.Evaluate(prior, logs, CancellationToken.None);
        var found = new ChainSampler(target, new ChainOptions(24, 20_000, 30_000, 50), 1).Run(prior, logs, null, CancellationToken.None)!;
        var most = Enumerable.Range(0, LynxHare.Dimension).Max(p => ChainDiagnostics.RHat(found.OfParameter(p)));
        output.WriteLine(FormattableString.Invariant($"R-hat {most:0.000}"));
        Assert.True(most < 1.05);
        Compare(found.Scores);
    }

    /// <summary>Mean 1.2 of one observation of a standard normal quantity with error 0.5; binomial; Poisson: means, spreads and evidence to 1 %.</summary>
    [Theory]
    [InlineData(Case.Normal)]
    [InlineData(Case.Binomial)]
    [InlineData(Case.Poisson)]
    public void Conjugate_cases_are_right_to_one_in_a_hundred(Case which)
    {
        var (value, log, mean, sd, evidence) = Conjugate(which);
        var prior = Prior(1, 60_000);
        var target = new Function(z => log(value(z)));
        var logs = new double[prior.Rows];
        target.Evaluate(prior, logs, CancellationToken.None);
        var found = new TemperedSampler(target, SamplerOptions.Default with { MostPasses = 60 }, 3, []).Run(prior, logs, null, null, CancellationToken.None);
        var values = Enumerable.Range(0, prior.Rows).Select(i => value(found.Scores.Row(i)[0])).ToArray();
        var average = values.Average();
        Assert.InRange(average / mean, 0.99, 1.01);
        Assert.InRange(Math.Sqrt(values.Average(v => (v - average) * (v - average))) / sd, 0.99, 1.01);
        Assert.InRange(Math.Exp(found.LogEvidence) / evidence, 0.99, 1.01);
    }

    public enum Case
    {
        Normal,
        Binomial,
        Poisson,
    }

    private static (Func<double, double> Value, Func<double, double> Log, double Mean, double Sd, double Evidence) Conjugate(Case which) => which switch
    {
        // y = 1.2 with error 0.5: posterior N(0.96, 0.2), evidence N(1.2; 0, 1.25).
        Case.Normal => (z => z, x => (-0.5 * (1.2 - x) * (1.2 - x) / 0.25) - (0.5 * Math.Log(2 * Math.PI * 0.25)), 0.96, Math.Sqrt(0.2), Math.Exp(-0.5 * 1.44 / 1.25) / Math.Sqrt(2 * Math.PI * 1.25)),

        // Uniform share, 3 of 10: Beta(4, 8); evidence of one order of outcomes 3! 7!/11!.
        Case.Binomial => (Elementary.NormalCumulative, x => (3 * Math.Log(x)) + (7 * Math.Log(1 - x)), 1.0 / 3, Math.Sqrt(4.0 * 8 / (144 * 13)), 6.0 * 5040 / 39916800),

        // Exponential rate with mean 1, counts 4 and 2: Gamma(7, 3); evidence 6!/(4! 2! 3⁷).
        _ => (z => -Math.Log(1 - Elementary.NormalCumulative(z)), x => (6 * Math.Log(x)) - (2 * x) - Math.Log(48), 7.0 / 3, Math.Sqrt(7) / 3, 720 / (48 * 2187.0)),
    };

    private void Compare(ScoreMatrix scores)
    {
        double[][] values = [.. Enumerable.Range(0, scores.Rows).Select(i => LynxHare.Parameters(scores.Row(i)))];
        for (var p = 0; p < LynxHare.Dimension; p++)
        {
            var mean = values.Average(v => v[p]);
            var sd = Math.Sqrt(values.Average(v => (v[p] - mean) * (v[p] - mean)));
            var off = (mean - LynxHare.Means[p]) / LynxHare.Deviations[p];
            output.WriteLine(FormattableString.Invariant($"parameter {p}: mean {off:+0.000;-0.000} sd off, sd ratio {sd / LynxHare.Deviations[p]:0.000}"));
            Assert.InRange(off, -0.1, 0.1);
            Assert.InRange(sd / LynxHare.Deviations[p], 0.9, 1.1);
        }
    }

    private static ScoreMatrix Prior(int dimension, int members) => PriorDesign.Draw([.. Enumerable.Range(0, dimension).Select(p => FormattableString.Invariant($"p{p}"))], members, 1);

    private sealed class Function(Func<double, double> log) : ILogLikelihood
    {
        public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation)
        {
            for (var i = 0; i < scores.Rows; i++)
            {
                result[i] = log(scores.Row(i)[0]);
            }
        }
    }
}
