using System.Collections.Immutable;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Pooling.Tails;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Tests.Pooling;

public sealed class RandomEffectsTests
{
    // Small enough to follow by hand; REML and Hartung–Knapp by metafor 3.8-1.
    private static readonly ImmutableArray<Estimate> Hand = [Estimate.OfVariance(10, 4), Estimate.OfVariance(12, 1), Estimate.OfVariance(20, 9)];

    [Fact]
    public void Hand_case()
    {
        var common = WeightedMean.Of(Hand, 0);
        Near.Equal(12.2857142857, common.Mean);
        Near.Equal(0.8571428571, common.StandardError);
        Near.Equal(8, common.Q, 1e-14);
        Near.Equal(10.5, DerSimonianLaird.BetweenVariance(Hand), 1e-14);
        var pooled = WeightedMean.Of(Hand, 10.5);
        Near.Equal(13.3142857143, pooled.Mean);
        Near.Equal(2.1968521923, pooled.StandardError);
        var restricted = RestrictedLikelihood.BetweenVariance(Hand);
        Near.Equal(18.13467228, restricted);
        Near.Equal(13.52257185, WeightedMean.Of(Hand, restricted).Mean);
    }

    [Fact]
    public void Hand_case_with_Hartung_and_Knapp()
    {
        var pooled = WeightedMean.Of(Hand, 10.5);
        var error = HartungKnapp.StandardError(pooled, 3);
        Near.Equal(2.7788226, error);
        Near.Equal(1.357977, 25.270595, Interval.Confidence(pooled.Mean, error, Quantiles.Student(0.975, 2)));
    }

    /// <summary>290 to 350 thousand, 315 thousand and 332,810: closer together than their errors allow, so that the correction, not cut, would make the pool surer than its parts.</summary>
    [Fact]
    public void Hartung_and_Knapp_is_cut_where_estimates_agree_by_chance()
    {
        ImmutableArray<Estimate> agreeing =
        [
            new(Elementary.Log(290e3 * 350e3) / 2, Elementary.Log(350.0 / 290) / (2 * Quantiles.Normal(0.9))), new(Elementary.Log(315e3), 0.1), new(Elementary.Log(332810), 0.1),
        ];
        Assert.Equal(0, RestrictedLikelihood.BetweenVariance(agreeing));
        var pooled = WeightedMean.Of(agreeing, 0);
        Near.Equal(321272, Elementary.Exp(pooled.Mean), 2e-6);
        Near.Equal(0.1764, pooled.Q, 3e-4);
        Near.Equal(0.01512, HartungKnapp.StandardError(pooled, 3), 4e-4);
        Near.Equal(0.05091, HartungKnapp.TruncatedStandardError(pooled, 3), 1e-4);
    }

    /// <summary>Dead, and dead and wounded together, taken for one quantity: I² says that they are not.</summary>
    [Fact]
    public void Estimates_of_two_definitions_show_by_their_heterogeneity()
    {
        ImmutableArray<Estimate> mixed = [new(Elementary.Log(70e3), 0.2), new(Elementary.Log(332810), 0.1), new(Elementary.Log(75e3), 0.1)];
        Near.Equal(0.984, Heterogeneity.Share(mixed), 5e-4);
        Near.Equal(0.928073, DerSimonianLaird.BetweenVariance(mixed));
        Near.Equal(121128, Elementary.Exp(WeightedMean.Of(mixed, DerSimonianLaird.BetweenVariance(mixed)).Mean), 5e-6);
    }

    [Fact]
    public void Equal_estimates_have_no_variance_between_them_by_any_estimator()
    {
        ImmutableArray<Estimate> equal = [new(5, 1), new(5, 2), new(5, 0.5)];
        Assert.Equal(0, DerSimonianLaird.BetweenVariance(equal));
        Assert.Equal(0, RestrictedLikelihood.BetweenVariance(equal));
        Assert.Equal(0, MaximumLikelihood.BetweenVariance(equal));
        Assert.Equal(0, PauleMandel.BetweenVariance(equal));
        Assert.Equal(0, Heterogeneity.Share(equal));
        Assert.Equal(0, Heterogeneity.Share(equal[..1]));
    }

    /// <summary>On sets of any shape, also where a likelihood has two tops, the estimate is no worse than any point of a fine grid.</summary>
    [Fact]
    public void Likelihoods_are_greatest_at_their_estimates()
    {
        for (var set = 0; set < 200; set++)
        {
            var at = set;
            ImmutableArray<Estimate> estimates =
                [.. Enumerable.Range(0, 3 + (set % 6)).Select(i => new Estimate(Spread(at, i, 1) * (at % 5), 0.05 + ((Spread(at, i, 2) + 1) * 0.4)))];
            AssertGreatest(MaximumLikelihood.BetweenVariance(estimates), t => FisherScoring.LogDensity(estimates, WeightedMean.Of(estimates, t)));
            AssertGreatest(RestrictedLikelihood.BetweenVariance(estimates), t =>
            {
                var mean = WeightedMean.Of(estimates, t);
                return FisherScoring.LogDensity(estimates, mean) - (0.5 * Elementary.Log(mean.SumOfWeights));
            });
        }

        // Fixed, irregular numbers from −1 to 1.
        static double Spread(int set, int i, int kind) => Elementary.Sin((set * 12.9898) + (i * 78.233) + (kind * 37.719));

        static void AssertGreatest(double estimate, Func<double, double> logLikelihood)
        {
            var best = logLikelihood(estimate);
            Assert.All(Enumerable.Range(0, 400), i => Assert.True(logLikelihood(i * i * 1e-4) <= best + 1e-9));
        }
    }

    [Theory]
    [InlineData(0.975, 1, 12.706204736)]
    [InlineData(0.975, 2, 4.3026527297)]
    [InlineData(0.9, 12, 1.3562173340)]
    [InlineData(0.05, 12, -1.7822875556)]
    public void Quantiles_of_Student_s_t_are_those_of_tables(double p, double df, double expected) => Near.Equal(expected, Quantiles.Student(p, df), 1e-9);

    [Theory]
    [InlineData(0.95, 1, 3.8414588207)]
    [InlineData(0.025, 12, 4.4037885070)]
    [InlineData(0.975, 12, 23.3366641586)]
    public void Quantiles_of_chi_squared_are_those_of_tables(double p, double df, double expected) => Near.Equal(expected, Quantiles.ChiSquared(p, df), 1e-9);
}
