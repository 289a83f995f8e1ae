using System.Collections.Immutable;
using System.Globalization;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Series;

/// <summary>How a series becomes claims.</summary>
/// <param name="Format">By name; null to find out by the heading.</param>
/// <param name="Every">Of a daily series the last figure of each week, month or quarter is kept.</param>
/// <param name="From">Claims about earlier days are left out.</param>
/// <param name="Until">Claims about later days are left out.</param>
/// <param name="Published">The day the table was published; null for a series that comes out day by day.</param>
/// <param name="AsOf">The day of a table without days.</param>
/// <param name="Keys">Only columns of these short names; empty for all.</param>
public sealed record SeriesOptions(string? Format, SeriesStep Every, DateOnly? From, DateOnly? Until, DateOnly? Published, DateOnly? AsOf, ImmutableArray<string> Keys);

public enum SeriesStep
{
    Week,
    Day,
    Month,
    Quarter,
}

/// <summary>Claims made of a series, as rows that can be added to a ledger, and what was odd in it.</summary>
/// <param name="Rows">claims.csv with a heading.</param>
/// <param name="Sources">The row of sources.csv of who asserts them, with a heading.</param>
/// <param name="Columns">Per column: figures read, claims made, corrections downward, days missing.</param>
public sealed record SeriesClaims(SeriesFormat Format, int RowsRead, string Rows, string Sources, int Claims, ImmutableArray<SeriesColumnReport> Columns);

/// <param name="Largest">The largest correction downward, as a figure above 0; 0 where there is none.</param>
/// <param name="DaysMissing">Days between the first and the last that have no figure.</param>
public sealed record SeriesColumnReport(SeriesColumn Column, int Figures, int Claims, int Corrections, double Largest, int DaysMissing);

/// <summary>
/// Reads a public series and makes claims of it. A running count that is lowered and days that are missing are normal: the figures are kept as they are and flagged. A daily series
/// is thinned to the last figure of each week (or month, or quarter).
/// </summary>
public static class SeriesImport
{
    private static readonly string[] Heading =
    [
        "id", "quantity_code", "side", "central", "bound", "unit", "definition", "as_of", "published", "period_start", "asserted_by", "reported_by", "origin", "relation", "statement",
        "definition_code", "basis", "flags",
    ];

