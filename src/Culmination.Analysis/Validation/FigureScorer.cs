using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Validation;

/// <summary>Forecasts one figure, lets the rivals forecast it, and scores both.</summary>
internal sealed class FigureScorer(Calendar calendar, FigureForecaster forecaster, ImmutableArray<MappedFigure> past)
{
    internal ScoredFigure Score(MappedFigure figure)
    {
        ImmutableArray<MappedFigure> own = [.. past.Where(p => p.Series == figure.Series).Select(p => p.In(figure.Unit)).OfType<MappedFigure>().OrderBy(p => p.Figure.AsOf)];
        var all = AllOf(figure);
        var forecast = forecaster.Of(figure, own, all.Where(a => a.Source != figure.Source));
        var rivals = NaiveRivals.Of(Dated(own.IsEmpty ? all : own), figure.Quantity.IsCumulative && figure.From is null, calendar.WeekOf(figure.Figure.AsOf));
        var mean = Mean(forecast);
        var isBound = figure.Bound != FigureBound.None;
        var score = isBound
            ? null
            : new FigureScore(
                Crps.OfSample(forecast.Values, forecast.Weights, figure.Value),
                LogScore.OfSample(forecast.Values, forecast.Weights, forecast.At(75) - forecast.At(25), figure.Value),
                mean - figure.Value);
        return new ScoredFigure(
            figure.Figure,
            figure.Source,
            own.Length,
            forecast.Quantiles,
            mean,
            figure.Value,
            figure.Bound switch { FigureBound.AtLeast => "at least", FigureBound.AtMost => "at most", _ => string.Empty },
            score,
            [.. rivals.Select(r => new ScoredRival(r, isBound ? null : ScoreOf(r, figure.Value)))]);
    }

    private static FigureScore ScoreOf(RivalForecast rival, double observed) =>
        new(Crps.OfNormal(rival.Mean, rival.Sd, observed), LogScore.OfNormal(rival.Mean, rival.Sd, observed), rival.Mean - observed);

    /// <summary>What anybody said of the same: the past that rivals are given for a speaker who has said nothing before.</summary>
    private ImmutableArray<MappedFigure> AllOf(MappedFigure figure) =>
        [.. past.Where(p => p.Quantity == figure.Quantity && p.From == figure.From).Select(p => p.In(figure.Unit)).OfType<MappedFigure>().OrderBy(p => p.Figure.AsOf)];

    /// <summary>One figure a day: where several speak of it, their mean.</summary>
    private DatedFigure[] Dated(ImmutableArray<MappedFigure> figures) =>
        [.. figures.GroupBy(f => f.Figure.AsOf).Select(g => new DatedFigure(calendar.WeekOf(g.Key), g.Average(f => f.Value)))];

    private static double Mean(FigureForecast forecast)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < forecast.Values.Length; i++)
        {
            sum += forecast.Weights[i] * forecast.Values[i];
            total += forecast.Weights[i];
        }

        return sum / total;
    }
}
