using Culmination.Evidence.Pooling.Combining;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Pooling.Tails;
using Culmination.Quantities.Distributions;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Tests.Pooling;

public sealed class CombiningTests
{
    private static readonly (double Weight, double Median, double Sigma)[] LogNormals = [(0.5, 50e3, 0.1), (0.3, 70e3, 0.2), (0.2, 120e3, 0.3)];

    [Theory]
    [InlineData(5, 0.5, 1.6667)]
    [InlineData(10, 0.8, 1.2195)]
    public void Effective_number(int count, double correlation, double expected) => Near.Equal(expected, EffectiveNumber.Of(count, correlation), 5e-5);

    [Theory]
    [InlineData(0.05, 43833.977)]
    [InlineData(0.25, 49668.423)]
    [InlineData(0.5, 57026.846)]
    [InlineData(0.75, 81115.843)]
    [InlineData(0.95, 146934.502)]
    public void Linear_pool_of_log_normal_distributions(double p, double expected)
    {
        var pool = new LinearPool([.. LogNormals.Select(m => Member(m.Weight, m.Median, m.Sigma))]);
        Near.Equal(expected, pool.Quantile(p));
        Near.Equal(p, pool.Cumulative(expected));
    }

    [Fact]
    public void Mean_and_variance_of_linear_pools()
    {
        Near.Equal(71654.210, LinearPool.Moments([.. LogNormals.Select(m => (m.Weight, m.Median * Elementary.Exp(m.Sigma * m.Sigma / 2), 0.0))]).Mean);
        var (mean, variance) = LinearPool.Moments([(1, 10, 1), (1, 20, 4), (1, 40, 9)]);
        Near.Equal(23.3333, mean, 2e-6);
        Near.Equal(160.2222, variance);
    }

    /// <summary>The linear pool that the R package SHELF tests itself with: Gamma(10, rate 4), N(3, 2) and log-normal(log 3, 2) with weights 1 : 2 : 3.</summary>
    [Fact]
    public void Linear_pool_of_three_families()
    {
        var normal = new PoolMember(2, x => Elementary.NormalCumulative((x - 3) / 2), p => 3 + (2 * Quantiles.Normal(p)));
        var gamma = new PoolMember(1, x => IncompleteGamma.Lower(10, 4 * x), p => Quantiles.ChiSquared(p, 20) / 8);
        var pool = new LinearPool([gamma, normal, Member(3, 3, 2)]);
        Near.Equal(0.271757709, pool.Cumulative(1.5), 2e-9);
        Near.Equal(38.92806, pool.Quantile(0.95));
    }

    [Fact]
    public void Logarithmic_pool_of_log_normal_distributions()
    {
        var pool = LogarithmicPool.OfNormals([.. LogNormals.Select(m => (m.Weight, new Estimate(Elementary.Log(m.Median), m.Sigma)))]);
        Near.Equal(53885.059, Elementary.Exp(pool.Value));
        Near.Equal(0.129399328, pool.StandardError);
    }

    [Fact]
    public void Correlated_pair()
    {
        Estimate first = new(50, 5), second = new(60, 10);
        var independent = CorrelatedPair.Pool(first, second, 0);
        Near.Equal(52, independent.Value);
        Near.Equal(4.4721, independent.StandardError, 1e-5);
        Near.Equal(0.8, CorrelatedPair.Weight(first, second, 0));
        var correlated = CorrelatedPair.PoolWithAnyWeight(first, second, 0.8);
        Near.Equal(46.6667, correlated.Value);
        Near.Equal(4.4721, correlated.StandardError, 1e-5);
        Near.Equal(4.0 / 3, CorrelatedPair.Weight(first, second, 0.8));
    }

    [Fact]
    public void Correlated_pair_has_no_negative_weight() => Assert.Equal(new Estimate(50, 5), CorrelatedPair.Pool(new(50, 5), new(60, 10), 0.8));

    [Fact]
    public void Metalog_through_three_quantiles()
    {
        var metalog = Metalog.Through(40, 47, 60)!;
        Near.Equal(47, metalog.A1);
        Near.Equal(4.55119613313, metalog.A2, 1e-11);
        Near.Equal(3.41339709985, metalog.A3, 1e-11);
        Near.Equal(38.122023, metalog.Quantile(0.05));
        Near.Equal(64.923462, metalog.Quantile(0.95));
    }

    [Fact]
    public void Log_metalog_through_three_quantiles()
    {
        var metalog = LogMetalog.Through(40e3, 47e3, 60e3)!;
        Near.Equal(10.7579028807, metalog.Logarithm.A1, 1e-11);
        Near.Equal(0.0922675616, metalog.Logarithm.A2, 1e-9);
        Near.Equal(0.0471781616, metalog.Logarithm.A3, 2e-9);
        Near.Equal(38129.274, metalog.Quantile(0.05));
        Near.Equal(65649.813, metalog.Quantile(0.95));
        Near.Equal(40e3, metalog.Quantile(0.1), 1e-12);
        Near.Equal(60e3, metalog.Quantile(0.9), 1e-12);
    }

    [Theory]
    [InlineData(0.16657, false)]
    [InlineData(0.166585, true)]
    [InlineData(0.833415, true)]
    [InlineData(0.83343, false)]
    public void Metalog_is_refused_where_its_quantiles_would_not_rise(double r, bool feasible)
    {
        var metalog = Metalog.Through(0, r, 1);
        Assert.Equal(feasible, metalog is not null);
        if (metalog is not null)
        {
            Assert.All(Enumerable.Range(1, 998), i => Assert.True(metalog.Quantile(i / 1000.0) < metalog.Quantile((i + 1) / 1000.0)));
        }
    }

    [Fact]
    public void Metalog_needs_quantiles_in_order() => Assert.Null(Metalog.Through(2, 2, 2));

    /// <summary>Exactly 40, 50 and 60, one "at least 45", one "at most 70", on the logarithm with spread 0.2.</summary>
    [Fact]
    public void Censoring_moves_the_median_and_is_no_point()
    {
        var all = new CensoredNormal([Log(40), Log(50), Log(60)], [Log(45)], [Log(70)]);
        Near.Equal(50.517395, Elementary.Exp(all.Mean().Value));
        Near.Equal(49.324241, Elementary.Exp(new CensoredNormal(all.Exact, [], []).Mean().Value));
    }

    [Fact]
    public void Censoring_with_both_free()
    {
        var (mean, spread) = new CensoredNormal([Log(40), Log(50), Log(60)], [Log(45)], [Log(70)]).MeanAndSpread();
        Near.Equal(3.917550929, mean);
        Near.Equal(0.157200381, spread);
    }

    [Fact]
    public void A_bound_far_beyond_the_figure_says_nothing_and_one_far_inside_pulls_it()
    {
        var alone = new CensoredNormal([Log(50)], [], []).Mean();
        Near.Equal(alone.Value, new CensoredNormal([Log(50)], [Log(0.01)], []).Mean().Value, 1e-12);
        Assert.InRange(new CensoredNormal([Log(50)], [Log(50000)], []).Mean().Value, alone.Value + 1, Elementary.Log(50000));
    }

    private static Estimate Log(double value) => new(Elementary.Log(value), 0.2);

    private static PoolMember Member(double weight, double median, double sigma) => new(
        weight, x => Elementary.NormalCumulative((Elementary.Log(x) - Elementary.Log(median)) / sigma), LogNormal.OfMedian(median, sigma).Quantile);
}
