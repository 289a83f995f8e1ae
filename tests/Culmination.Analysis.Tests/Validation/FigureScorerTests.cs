using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Asking;
using Culmination.Analysis.Validation;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Validation;

/// <summary>What a source would report next, where its past says plainly how it differs from the model; and how that is scored.</summary>
public sealed class FigureScorerTests
{
    private const int Members = 400;
    private static readonly TextSpan Here = new("series.csv", 1, 1);
    private static readonly BoundScenario Scenario = DepletionScenario.Create();

    [Fact]
    public void A_source_that_lay_half_above_the_model_is_forecast_to_lie_there_again()
    {
        MappedFigure[] figures = [.. Enumerable.Range(0, 6).Select(i => Mapped("own", i, 150)), Mapped("own", 6, 150)];
        var scored = Score(figures, [100, 100, 100, 100, 100, 100, 100], []);
        Assert.InRange(scored.Quantiles[9], 145, 155);
        Assert.Equal(6, scored.Past);
        Assert.True(scored.Inside90);
    }

    [Fact]
    public void A_count_goes_on_from_its_last_figure_by_its_own_pace()
    {
        // The model grows by 10 a month and the count by 20: after 120 comes 140, though the model says 70.
        MappedFigure[] figures = [.. Enumerable.Range(0, 7).Select(i => Mapped("own", i, 20 * (i + 1), isCumulative: true))];
        var scored = Score(figures, [10, 20, 30, 40, 50, 60, 70], ["own"]);
        Assert.InRange(scored.Quantiles[9], 134, 146);
        Assert.True(scored.Quantiles[0] >= 120, "a count falls");
    }

    [Fact]
    public void Rules_see_the_series_own_past_and_that_of_others_only_where_it_has_none()
    {
        MappedFigure[] own = [Mapped("own", 0, 150), Mapped("other", 1, 900), Mapped("own", 2, 150)];
        var scored = Score(own, [100, 100, 100], []);
        Assert.Equal((1, 150), (scored.Past, LastValue(scored)));
        var without = Score([Mapped("other", 0, 900), Mapped("another", 0, 700), Mapped("own", 2, 150)], [100, 100, 100], []);
        Assert.Equal((0, 800), (without.Past, LastValue(without)));
    }

    [Fact]
    public void Bias_is_the_forecast_less_what_came()
    {
        var low = Score([Mapped("own", 0, 150), Mapped("own", 1, 400)], [100, 100], []);
        Assert.Equal(low.Mean - 400, low.Score!.Bias);
        Assert.True(low.Score.Bias < -100, "a forecast far below the figure");
        Assert.Equal(-250, low.Rivals[0].Score!.Bias);
    }

    private static double LastValue(ScoredFigure figure) => figure.Rivals.Single(r => r.Forecast.Rival == NaiveRivals.LastValue).Forecast.Mean;

    /// <param name="figures">The last one is forecast, the others are its past.</param>
    /// <param name="said">What the model says of each, in every member.</param>
    private static ScoredFigure Score(MappedFigure[] figures, double[] said, ImmutableArray<string> counting)
    {
        MappedFigure[] placed = [.. figures.Select((f, i) => f with { Place = i })];
        var forecaster = new FigureForecaster(Scenario, counting, [.. said.SelectMany(s => Enumerable.Repeat(s, Members))], [.. Enumerable.Repeat(1.0 / Members, Members)], 1);
        return new FigureScorer(Scenario.Scenario.Calendar, forecaster, [.. placed[..^1]]).Score(placed[^1]);
    }

    /// <param name="month">After April 2022.</param>
    private static MappedFigure Mapped(string source, int month, double value, bool isCumulative = false) => new(
        0, new Figure(1, "some", "Invader", new DateOnly(2022, 4, 1).AddMonths(month), null, value, null, "persons", source, null, null, Here, Here),
        new ObservedQuantity(
            "some", "Invader", [], "killed", ObservedAs.Level, 0, isCumulative, IsLinear: false, LowIsFigure: false, new ErrorTraits(0, 0.5, 0, 0.02, 50, 0.01, 0.002),
            ImmutableDictionary<string, string>.Empty, Here, Here),
        source, string.Empty, "persons", value, FigureBound.None, 0);
}
