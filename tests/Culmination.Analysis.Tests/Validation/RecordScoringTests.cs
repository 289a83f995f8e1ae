using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Validation;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Validation;

/// <summary>The record's head figures, on scores small enough to count by hand.</summary>
public sealed class RecordScoringTests
{
    private static readonly TextSpan Here = new("series.csv", 1, 1);

    /// <summary>Quantiles at 5, 10, … 95 %, of a uniform distribution from 0 to 100: 5, 10, … 95.</summary>
    private static readonly ImmutableArray<double> Uniform = [.. Enumerable.Range(1, 19).Select(i => 5.0 * i)];

    [Theory]
    [InlineData(4.9, false, false)]
    [InlineData(5, false, true)]
    [InlineData(24.9, false, true)]
    [InlineData(25, true, true)]
    [InlineData(75, true, true)]
    [InlineData(75.1, false, true)]
    [InlineData(95, false, true)]
    [InlineData(95.1, false, false)]
    public void Central_intervals_end_where_they_say(double figure, bool inside50, bool inside90)
    {
        var row = Row("a", figure, 1, 1, 1);
        Assert.Equal((inside50, inside90), (row.Inside50, row.Inside90));
    }

    [Theory]
    [InlineData("at least", 94, true)]
    [InlineData("at least", 96, false)]
    [InlineData("at least", 1, true)]
    [InlineData("at most", 4, false)]
    [InlineData("at most", 6, true)]
    [InlineData("at most", 99, true)]
    public void A_bound_is_inside_unless_the_forecast_excludes_it(string bound, double figure, bool inside) =>
        Assert.Equal((false, inside), (Row("a", figure, 1) with { Bound = bound, Score = null } is var row ? row.Inside50 : true, row.Inside90));

    [Fact]
    public void A_series_is_better_than_the_best_of_its_rules_by_the_mean_over_its_figures()
    {
        // Means: forecast 3, rules 2 and 4: worse than the best, though better than the other, and better than either on one of two figures.
        (MappedFigure, ScoredFigure)[] rows = [(Mapped("a", 0), Row("a", 50, 1, 3, 2)), (Mapped("a", 1), Row("a", 97, 5, 1, 6)), (Mapped("b", 2), Row("b", 50, 1, 1.5, 9)), (Mapped("c", 3), Row("c", 3, 1))];
        var series = RecordScoring.Series(rows);
        Assert.Equal(["a", "b", "c"], series.Select(s => s.Source));
        Assert.Equal((3, "rule 0", 2, 2, 1), (series[0].Crps, series[0].Best!.Rival, series[0].Best!.Crps, series[0].Rows, series[0].Inside90));
        Assert.Equal([2, 4], series[0].Rivals.Select(r => r.Crps));
        Assert.Equal([false, true, false], series.Select(s => s.IsBetter));
        Assert.Null(series[2].Best);
    }

    [Fact]
    public void Shares_are_of_what_was_scored_and_of_what_had_a_rule()
    {
        (MappedFigure, ScoredFigure)[] rows =
        [
            (Mapped("a", 0), Row("a", 50, 1, 2)), (Mapped("a", 1), Row("a", 97, 1, 2)), (Mapped("b", 2), Row("b", 10, 3, 2)), (Mapped("b", 3), Row("b", 90, 3, 2)), (Mapped("c", 4), Row("c", 60, 1)),
            (Mapped("d", 5), Row("d", 99, 1) with { Bound = "at least", Score = null }),
        ];
        var summary = RecordScoring.Summary(RecordScoring.Series(rows), [.. rows.Select(r => r.Item2)], 7);

        // Scored are five: two inside 50 %, four inside 90 %. Series with a rule are two: one is better.
        Assert.Equal(new RecordSummary(0.5, 2, 1, 0.4, 0.8, 6, 5, 7), summary);
        Assert.True(double.IsNaN(RecordScoring.Summary([], [], 0).Coverage90));
    }

    private static ScoredFigure Row(string source, double compared, double crps, params double[] rivals) => new(
        Figure(source), source, rivals.Length, Uniform, 50, compared, string.Empty, new FigureScore(crps, 0, 0),
        [.. rivals.Select((r, i) => new ScoredRival(new RivalForecast($"rule {i}", 0, 1), new FigureScore(r, 0, 0)))]);

    private static MappedFigure Mapped(string source, int place) => new(place, Figure(source), Quantity, source, string.Empty, "persons", 1, FigureBound.None, 0);

    private static Figure Figure(string source) => new(1, "killed_cum", "Invader", new DateOnly(2022, 12, 31), null, 1, null, "persons", source, null, null, Here, Here);

    private static ObservedQuantity Quantity { get; } = new(
        "killed_cum", "Invader", [], "killed", ObservedAs.Level, 0, IsCumulative: true, IsLinear: false, LowIsFigure: false, new ErrorTraits(0, 0.2, 0.3, 0.1, 20, 0.02, 0.01),
        ImmutableDictionary<string, string>.Empty, Here, Here);
}
