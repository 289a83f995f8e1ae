using System.Collections.Immutable;

namespace Culmination.Evidence.Series;

/// <summary>How a public series is laid out, and what its columns mean as claims.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Signature">Columns by which it is known.</param>
/// <param name="Dates">How days are written.</param>
/// <param name="Group">Column by which rows of one day are told apart, or empty: a country, a region.</param>
/// <param name="Source">Id of who asserts it.</param>
/// <param name="SourceRow">The row of sources.csv for a ledger that does not have the source: name, kind, letter, note.</param>
/// <param name="ReportedBy">Through whom the series is had.</param>
/// <param name="NeedsPublished">Whether the table is a later compilation: then the day it was published has to be said, since nobody knew its figures on the days they speak of.</param>
public sealed record SeriesFormat(
    string Name, ImmutableArray<string> Signature, SeriesDates Dates, string Group, string Source, ImmutableArray<string> SourceRow, string ReportedBy, bool NeedsPublished, ImmutableArray<SeriesColumn> Columns);

/// <summary>One column of a series as claims.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Key">Short name for ids: personnel.</param>
/// <param name="What">What it counts, for the statement: "tanks lost".</param>
public sealed record SeriesColumn(string Column, string Key, string QuantityCode, string Side, string Unit, SeriesKind Kind, string DefinitionCode, string Definition, string What);

public enum SeriesDates
{
    /// <summary>A column <c>date</c>, by day.</summary>
    Day,

    /// <summary>A column <c>iso_week</c>: 2022-W09.</summary>
    IsoWeek,

    /// <summary>Columns <c>year</c> and <c>month</c>.</summary>
    Month,

    /// <summary>None: the table is of one day.</summary>
    None,
}

public enum SeriesKind
{
    /// <summary>A running count since the beginning; corrections downward happen.</summary>
    Cumulative,

    /// <summary>A level on each day, up or down.</summary>
    Level,

    /// <summary>A figure for each week or month, kept as such.</summary>
    PerPeriod,

    /// <summary>A figure for each month, added up to the day.</summary>
    SumOfPeriods,
}
