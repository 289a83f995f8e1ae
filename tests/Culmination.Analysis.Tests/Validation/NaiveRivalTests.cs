using Culmination.Analysis.Validation;

namespace Culmination.Analysis.Tests.Validation;

public sealed class NaiveRivalTests
{
    private static readonly DatedFigure[] Straight = [new(10, 100), new(20, 200), new(30, 300), new(40, 400)];

    [Fact]
    public void Points_of_a_straight_line_are_what_one_works_out_by_hand()
    {
        var rivals = NaiveRivals.Of(Straight, addsUp: true, 50);
        Assert.Equal([NaiveRivals.LastValue, NaiveRivals.LastRate, NaiveRivals.LinearTrend, NaiveRivals.Smoothing], rivals.Select(r => r.Rival));
        Assert.Equal([400, 500, 500, 500], rivals.Select(r => Math.Round(r.Mean, 9)));

        // The last value was 100 too low at each of three steps of ten weeks; the others never erred, and are given the spread of a short series.
        Assert.Equal(100, rivals[0].Sd, 1e-9);
        Assert.All(rivals.Skip(1), r => Assert.Equal(NaiveRivals.ShortSpread * 400 * Math.Sqrt(10 / 13.0), r.Sd, 1e-9));
    }

    [Fact]
    public void Points_of_a_bent_series_are_what_one_works_out_by_hand()
    {
        DatedFigure[] bent = [new(4, 10), new(8, 14), new(12, 22)];
        var rivals = NaiveRivals.Of(bent, addsUp: false, 16);

        // Trend: mean 46/3 at week 8, slope (22 − 10)/8 = 1.5. Smoothing: 10, 12, 17.
        Assert.Equal([22, 30, Math.Round((46 / 3.0) + 12, 9), 17], rivals.Select(r => Math.Round(r.Mean, 9)));

        // Last value, errors at steps of four weeks: −4, −8 (two, too few); with the one of eight weeks, −12, scaled by the root of a half: all three.
        Assert.Equal(Math.Sqrt((16 + 64 + (144 / 2.0)) / 3), rivals[0].Sd, 1e-9);
    }

    [Fact]
    public void A_sum_with_one_figure_has_grown_from_nothing_and_another_quantity_stays()
    {
        DatedFigure[] one = [new(10, 50)];
        Assert.Equal([50, 100, 100, 100], NaiveRivals.Of(one, addsUp: true, 20).Select(r => r.Mean));
        Assert.Equal([50, 50, 50, 50], NaiveRivals.Of(one, addsUp: false, 20).Select(r => r.Mean));
        Assert.All(NaiveRivals.Of(one, addsUp: true, 10 + 13), r => Assert.Equal(0.15 * 50, r.Sd, 1e-12));
        Assert.Empty(NaiveRivals.Of([], addsUp: true, 20));
    }

    [Fact]
    public void Errors_at_about_the_horizon_count_alone_where_there_are_three()
    {
        // Steps of 4 weeks: errors of the last value at 4 weeks are 1, 1, 1, 9.
        DatedFigure[] past = [new(4, 0), new(8, 1), new(12, 2), new(16, 3), new(20, 12)];
        Assert.Equal(Math.Sqrt((1 + 1 + 1 + 81) / 4.0), NaiveRivals.Of(past, addsUp: false, 24)[0].Sd, 1e-12);
    }
}
