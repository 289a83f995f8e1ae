using System.Collections.Immutable;
using Culmination.Analysis.Outcomes;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Outcomes;

public sealed class CompetingRisksTests
{
    private const double Never = double.NaN;

    /// <summary>Two exponential clocks with rates 0.03 and 0.05: the incidence of the first is 3/8 (1 − e^(−0.08 t)), and 1 − Kaplan–Meier (which takes the other for censoring) is far off.</summary>
    [Theory]
    [InlineData(10, 0.20650164, 0.25918178)]
    [InlineData(25, 0.32424927, 0.52763345)]
    [InlineData(50, 0.36813164, 0.77686984)]
    public void Incidence_of_exponential_clocks_is_the_known_one(double week, double expected, double kaplanMeier)
    {
        const int Members = 40_000;
        var (first, second) = (new RandomStream(3, "first"), new RandomStream(3, "second"));
        var risks = Risks(
            [.. Enumerable.Range(0, Members).Select(m => first.Exponential(m, 0) / 0.03)], [.. Enumerable.Range(0, Members).Select(m => second.Exponential(m, 0) / 0.05)]);

        Assert.Equal(expected, risks.CumulativeIncidence(0, week), 0.008);
        Assert.True(Math.Abs(kaplanMeier - risks.CumulativeIncidence(0, week)) > 0.04);
    }

    /// <summary>
    /// Aalen–Johansen step by step (survival times hazard, added up) on weighted members with ties, against the share of members: without censoring they are the same.
    /// </summary>
    [Fact]
    public void Without_censoring_the_share_is_the_Aalen_Johansen_estimate()
    {
        double[] a = [5, Never, 3, 3, 9, Never, 7, 2, 3, Never];
        double[] b = [6, 4, 3, Never, Never, Never, 7, 8, 1, 9];
        double[] weights = [0.05, 0.15, 0.1, 0.1, 0.2, 0.1, 0.05, 0.05, 0.1, 0.1];
        var risks = new CompetingRisks([[.. a], [.. b]], [.. weights], [0, 1]);

        var (survival, first, second, atRisk) = (1.0, 0.0, 0.0, 1.0);
        for (var week = 1; week <= 10; week++)
        {
            double Of(int cause) => Enumerable.Range(0, 10).Where(m => risks.FirstWeek[m] == week && risks.FirstCause[m] == cause).Sum(m => weights[m]);
            var (d0, d1) = (Of(0), Of(1));
            first += survival * d0 / atRisk;
            second += survival * d1 / atRisk;
            survival *= 1 - ((d0 + d1) / atRisk);
            atRisk -= d0 + d1;

            Assert.Equal(first, risks.CumulativeIncidence(0, week), 12);
            Assert.Equal(second, risks.CumulativeIncidence(1, week), 12);
            Assert.Equal(1, risks.CumulativeIncidence(0, week) + risks.CumulativeIncidence(1, week) + risks.CumulativeIncidence(-1, week), 12);
        }
    }

    [Fact]
    public void Ties_follow_the_order_of_the_scenario()
    {
        ImmutableArray<ImmutableArray<double>> weeks = [[4, 4, Never], [4, 3, 4]];
        var firstWins = new CompetingRisks(weeks, [0.5, 0.25, 0.25], [0, 1]);
        var secondWins = new CompetingRisks(weeks, [0.5, 0.25, 0.25], [1, 0]);

        Assert.Equal([0, 1, 1], firstWins.FirstCause);
        Assert.Equal([1, 1, 1], secondWins.FirstCause);
        Assert.Equal(0.5, firstWins.Before(0, 1, 10));
        Assert.Equal(0, secondWins.Before(0, 1, 10));
        Assert.Equal(1, secondWins.Before(1, 0, 10));
    }

    [Fact]
    public void A_race_looks_at_its_two_causes_and_at_the_day_only()
    {
        // The third cause comes first in all; it is nothing to the race between the others.
        var risks = new CompetingRisks([[5, 8, Never, 3], [6, 7, 2, Never], [1, 1, 1, 1]], [0.1, 0.2, 0.3, 0.4], [0, 1, 2]);

        Assert.Equal(0.5, risks.Before(0, 1, 10), 12);
        Assert.Equal(0.5, risks.Before(1, 0, 10), 12);
        Assert.Equal(0.4, risks.Before(0, 1, 4), 12);
        Assert.Equal(0.1, risks.Before(0, 1, 10, m => m == 0), 12);
        Assert.Equal(0.7, risks.Ever(0, 10), 12);
        Assert.Equal(1, risks.CumulativeIncidence(2, 1), 12);
    }

    private static CompetingRisks Risks(ImmutableArray<double> a, ImmutableArray<double> b) => new([a, b], [.. Enumerable.Repeat(1.0 / a.Length, a.Length)], [0, 1]);
}