    public static Checked<SeriesClaims> Read(string path, SeriesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var found = new List<Diagnostic>();
        var format = options.Format is null ? null : SeriesFormats.All.FirstOrDefault(f => f.Name == options.Format);
        var table = SeriesTable.Read(path, format, options.AsOf, found);
        if (table is { Format: { NeedsPublished: true } late } && options.Published is null)
        {
            found.Add(SeriesDiagnostics.NoPublication(new TextSpan(path, 1, 1), late.Name));
        }

        if (table is null || found.Exists(d => d.Severity == Severity.Error))
        {
            return Checked.Fail<SeriesClaims>(found);
        }

        var rows = new List<IReadOnlyDictionary<string, string>>();
        var reports = ImmutableArray.CreateBuilder<SeriesColumnReport>();
        foreach (var column in table.Format.Columns.Where(c => options.Keys.IsEmpty || options.Keys.Contains(c.Key, StringComparer.Ordinal)))
        {
            var points = PointsOf(table, column);
            var kept = Thinned(points, column, options).Where(k => !(k.Point.Day < options.From) && !(k.Point.Day > options.Until)).ToList();
            rows.AddRange(kept.Select(k => Row(table.Format, column, k.Point, k.Flags, options)));
            reports.Add(Report(column, points, kept.Count));
        }

        var sources = LedgerCsv.Text(SourceTable.Columns, [SourceTable.Columns.Zip([table.Format.Source, .. table.Format.SourceRow]).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)]);
        return Checked.Of(new SeriesClaims(table.Format, table.Rows, LedgerCsv.Text(Heading, rows), sources, rows.Count, reports.ToImmutable()), found);
    }

    private static List<SeriesPoint> PointsOf(SeriesTable table, SeriesColumn column)
    {
        if (column.Kind != SeriesKind.SumOfPeriods)
        {
            return [.. table.Points(column.Column)];
        }

        var sum = 0.0;
        var first = table.Points(column.Column).Select(p => p.Start).Min();
        var sums = new List<SeriesPoint>();
        foreach (var month in table.Points(column.Column).Where(p => SeriesFormats.IsOf(p.Group, column.Side)).GroupBy(p => p.Day))
        {
            sum += month.Sum(p => p.Value);
            sums.Add(new SeriesPoint(month.Key, first, string.Empty, sum));
        }

        return sums;
    }

    /// <summary>The points that are kept, with what happened since the one before.</summary>
    private static IEnumerable<(SeriesPoint Point, ImmutableArray<string> Flags)> Thinned(List<SeriesPoint> points, SeriesColumn column, SeriesOptions options)
    {
        var isDaily = column.Kind is SeriesKind.Cumulative or SeriesKind.Level && points.TrueForAll(p => p.Group.Length == 0);
        if (!isDaily)
        {
            foreach (var point in points)
            {
                yield return (point, []);
            }

            yield break;
        }

        var (isLowered, isGap) = (false, false);
        for (var i = 0; i < points.Count; i++)
        {
            isLowered |= i > 0 && column.Kind == SeriesKind.Cumulative && points[i].Value < points[i - 1].Value;
            isGap |= i > 0 && points[i].Day.DayNumber > points[i - 1].Day.DayNumber + 1;
            if (i + 1 < points.Count && Step(points[i].Day, options.Every) == Step(points[i + 1].Day, options.Every))
            {
                continue;
            }

            yield return (points[i], [.. isLowered ? ["corrected-downward"] : Array.Empty<string>(), .. isGap ? ["after-gap"] : Array.Empty<string>()]);
            (isLowered, isGap) = (false, false);
        }
    }

    /// <summary>Days of one step have one number; weeks begin on Monday.</summary>
    private static int Step(DateOnly day, SeriesStep every) => every switch
    {
        SeriesStep.Day => day.DayNumber,
        SeriesStep.Week => day.DayNumber / 7, // 1 January of the year 1 was a Monday
        SeriesStep.Month => (day.Year * 12) + day.Month,
        _ => (day.Year * 4) + ((day.Month - 1) / 3),
    };

    private static Dictionary<string, string> Row(SeriesFormat format, SeriesColumn column, SeriesPoint point, ImmutableArray<string> flags, SeriesOptions options)
    {
        var day = Text(point.Day);
        var value = point.Value.ToString("R", CultureInfo.InvariantCulture);
        var shown = point.Value.ToString("#,0.###", CultureInfo.InvariantCulture);
        var period = point.Start is { } start ? $"{Text(start)} to {day}" : day;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = string.Join('-', new[] { format.Source, column.Key, Slug(point.Group), day }.Where(p => p.Length > 0)),
            ["quantity_code"] = column.QuantityCode,
            ["side"] = column.Side,
            ["central"] = value,
            ["bound"] = "point",
            ["unit"] = column.Unit,
            ["definition"] = point.Group.Length > 0 ? $"{column.Definition} {point.Group}" : column.Definition,
            ["as_of"] = day,
            ["published"] = Text(options.Published ?? point.Day),
            ["period_start"] = point.Start is { } first ? Text(first) : string.Empty,
            ["asserted_by"] = format.Source,
            ["reported_by"] = format.ReportedBy,
            ["origin"] = format.Source,
            ["statement"] = $"{format.SourceRow[0]}: {shown} {column.What}{(point.Group.Length > 0 ? $", {point.Group}" : string.Empty)}, {period}.",
            ["definition_code"] = column.DefinitionCode,
            ["basis"] = column.Kind == SeriesKind.SumOfPeriods ? string.Empty : "counted",
            ["flags"] = string.Join(';', flags),
        };
    }

    private static SeriesColumnReport Report(SeriesColumn column, List<SeriesPoint> points, int claims)
    {
        var falls = column.Kind == SeriesKind.Cumulative ? points.Zip(points.Skip(1)).Select(p => p.First.Value - p.Second.Value).Where(d => d > 0).ToList() : [];
        var isDaily = column.Kind is SeriesKind.Cumulative or SeriesKind.Level && points.TrueForAll(p => p.Group.Length == 0);
        var missing = isDaily && points.Count > 1 ? points[^1].Day.DayNumber - points[0].Day.DayNumber + 1 - points.Count : 0;
        return new SeriesColumnReport(column, points.Count, claims, falls.Count, falls.Count > 0 ? falls.Max() : 0, missing);
    }

    private static string Slug(string text) => string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
