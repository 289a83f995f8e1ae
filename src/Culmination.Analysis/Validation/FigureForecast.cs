using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Validation;

/// <summary>What figure a source would report: a weighted sample.</summary>
internal sealed record FigureForecast(double[] Values, double[] Weights)
{
    /// <summary>Quantiles at 5, 10, … 95 %.</summary>
    internal ImmutableArray<double> Quantiles { get; } = [.. WeightedQuantile.Of(Values, Weights, [.. Enumerable.Range(1, 19).Select(i => i * 0.05)])];

    /// <summary>The quantile at a multiple of 5 %.</summary>
    internal double At(int percent) => Quantiles[(percent / 5) - 1];
}

/// <summary>
/// From what members say of a source's figures to what it would report next. Of a source that counts day by day, the next figure is its last one and what came since: the member's growth times the factor
/// by which the source's growth has lately differed from it. Of others it is the member's value times the factor by which their figures have differed from it (or plus, where errors are linear).
/// How both differ: <see cref="SlowError"/>.
/// </summary>
internal sealed class FigureForecaster(BoundScenario scenario, ImmutableArray<string> counting, double[] said, double[] weights, ulong seed)
{
    /// <summary>Draws of the error per member.</summary>
    private const int Draws = 4;

    /// <summary>Past figures used at most, and the least time between them.</summary>
    private const int MostFigures = 20;
    private const int MostOfOthers = 4;
    private const double LeastWeeks = 2.5;

    /// <summary>A source whose window the evidence has weighed differs less from it by something lasting than one that is not known.</summary>
    private const double KnownPart = 0.25;

    /// <summary>The level of a sum swings less than its growth.</summary>
    private const double LevelPart = 0.5;

    /// <summary>Logarithms of factors and numbers of scales beyond these count as these.</summary>
    private const double MostLog = 3;
    private const double MostScales = 6;

    private int Members => weights.Length;

    /// <param name="past">Figures of the same series known at the date of issue, with a figure that is no bound.</param>
    /// <param name="others">Such figures of other speakers about the same quantity.</param>
    internal FigureForecast Of(MappedFigure figure, IEnumerable<MappedFigure> past, IEnumerable<MappedFigure> others)
    {
        var known = Thinned(past, MostFigures);
        var grows = figure.Quantity.IsCumulative && !figure.Quantity.IsLinear && figure.From is null && Counts(figure) && !known.IsEmpty;
        return grows ? Growing(figure, known) : Level(figure, WithOthers(known, others));
    }

    private FigureForecast Growing(MappedFigure figure, ImmutableArray<MappedFigure> past)
    {
        var traits = figure.Quantity.Error;
        var steps = Steps(past);
        var last = past[^1];
        var next = new Moment(WeekOf(last), WeekOf(figure));
        if (next.Length <= 0 || steps.Count == 0)
        {
            return Level(figure, past);
        }


        // Rounding and corrections of both ends, and the luck of counting one by one.
        double[] noise = [.. steps.Select(s => Math.Sqrt((Noise(figure) * Noise(figure) * ((s.Now.Value * s.Now.Value) + (s.Before is { } b ? b.Value * b.Value : 0)) / (s.Growth * s.Growth)) + (1 / s.Growth)))];
        ErrorSite[] sites = [.. steps.Select((s, i) => new ErrorSite(new Moment(s.Before is { } b ? WeekOf(b) : 0, WeekOf(s.Now)), Lasting(figure), noise[i], 0))];
        var error = new SlowError(sites, new ErrorSite(next, Lasting(figure), 0, 0), traits.Common, traits.Drift, traits.MemoryWeeks);
        var work = new double[steps.Count];
        return Draw(figure, error, (member, draw) =>
        {
            for (var i = 0; i < work.Length; i++)
            {
                var model = Said(steps[i].Now, member) - (steps[i].Before is { } b ? Said(b, member) : 0);
                work[i] = LogRatio(steps[i].Growth, model);
            }

            var (location, scale) = error.Predict(work);
            var growth = Math.Max(0, Said(figure, member) - Said(last, member));
            for (var d = 0; d < Draws; d++)
            {
                var luck = 1 / Math.Max(1, growth * Elementary.Exp(Math.Clamp(location, -MostLog, MostLog)));
                draw[d] = last.Value + (growth * Elementary.Exp(Math.Clamp(location + (Math.Sqrt((scale * scale) + luck) * draw[d]), -MostLog, MostLog)));
            }
        });
    }

    private FigureForecast Level(MappedFigure figure, ImmutableArray<MappedFigure> past)
    {
        var traits = figure.Quantity.Error;
        var isLinear = figure.Quantity.IsLinear;
        var shift = Shift(figure);
        List<string> speakers = [figure.Source, .. past.Select(p => p.Source)];
        ErrorSite[] sites =
        [
            .. past.Select(p => new ErrorSite(
                Moment.At(WeekOf(p)), Lasting(p), Math.Sqrt((Noise(p) * Noise(p)) + (p.Width * p.Width)), speakers.IndexOf(p.Source))),
        ];
        var drift = figure.Quantity.IsCumulative ? traits.Drift * LevelPart : traits.Drift;
        var error = new SlowError(sites, new ErrorSite(Moment.At(WeekOf(figure)), Lasting(figure), 0, 0), traits.Common, drift, traits.MemoryWeeks);
        var work = new double[past.Length];
        return Draw(figure, error, (member, draw) =>
        {
            for (var i = 0; i < work.Length; i++)
            {
                work[i] = (isLinear ? past[i].Value - Said(past[i], member) : LogRatio(past[i].Value, Said(past[i], member))) - Shift(past[i]);
            }

            var (location, scale) = error.Predict(work);
            var model = Said(figure, member);
            for (var d = 0; d < Draws; d++)
            {
                var off = shift + location + (scale * draw[d]);
                draw[d] = isLinear ? model + off : Math.Max(0, model) * Elementary.Exp(Math.Clamp(off, -MostLog, MostLog));
            }
        });
    }

