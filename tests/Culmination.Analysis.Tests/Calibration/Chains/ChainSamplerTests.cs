using Culmination.Analysis.Calibration;
using Culmination.Analysis.Calibration.Chains;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Tests.Calibration.Chains;

public sealed class ChainSamplerTests
{
    [Theory]
    [InlineData(1, 4, 0.5, 1)]
    [InlineData(5, 8, 0.3, 2)]
    [InlineData(10, 15, 0.7, 3)]
    public void A_linear_gaussian_posterior_is_found(int dimension, int observations, double noise, ulong seed)
    {
        var target = new LinearGaussian(dimension, observations, noise);
        var draws = Run(target, dimension, new ChainOptions(16, 2000, 4000, 5), seed);

        for (var p = 0; p < dimension; p++)
        {
            var series = draws.OfParameter(p);
            double[] all = [.. series.SelectMany(c => c)];
            var mean = all.Average();
            var sd = Math.Sqrt(all.Average(x => (x - mean) * (x - mean)));
            var exact = Math.Sqrt(target.Covariance[p, p]);
            Assert.True(ChainDiagnostics.RHat(series) < 1.05);
            Assert.True(Math.Abs(mean - target.Mean[p]) <= 0.1 * exact, FormattableString.Invariant($"mean {p}: {(mean - target.Mean[p]) / exact} sd off"));
            Assert.InRange(sd / exact, 0.92, 1.08);
        }

        Assert.InRange(draws.Acceptance, 0.1, 0.7);
    }

    /// <summary>Far too few generations: the figures must say so.</summary>
    [Fact]
    public void Chains_that_have_not_mixed_are_seen()
    {
        var draws = Run(new LinearGaussian(20, 40, 0.1), 20, new ChainOptions(8, 0, 100, 2), 1);
        Assert.True(Enumerable.Range(0, 20).Max(p => ChainDiagnostics.RHat(draws.OfParameter(p))) > 1.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        var target = new LinearGaussian(5, 8, 0.3);
        var options = new ChainOptions(8, 50, 100, 10);
        var (a, b, c) = (Run(target, 5, options, 1), Run(target, 5, options, 1), Run(target, 5, options, 2));
        Assert.Equal(80, a.Scores.Rows);
        for (var i = 0; i < a.Scores.Rows; i++)
        {
            Assert.Equal(a.Scores.Row(i).ToArray(), b.Scores.Row(i).ToArray());
        }

        Assert.NotEqual(a.Scores.Row(79).ToArray(), c.Scores.Row(79).ToArray());
    }

    /// <summary>Chains begin where the prior is possible; with too few such places there are none.</summary>
    [Fact]
    public void Impossible_places_are_never_visited()
    {
        var half = new Half();
        var draws = Run(half, 2, new ChainOptions(8, 100, 400, 4), 1);
        Assert.All(Enumerable.Range(0, draws.Scores.Rows), i => Assert.True(draws.Scores.Row(i)[0] > 0));
        Assert.Null(new ChainSampler(half, new ChainOptions(8, 10, 10, 1), 1).Run(Prior(2, 8, 1), [0, 0, 0, 0, 0, 0, 0, double.NegativeInfinity], null, CancellationToken.None));
    }

    private static ChainDraws Run(ILogLikelihood target, int dimension, ChainOptions options, ulong seed)
    {
        var prior = Prior(dimension, 10 * Math.Max(dimension, 20), seed);
        var logs = new double[prior.Rows];
        target.Evaluate(prior, logs, CancellationToken.None);
        return new ChainSampler(target, options, seed).Run(prior, logs, null, CancellationToken.None)!;
    }

    private static ScoreMatrix Prior(int dimension, int members, ulong seed) =>
        PriorDesign.Draw([.. Enumerable.Range(0, dimension).Select(p => FormattableString.Invariant($"p{p}"))], members, seed);

    private sealed class Half : ILogLikelihood
    {
        public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation)
        {
            for (var i = 0; i < scores.Rows; i++)
            {
                result[i] = scores.Row(i)[0] > 0 ? 0 : double.NegativeInfinity;
            }
        }
    }
}
