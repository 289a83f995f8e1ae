using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Ledger;

namespace Culmination.Analysis.Validation;

/// <summary>A forecast record: figures that came after a date of issue beside what was forecast of them.</summary>
/// <param name="Origins">The dates of issue, each with its own figures, in the order given.</param>
public sealed record RecordReport(
    string Scenario, string Title, string ModelHash, string ContentHash, string Against, int Members, ulong Seed, ImmutableArray<RecordOrigin> Origins, RecordSummary Summary, ImmutableArray<string> Warnings)
{
    /// <summary>The dates of issue put together; a series counts once per date.</summary>
    public static RecordReport Of(Scenario scenario, string against, int members, ulong seed, ImmutableArray<RecordOrigin> origins, ImmutableArray<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var summary = RecordScoring.Summary([.. origins.SelectMany(o => o.Series)], [.. origins.SelectMany(o => o.Rows)], origins.Sum(o => o.Unused.Length));
        return new RecordReport(scenario.Name, scenario.Title, scenario.ModelHash, scenario.ContentHash, against, members, seed, origins, summary, warnings);
    }
}

/// <summary>One date of issue.</summary>
/// <param name="EffectiveSampleSize">Of the members weighed by what was known then.</param>
/// <param name="Observations">Claims that weighed them.</param>
public sealed record RecordOrigin(
    DateOnly Issue, double EffectiveSampleSize, int Observations, ImmutableArray<ScoredFigure> Rows, ImmutableArray<UnusedFigure> Unused, ImmutableArray<SeriesScore> Series, RecordSummary Summary)
{
    /// <summary>Without the figures of the ledger that are about other things: a ledger holds many.</summary>
    public RecordOrigin WithoutUnmapped() => this with { Unused = [], Summary = Summary with { RowsUnmapped = 0 } };
}

/// <summary>A figure with what was forecast of it.</summary>
/// <param name="Source">Id of the speaker in sources.csv, or its name.</param>
/// <param name="Past">Figures of the series known at the date of issue.</param>
/// <param name="Quantiles">At 5, 10, … 95 %.</param>
/// <param name="Compared">The figure the forecast is scored against, or the bound it gives.</param>
/// <param name="Bound">Empty; or "at least", "at most": then it is told whether the forecast allows for it, and nothing else is scored.</param>
/// <param name="Score">Null for a bound.</param>
public sealed record ScoredFigure(
    Figure Figure, string Source, int Past, ImmutableArray<double> Quantiles, double Mean, double Compared, string Bound, FigureScore? Score, ImmutableArray<ScoredRival> Rivals)
{
    public bool Inside50 => Bound.Length == 0 && Compared >= Quantiles[4] && Compared <= Quantiles[14];

    /// <summary>Inside the central 90 %; of a bound, not excluded by it.</summary>
    public bool Inside90 => Bound switch
    {
        "at least" => Compared <= Quantiles[18],
        "at most" => Compared >= Quantiles[0],
        _ => Compared >= Quantiles[0] && Compared <= Quantiles[18],
    };
}

/// <param name="Crps">In the figure's unit; smaller is better.</param>
/// <param name="LogScore">Minus the logarithm of the density; smaller is better.</param>
/// <param name="Bias">Mean of the forecast less what came.</param>
public sealed record FigureScore(double Crps, double LogScore, double Bias);

public sealed record ScoredRival(RivalForecast Forecast, FigureScore? Score);

/// <summary>A figure that nothing was forecast of, and why.</summary>
public sealed record UnusedFigure(Figure Figure, string Why);

/// <summary>The scored figures of one quantity, side and speaker together.</summary>
/// <param name="Best">The rival with the lowest mean CRPS; null where the series had no past.</param>
public sealed record SeriesScore(string Code, string Side, string Source, string Unit, int Rows, double Crps, RivalScore? Best, ImmutableArray<RivalScore> Rivals, int Inside90)
{
    /// <summary>Lower mean CRPS than the best rival.</summary>
    public bool IsBetter => Best is not null && Crps < Best.Crps;
}

public sealed record RivalScore(string Rival, double Crps);

/// <summary>The record in six numbers; shares are not-a-number where there is nothing to count.</summary>
/// <param name="BetterShare">Share of the series with a rival on which the forecast has the lower mean CRPS than the best of them.</param>
public sealed record RecordSummary(double BetterShare, int SeriesCompared, int SeriesBetter, double Coverage50, double Coverage90, int RowsUsed, int RowsScored, int RowsUnmapped);
