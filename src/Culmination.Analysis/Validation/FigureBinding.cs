using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Validation;

/// <summary>Binds figures to a scenario's model: each becomes something that is looked at in a run.</summary>
internal static class FigureBinding
{
    /// <summary>The scenario with the figures in the place of its observations. Nothing is weighed by them.</summary>
    internal static Checked<BoundScenario> Bind(BoundScenario scenario, ImmutableArray<MappedFigure> figures)
    {
        var issue = scenario.Scenario.Calendar.Issue;
        var observing = scenario.Scenario with
        {
            Observations = [.. figures.Select(ObservationOf)],
            Claims = [.. figures.Select(f => ClaimOf(f, issue))],
        };
        return ScenarioBinder.Bind(observing);
    }

    private static string IdOf(MappedFigure figure) => string.Create(CultureInfo.InvariantCulture, $"figure-{figure.Place}");

    private static Observation ObservationOf(MappedFigure figure)
    {
        var quantity = figure.Quantity;
        var kind = figure.From is null ? quantity.As : ObservedAs.Increment;
        var first = figure.Figure.PeriodStart;
        var window = quantity.WindowWeeks;
        if (kind == ObservedAs.Rate && first is { } day)
        {
            window = Math.Max(1, (figure.Figure.AsOf.DayNumber - day.DayNumber + 1) / 7.0);
        }

        // A sum over a period that the table does not name is over the calendar year so far.
        var from = kind == ObservedAs.Increment ? first ?? new DateOnly(figure.Figure.AsOf.Year, 1, 1) : (DateOnly?)null;
        return new Observation(
            IdOf(figure), figure.Window, quantity.Of, kind, window, from, quantity.Error.Noise, 4, quantity.IsLinear, IdOf(figure), figure.Figure.UnitSpan)
        { OfSpan = quantity.OfSpan };
    }

    /// <summary>Published at the date of issue: it is looked at, not used.</summary>
    private static Claim ClaimOf(MappedFigure figure, DateOnly issue) => new(
        IdOf(figure), figure.Quantity.Code, figure.Quantity.Side, null, figure.Value, null, ClaimBound.Point, figure.Unit, string.Empty, figure.Figure.AsOf, issue, null, figure.Source, string.Empty,
        figure.Source, string.Empty, string.Empty, string.Empty, null, figure.Figure.Span);
}
