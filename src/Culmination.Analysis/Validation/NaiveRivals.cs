using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Culmination.Analysis.Validation;

/// <summary>A day, in weeks, and a figure.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DatedFigure(double Week, double Value);

/// <summary>What a rule that knows nothing but a series' own past says of its next figure: a normal distribution.</summary>
public sealed record RivalForecast(string Rival, double Mean, double Sd);

/// <summary>
/// Four rules that a forecast has to be better than: last value, last rate, linear trend, exponential smoothing. Each gives its point with the spread of its own past errors at that horizon.
/// </summary>
/// <remarks>
/// Past errors: the rule is applied as of each earlier figure to every later one. Those at horizons between two thirds and three halves of the one asked for count; if they are fewer than
/// <see cref="EnoughErrors"/>, all count, scaled by the ratio of horizons (of its root where the quantity does not add up). Where a rule has no past error, or has never erred, the spread is
/// <see cref="ShortSpread"/> of the last figure per quarter of a year, grown with the root of the time.
/// </remarks>
public static class NaiveRivals
{
    public const string LastValue = "last value";
    public const string LastRate = "last rate";
    public const string LinearTrend = "linear trend";
    public const string Smoothing = "exponential smoothing";

    /// <summary>How many errors at about the same horizon make a spread.</summary>
    internal const int EnoughErrors = 3;

    /// <summary>Relative spread after a quarter, where a series has no past errors.</summary>
    internal const double ShortSpread = 0.15;

    private const double Quarter = 13;

    /// <summary>Figures that a trend is drawn through, the last ones.</summary>
    private const int TrendFigures = 6;

    /// <summary>Weight of a new figure in smoothing, and of a new slope.</summary>
    private const double LevelWeight = 0.5;
    private const double SlopeWeight = 0.3;

    private static readonly (string Name, Func<ReadOnlySpan<DatedFigure>, bool, double, double> Point)[] Rules =
    [
        (LastValue, (past, _, _) => past[^1].Value),
        (LastRate, (past, adds, week) => past[^1].Value + (Rate(past, adds) * (week - past[^1].Week))),
        (LinearTrend, (past, adds, week) => Trend(past, adds, week)),
        (Smoothing, (past, adds, week) => Smooth(past, adds, week)),
    ];

    /// <summary>The forecasts of all rules for a later week; none where the series has no past.</summary>
    /// <param name="past">In the order of time, no two on one day.</param>
    /// <param name="addsUp">Whether the quantity began at 0 in week 0 and only adds up: the rules know that, and smoothing has a slope.</param>
    public static ImmutableArray<RivalForecast> Of(ReadOnlySpan<DatedFigure> past, bool addsUp, double week)
    {
        if (past.IsEmpty)
        {
            return [];
        }

        var forecasts = ImmutableArray.CreateBuilder<RivalForecast>(Rules.Length);
        foreach (var (name, point) in Rules)
        {
            forecasts.Add(new RivalForecast(name, point(past, addsUp, week), Spread(past, addsUp, week - past[^1].Week, point)));
        }

        return forecasts.ToImmutable();
    }

    private static double Spread(ReadOnlySpan<DatedFigure> past, bool addsUp, double horizon, Func<ReadOnlySpan<DatedFigure>, bool, double, double> point)
    {
        var (near, nearCount, scaled, count) = (0.0, 0, 0.0, 0);
        for (var origin = 0; origin < past.Length - 1; origin++)
        {
            for (var later = origin + 1; later < past.Length; later++)
            {
                var ahead = past[later].Week - past[origin].Week;
                var error = point(past[..(origin + 1)], addsUp, past[later].Week) - past[later].Value;
                if (ahead >= horizon / 1.5 && ahead <= horizon * 1.5)
                {
                    near += error * error;
                    nearCount++;
                }

                var stretch = addsUp ? horizon / ahead : Math.Sqrt(horizon / ahead);
                scaled += error * error * stretch * stretch;
                count++;
            }
        }

        return nearCount >= EnoughErrors && near > 0 ? Math.Sqrt(near / nearCount)
            : count > 0 && scaled > 0 ? Math.Sqrt(scaled / count)
            : ShortSpread * Math.Abs(past[^1].Value) * Math.Sqrt(horizon / Quarter);
    }

    /// <summary>The slope between the last two figures; of what adds up, between nothing at the start and the only figure.</summary>
    private static double Rate(ReadOnlySpan<DatedFigure> past, bool addsUp)
    {
        var before = past.Length > 1 ? past[^2] : addsUp ? new DatedFigure(0, 0) : past[^1];
        var weeks = past[^1].Week - before.Week;
        return weeks > 0 ? (past[^1].Value - before.Value) / weeks : 0;
    }

    /// <summary>Least squares through the last figures; with fewer than three, the last rate.</summary>
    private static double Trend(ReadOnlySpan<DatedFigure> past, bool addsUp, double week)
    {
        if (past.Length < 3)
        {
            return past[^1].Value + (Rate(past, addsUp) * (week - past[^1].Week));
        }

        var used = past[^Math.Min(TrendFigures, past.Length)..];
        var (t, y) = (0.0, 0.0);
        foreach (var figure in used)
        {
            t += figure.Week / used.Length;
            y += figure.Value / used.Length;
        }

        var (above, below) = (0.0, 0.0);
        foreach (var figure in used)
        {
            above += (figure.Week - t) * (figure.Value - y);
            below += (figure.Week - t) * (figure.Week - t);
        }

        return y + (above / below * (week - t));
    }

    /// <summary>Of what adds up with a slope (Holt), with the time between figures taken into account; of anything else without.</summary>
    private static double Smooth(ReadOnlySpan<DatedFigure> past, bool addsUp, double week)
    {
        var level = past[0].Value;
        var slope = addsUp && past[0].Week > 0 ? past[0].Value / past[0].Week : 0;
        for (var i = 1; i < past.Length; i++)
        {
            var gap = past[i].Week - past[i - 1].Week;
            var before = level;
            level += (slope * gap) + (LevelWeight * (past[i].Value - level - (slope * gap)));
            slope += addsUp ? SlopeWeight * (((level - before) / gap) - slope) : 0;
        }

        return level + (slope * (week - past[^1].Week));
    }
}