    /// <param name="report">Receives a member and standard Student-t draws, and leaves figures in their place, without noise.</param>
    private FigureForecast Draw(MappedFigure figure, SlowError error, Action<int, double[]> report)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"forecast:{figure.Quantity.Code}:{figure.Quantity.Side}:{figure.Source}:{figure.Figure.AsOf.DayNumber}");
        var slow = new RandomStream(seed, name);
        var single = new RandomStream(seed, name, 1);
        var noise = Math.Sqrt((Noise(figure) * Noise(figure)) + (figure.Width * figure.Width / 4));
        var values = new double[Members * Draws];
        var shares = new double[Members * Draws];
        var draw = new double[Draws];
        var isPercent = string.Equals(figure.Unit, "percent", StringComparison.Ordinal);
        for (var member = 0; member < Members; member++)
        {
            for (var d = 0; d < Draws; d++)
            {
                draw[d] = Math.Clamp(StudentDraw.At(slow, ((long)member * Draws) + d, error.Degrees), -MostScales, MostScales);
            }

            report(member, draw);
            for (var d = 0; d < Draws; d++)
            {
                var off = noise * single.Normal(member, d);
                var value = figure.Quantity.IsLinear ? draw[d] + off : draw[d] * Elementary.Exp(off);
                values[(member * Draws) + d] = isPercent ? Math.Clamp(value, 0, 100) : value;
                shares[(member * Draws) + d] = weights[member] / Draws;
            }
        }

        return Finite(values, shares);
    }

    /// <summary>Members in which the model gives no number have no say.</summary>
    private static FigureForecast Finite(double[] values, double[] shares)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                (values[i], shares[i]) = (0, 0);
            }
        }

        return new FigureForecast(values, shares);
    }

    private bool Counts(MappedFigure figure) => counting.Contains(figure.Source, StringComparer.Ordinal);

    private double Noise(MappedFigure figure) => Counts(figure) ? figure.Quantity.Error.CountNoise : figure.Quantity.Error.Noise;

    private static double Shift(MappedFigure figure) => figure.Window.Length > 0 ? 0 : figure.Quantity.Error.Shift;

    private static double Lasting(MappedFigure figure) => figure.Quantity.Error.Spread * (figure.Window.Length > 0 ? KnownPart : 1);

    private double Said(MappedFigure figure, int member) => figure.Scale * said[(figure.Place * Members) + member];

    private double WeekOf(MappedFigure figure) => scenario.Scenario.Calendar.WeekOf(figure.Figure.AsOf);

    private static double LogRatio(double figure, double model) =>
        model > 0 ? Math.Clamp(Elementary.Log(figure / model), -MostLog, MostLog) : double.IsNaN(model) ? double.NaN : MostLog;

    /// <summary>A speaker's own figures, and the last ones of others.</summary>
    private ImmutableArray<MappedFigure> WithOthers(ImmutableArray<MappedFigure> own, IEnumerable<MappedFigure> others)
    {
        var further = others.GroupBy(o => o.Source, StringComparer.Ordinal).SelectMany(g => Thinned(g, MostOfOthers));
        return [.. own, .. further.OrderByDescending(f => f.Figure.AsOf).ThenBy(f => f.Place).Take(MostFigures)];
    }

    /// <summary>The last figures, none too close to the one after it.</summary>
    private ImmutableArray<MappedFigure> Thinned(IEnumerable<MappedFigure> past, int most)
    {
        var kept = new List<MappedFigure>();
        foreach (var figure in past.OrderByDescending(p => p.Figure.AsOf).ThenByDescending(p => p.Place))
        {
            if (kept.Count < most && (kept.Count == 0 || WeekOf(kept[^1]) - WeekOf(figure) >= LeastWeeks))
            {
                kept.Add(figure);
            }
        }

        kept.Reverse();
        return [.. kept];
    }

    /// <summary>What was added from one figure to the next, from nothing at the start on; a figure that is not above the one before is passed over.</summary>
    private static List<GrowthStep> Steps(ImmutableArray<MappedFigure> past)
    {
        var steps = new List<GrowthStep>();
        MappedFigure? before = null;
        foreach (var figure in past)
        {
            if (figure.Value > (before?.Value ?? 0))
            {
                steps.Add(new GrowthStep(before, figure));
                before = figure;
            }
        }

        return steps;
    }

    private sealed record GrowthStep(MappedFigure? Before, MappedFigure Now)
    {
        public double Growth => Now.Value - (Before?.Value ?? 0);
    }
}
