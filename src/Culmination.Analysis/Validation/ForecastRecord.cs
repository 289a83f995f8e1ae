using System.Collections.Immutable;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Execution;
using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Validation;

/// <summary>Scores what a scenario said at its date of issue about figures that came later, beside what naive rules said of them.</summary>
public static class ForecastRecord
{
    private const int MostRebinds = 3;

    /// <param name="scenario">Bound with the date of issue that is scored.</param>
    /// <param name="sample">Its members, weighed by what was known then.</param>
    /// <param name="known">All dated figures; those known by the date of issue are the past of their series.</param>
    /// <param name="later">The figures to be scored.</param>
    /// <param name="isOwn">True for a table the user gave: then a figure that cannot be laid beside the model for its unit is a mistake, located.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Checked<RecordOrigin> Of(
        BoundScenario scenario, WeighedSample sample, RecordRules rules, ImmutableArray<Figure> known, ImmutableArray<Figure> later, bool isOwn, InquiryOptions options,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        var mapper = new FigureMapper(rules, scenario.Scenario);
        var unused = new List<UnusedFigure>();
        var wanted = Later(later, mapper, scenario.Scenario.Calendar.Issue, unused);
        var past = Past(known, mapper, scenario.Scenario.Calendar.Issue);
        var bound = Bound(scenario, wanted, past, isOwn, unused);
        if (bound.Value is not { } all)
        {
            return Checked.Fail<RecordOrigin>(bound.Diagnostics);
        }

        var members = sample.Members;
        var said = FigureRun.Of(
            scenario, all.Scenario, members.Scores, Simulators.Of(options.Simulator), options.Executor ?? new LocalExecutor(options.Jobs), options.Seed, progress, cancellation);
        var forecaster = new FigureForecaster(all.Scenario, rules.Counts, said, members.Weights, options.Seed);
        var scorer = new FigureScorer(scenario.Scenario.Calendar, forecaster, all.Past);
        (MappedFigure, ScoredFigure)[] rows = [.. all.Later.Select(f => (f, scorer.Score(f)))];
        ImmutableArray<ScoredFigure> scored = [.. rows.Select(r => r.Item2)];
        var series = RecordScoring.Series(rows);
        ImmutableArray<UnusedFigure> left = [.. unused.OrderBy(u => u.Figure.Row)];
        return Checked.Of(new RecordOrigin(
            scenario.Scenario.Calendar.Issue, sample.EffectiveSampleSize, scenario.Observations.Length, scored, left, series, RecordScoring.Summary(series, scored, left.Length)));
    }

    private static List<MappedFigure> Later(ImmutableArray<Figure> figures, FigureMapper mapper, DateOnly issue, List<UnusedFigure> unused)
    {
        var kept = new List<MappedFigure>();
        foreach (var figure in figures)
        {
            if (figure.AsOf <= issue)
            {
                unused.Add(new UnusedFigure(figure, $"its day is not after the date of issue ({ScenarioDiagnostics.Day(issue)})"));
                continue;
            }

            var (mapped, why) = mapper.Map(figure, kept.Count);
            if (mapped is null)
            {
                unused.Add(new UnusedFigure(figure, why!));
            }
            else if (kept.Find(k => k.Series == mapped.Series && k.Figure.AsOf == figure.AsOf && k.Value.Equals(mapped.Value)) is { } twin)
            {
                unused.Add(new UnusedFigure(figure, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it repeats row {twin.Figure.Row}")));
            }
            else
            {
                kept.Add(mapped);
            }
        }

        return kept;
    }

    /// <summary>What was known: one figure per series and day, the first.</summary>
    private static List<MappedFigure> Past(ImmutableArray<Figure> figures, FigureMapper mapper, DateOnly issue)
    {
        var kept = new List<MappedFigure>();
        var taken = new HashSet<(object, DateOnly)>();
        foreach (var figure in figures.Where(f => f.AsOf <= issue && (f.Published ?? f.AsOf) <= issue))
        {
            if (mapper.Map(figure, 0).Figure is { Bound: FigureBound.None } mapped && !(figure.AsOf < mapped.Quantity.Since) && taken.Add((mapped.Series, figure.AsOf)))
            {
                kept.Add(mapped);
            }
        }

        return kept;
    }

    private static Checked<BoundFigures> Bound(BoundScenario scenario, List<MappedFigure> later, List<MappedFigure> past, bool isOwn, List<UnusedFigure> unused)
    {
        for (var round = 0; ; round++)
        {
            ImmutableArray<MappedFigure> all = [.. later.Concat(past).Select((f, i) => f with { Place = i })];
            var bound = FigureBinding.Bind(scenario, all);
            if (bound.Value is { } value)
            {
                return Checked.Of(new BoundFigures(value, [.. all.Take(later.Count)], [.. all.Skip(later.Count)]));
            }

            var wrong = bound.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Span).ToHashSet();
            var removed = past.RemoveAll(f => wrong.Contains(f.Figure.UnitSpan) || wrong.Contains(f.Figure.Span));
            if (!isOwn)
            {
                foreach (var figure in later.Where(f => wrong.Contains(f.Figure.UnitSpan)))
                {
                    unused.Add(new UnusedFigure(figure.Figure, $"its unit ({figure.Figure.Unit}) does not fit what the model says"));
                }

                removed += later.RemoveAll(f => wrong.Contains(f.Figure.UnitSpan));
            }

            if (removed == 0 || round == MostRebinds)
            {
                return Checked.Fail<BoundFigures>(bound.Diagnostics);
            }
        }
    }

    private sealed record BoundFigures(BoundScenario Scenario, ImmutableArray<MappedFigure> Later, ImmutableArray<MappedFigure> Past);
}
