using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class TemperedSamplerTests
{
    [Theory]
    [InlineData(5, 8, 0.3, 1)]
    [InlineData(20, 15, 1.0, 2)]
    [InlineData(20, 30, 0.8, 3)]
    public void A_linear_gaussian_posterior_is_found(int dimension, int observations, double noise, ulong seed)
    {
        var target = new LinearGaussian(dimension, observations, noise);
        var found = Sample(target, dimension, 2000, seed);

        Assert.Equal(1, found.Temperature);
        for (var p = 0; p < dimension; p++)
        {
            var (mean, sd) = Moments(found, p);
            var exact = Math.Sqrt(target.Covariance[p, p]);
            Assert.True(Math.Abs(mean - target.Mean[p]) <= 0.1 * exact, FormattableString.Invariant($"mean {p}: {(mean - target.Mean[p]) / exact} sd off"));
            Assert.InRange(sd / exact, 0.9, 1.1);
        }

        Assert.InRange(found.LogEvidence - target.LogEvidence, -0.6, 0.6);
        Assert.InRange(found.EffectiveSampleSize, 200, 2000);
    }

    [Theory]
    [InlineData(20, 30, 0.8, 3)]
    [InlineData(60, 40, 1.0, 4)]
    public void With_sensitivities_a_posterior_of_many_dimensions_is_found(int dimension, int observations, double noise, ulong seed)
    {
        var target = new LinearGaussian(dimension, observations, noise);
        var found = SampleExplained(target, dimension, 2000, seed);

        Assert.Equal(1, found.Temperature);
        for (var p = 0; p < dimension; p++)
        {
            var (mean, sd) = Moments(found, p);
            var exact = Math.Sqrt(target.Covariance[p, p]);
            Assert.True(Math.Abs(mean - target.Mean[p]) <= 0.12 * exact, FormattableString.Invariant($"mean {p}: {(mean - target.Mean[p]) / exact} sd off"));
            Assert.InRange(sd / exact, 0.88, 1.12);
        }

        Assert.InRange(found.LogEvidence - target.LogEvidence, -1.5, 1.5);
    }

    /// <summary>What makes the test above worth having: members left where the prior put them are far outside its tolerance.</summary>
    [Fact]
    public void Members_of_the_prior_would_not_pass()
    {
        var target = new LinearGaussian(5, 8, 0.3);
        var prior = Prior(5, 2000, 1);
        var outside = 0;
        for (var p = 0; p < 5; p++)
        {
            var mean = Enumerable.Range(0, prior.Rows).Average(i => prior.Row(i)[p]);
            outside += Math.Abs(mean - target.Mean[p]) > 0.1 * Math.Sqrt(target.Covariance[p, p]) ? 1 : 0;
        }

        Assert.True(outside >= 4, FormattableString.Invariant($"only {outside} of 5 means are off"));
    }

    [Fact]
    public void Both_modes_are_kept_with_their_weights()
    {
        // Two humps at ±2, the right one three times as heavy: prior N(0,1) is the same at both.
        var target = new Function(z => Math.Log((0.25 * Hump(z[0] + 2)) + (0.75 * Hump(z[0] - 2)) + 1e-300));
        var found = Sample(target, 1, 2000, 5);

        var right = Enumerable.Range(0, 2000).Sum(i => found.Scores.Row(i)[0] > 0 ? found.Weights[i] : 0);
        Assert.InRange(right, 0.68, 0.82);
        Assert.All(Enumerable.Range(0, 2000), i => Assert.InRange(Math.Abs(found.Scores.Row(i)[0]), 1, 3));
    }

    [Fact]
    public void Impossible_members_vanish_and_count_in_the_evidence()
    {
        // Half the prior is impossible; the rest says nothing.
        var found = Sample(new Function(z => z[0] < 0 ? double.NegativeInfinity : 0), 3, 1000, 9);

        Assert.All(Enumerable.Range(0, 1000), i => Assert.True(found.Scores.Row(i)[0] >= 0));
        Assert.InRange(found.LogEvidence, Math.Log(0.5) - 0.1, Math.Log(0.5) + 0.1);
        var (mean, _) = Moments(found, 0);
        Assert.InRange(mean, 0.73, 0.87); // sqrt(2/pi) = 0.798
    }

    [Fact]
    public void Nothing_possible_leaves_the_prior_and_says_so()
    {
        var found = Sample(new Function(_ => double.NegativeInfinity), 2, 50, 1);

        Assert.Equal(0, found.EffectiveSampleSize);
        Assert.Equal(double.NegativeInfinity, found.LogEvidence);
        Assert.Equal(Prior(2, 50, 1).Row(7).ToArray(), found.Scores.Row(7).ToArray());
    }

    [Fact]
    public void A_spent_budget_leaves_the_rest_to_the_weights()
    {
        var target = new LinearGaussian(5, 8, 0.3);
        var found = Sample(target, 5, 500, 1, SamplerOptions.Default with { MostPasses = 12 });

        Assert.True(found.Temperature < 1);
        Assert.InRange(found.Passes, 2, 12);
        Assert.True(found.Weights.Max() > 2 * found.Weights.Min());
        Assert.Equal(1, found.Weights.Sum(), 12);
        Assert.True(found.EffectiveSampleSize < 250);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        var target = new LinearGaussian(5, 8, 0.3);
        var (a, b, c) = (Sample(target, 5, 300, 1), Sample(target, 5, 300, 1), Sample(target, 5, 300, 2));

        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(a.Scores.Row(i).ToArray(), b.Scores.Row(i).ToArray());
        }

        Assert.Equal(a.LogEvidence, b.LogEvidence);
        Assert.NotEqual(a.LogEvidence, c.LogEvidence);
    }

    /// <summary>Over many seeds the mean of the estimates must be right and their spread what the effective sample size promises.</summary>
    [Fact]
    public void The_effective_sample_size_tells_the_spread_of_repeated_estimates()
    {
        var target = new LinearGaussian(10, 15, 0.7);
        var (errors, promised) = (0.0, 0.0);
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var found = Sample(target, 10, 500, seed);
            promised += 1 / found.EffectiveSampleSize / 12;
            for (var p = 0; p < 10; p++)
            {
                var off = (Moments(found, p).Mean - target.Mean[p]) / Math.Sqrt(target.Covariance[p, p]);
                errors += off * off / 120;
            }
        }

        // Mean squared error in posterior variances against 1/ESS.
        Assert.InRange(errors / promised, 0.2, 1.6);
    }

    internal static WeightedMembers Sample(ILogLikelihood target, int dimension, int members, ulong seed, SamplerOptions? options = null, ScoreSwitch[]? switches = null)
    {
        var prior = Prior(dimension, members, seed);
        var logs = new double[members];
        target.Evaluate(prior, logs, CancellationToken.None);
        return new TemperedSampler(target, options ?? SamplerOptions.Default, seed, [.. switches ?? []]).Run(prior, logs, explained: null, progress: null, CancellationToken.None);
    }

    /// <summary>The same with what the likelihood compared, from which proposals learn the sensitivities.</summary>
    private static WeightedMembers SampleExplained(LinearGaussian target, int dimension, int members, ulong seed)
    {
        var prior = Prior(dimension, members, seed);
        var logs = new double[members];
        var explained = new double[members * target.ObservationCount];
        target.Evaluate(prior, logs, explained, CancellationToken.None);
        return new TemperedSampler(target, SamplerOptions.Default, seed, []).Run(prior, logs, explained, progress: null, CancellationToken.None);
    }

    private static ScoreMatrix Prior(int dimension, int members, ulong seed) =>
        PriorDesign.Draw([.. Enumerable.Range(0, dimension).Select(p => FormattableString.Invariant($"p{p}"))], members, seed);

    private static (double Mean, double Sd) Moments(WeightedMembers found, int parameter)
    {
        var mean = Enumerable.Range(0, found.Scores.Rows).Sum(i => found.Weights[i] * found.Scores.Row(i)[parameter]);
        var variance = Enumerable.Range(0, found.Scores.Rows).Sum(i => found.Weights[i] * Math.Pow(found.Scores.Row(i)[parameter] - mean, 2));
        return (mean, Math.Sqrt(variance));
    }

    private static double Hump(double x) => Math.Exp(-0.5 * x * x / (0.2 * 0.2));

    private sealed class Function(Func<double[], double> log) : ILogLikelihood
    {
        public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation)
        {
            for (var i = 0; i < scores.Rows; i++)
            {
                result[i] = log(scores.Row(i).ToArray());
            }
        }
    }
}
