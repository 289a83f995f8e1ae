using System.Collections.Immutable;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Pooling.Tails;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Tests.Pooling;

/// <summary>
/// Thirteen trials of the BCG vaccine (Colditz et al., JAMA 271 (1994) 698), log risk ratios. Expected figures: R 4.2.2 with metafor 3.8-1 (Viechtbauer, Journal of Statistical
/// Software 36 (2010) 3), dat.bcg, tolerance 1e-6 relative; 1e-4 for Paule–Mandel and empirical Bayes, which metafor stops early.
/// </summary>
public sealed class BcgTests
{
    // Vaccinated with and without tuberculosis, not vaccinated with and without.
    private static readonly ImmutableArray<Estimate> Trials =
    [
        Trial(4, 119, 11, 128), Trial(6, 300, 29, 274), Trial(3, 228, 11, 209), Trial(62, 13536, 248, 12619), Trial(33, 5036, 47, 5761), Trial(180, 1361, 372, 1079),
        Trial(8, 2537, 10, 619), Trial(505, 87886, 499, 87892), Trial(29, 7470, 45, 7232), Trial(17, 1699, 65, 1600), Trial(186, 50448, 141, 27197),
        Trial(5, 2493, 3, 2338), Trial(27, 16886, 29, 17825),
    ];

    [Fact]
    public void Common_effect()
    {
        var common = WeightedMean.Of(Trials, 0);
        Near.Equal(-0.4302851637, common.Mean);
        Near.Equal(0.0404987517, common.StandardError);
        Near.Equal(152.2330081, common.Q);
        Near.Equal(0.92117347, Heterogeneity.Share(Trials));
    }

    [Fact]
    public void DerSimonian_and_Laird()
    {
        var pooled = Pooled(0.3087602629, DerSimonianLaird.BetweenVariance(Trials), -0.7141172221, 0.1787420895);
        Near.Equal(-1.06444528, -0.36378916, Interval.Confidence(pooled.Mean, pooled.StandardError, Quantiles.Normal(0.975)));
    }

    [Fact]
    public void Restricted_likelihood()
    {
        var pooled = Pooled(0.3132433260, RestrictedLikelihood.BetweenVariance(Trials), -0.7145323484, 0.1797815318);
        var z = Quantiles.Normal(0.975);
        Near.Equal(-3.97444799, pooled.Mean / pooled.StandardError);
        Near.Equal(-1.06689768, -0.36216702, Interval.Confidence(pooled.Mean, pooled.StandardError, z));
        Near.Equal(0.48942, Elementary.Exp(pooled.Mean), 1e-5);
        Near.Equal(0.92221386, Heterogeneity.Share(Trials, pooled.BetweenVariance));
        Near.Equal(-1.86669235, 0.43762765, Interval.Prediction(pooled.Mean, pooled.StandardError, pooled.BetweenVariance, z));
    }

    /// <summary>metafor looks for the ends with an absolute tolerance of 1.2e-4 (R's uniroot), so its digits are compared within that and the ends themselves with what defines them.</summary>
    [Fact]
    public void Interval_of_the_between_variance_by_the_Q_profile()
    {
        var (low, high) = Heterogeneity.BetweenVarianceInterval(Trials, 0.95);
        Assert.Equal(0.11969531, low, 1.2e-4);
        Assert.Equal(1.11148626, high, 1.2e-4);
        Near.Equal(Quantiles.ChiSquared(0.975, 12), WeightedMean.Of(Trials, low).Q, 1e-12);
        Near.Equal(Quantiles.ChiSquared(0.025, 12), WeightedMean.Of(Trials, high).Q, 1e-12);
    }

    [Fact]
    public void Maximum_likelihood() => Pooled(0.2800281710, MaximumLikelihood.BetweenVariance(Trials), -0.7111991392, 0.1718968170);

    [Fact]
    public void Paule_and_Mandel()
    {
        Pooled(0.3180937119, PauleMandel.BetweenVariance(Trials), -0.7149704056, 0.1808979841, 1e-4);
        Near.Equal(0.3180685, PauleMandel.BetweenVariance(Trials), 1e-4);
        Near.Equal(Trials.Length - 1, WeightedMean.Of(Trials, PauleMandel.BetweenVariance(Trials)).Q, 1e-12);
    }

    [Fact]
    public void Other_estimators_of_the_between_variance()
    {
        Near.Equal(0.3455157, SidikJonkman.BetweenVariance(Trials), 2e-7);
        Near.Equal(0.3285639, HedgesOlkin.BetweenVariance(Trials), 2e-7);
        Near.Equal(0.2283629, HunterSchmidt.BetweenVariance(Trials), 3e-7);
    }

    [Fact]
    public void Restricted_likelihood_with_Hartung_and_Knapp()
    {
        var pooled = WeightedMean.Of(Trials, RestrictedLikelihood.BetweenVariance(Trials));
        var error = HartungKnapp.StandardError(pooled, Trials.Length);
        var t = Quantiles.Student(0.975, 12);
        Near.Equal(0.1807917455, error);
        Near.Equal(-3.95223989, pooled.Mean / error);
        Near.Equal(-1.10844372, -0.32062097, Interval.Confidence(pooled.Mean, error, t));
        Near.Equal(-1.99601697, 0.56695227, Interval.Prediction(pooled.Mean, error, pooled.BetweenVariance, t));
        Assert.Equal(error, HartungKnapp.TruncatedStandardError(pooled, Trials.Length));
    }

    [Fact]
    public void DerSimonian_and_Laird_with_Hartung_and_Knapp()
    {
        var pooled = WeightedMean.Of(Trials, DerSimonianLaird.BetweenVariance(Trials));
        var error = HartungKnapp.StandardError(pooled, Trials.Length);
        Near.Equal(0.1806966283, error);
        Near.Equal(-1.10782135, -0.32041309, Interval.Confidence(pooled.Mean, error, Quantiles.Student(0.975, 12)));
    }

    private static WeightedMean Pooled(double expectedVariance, double variance, double mean, double error, double relative = 1e-6)
    {
        Near.Equal(expectedVariance, variance, relative);
        var pooled = WeightedMean.Of(Trials, variance);
        Near.Equal(mean, pooled.Mean, relative);
        Near.Equal(error, pooled.StandardError, relative);
        return pooled;
    }

    private static Estimate Trial(double a, double b, double c, double d) =>
        Estimate.OfVariance(Elementary.Log(a * (c + d) / (c * (a + b))), (1 / a) - (1 / (a + b)) + (1 / c) - (1 / (c + d)));
}
