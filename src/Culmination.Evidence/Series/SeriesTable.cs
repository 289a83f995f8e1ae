using System.Collections.Immutable;
using System.Globalization;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Series;

/// <summary>One figure of a series.</summary>
/// <param name="Start">First day of the week or month it is of; null for a day.</param>
/// <param name="Group">The country or region, or empty.</param>
internal sealed record SeriesPoint(DateOnly Day, DateOnly? Start, string Group, double Value);

/// <summary>A series as read: the points of each column in the order of days; empty cells are gaps and not there.</summary>
internal sealed class SeriesTable
{
    private readonly Dictionary<string, List<SeriesPoint>> points = new(StringComparer.Ordinal);

    private SeriesTable(SeriesFormat format) => Format = format;

    public SeriesFormat Format { get; }

    public int Rows { get; private set; }

    public IReadOnlyList<SeriesPoint> Points(string column) => points.GetValueOrDefault(column) ?? [];

    /// <param name="format">How it is laid out; null to find out by the heading.</param>
    /// <param name="asOf">The day of a table without days.</param>
    public static SeriesTable? Read(string path, SeriesFormat? format, DateOnly? asOf, List<Diagnostic> found)
    {
        var rows = CsvFile.Read(new CsvInput(path), found);
        if (rows.IsEmpty)
        {
            if (found.Count == 0)
            {
                found.Add(SeriesDiagnostics.Empty(new TextSpan(path, 1, 1)));
            }

            return null;
        }

        ImmutableArray<string> heading = [.. rows[0].Cells.Select(c => c.Text.Trim())];
        foreach (var cell in rows[0].Cells.Where(c => RefusedContent.IsPlaceName(c.Text)))
        {
            found.Add(LedgerDiagnostics.Refused(cell.Span, $"places, in a column '{cell.Text}'"));
        }

        format ??= SeriesFormats.Recognise(heading);
        if (format is null)
        {
            found.Add(SeriesDiagnostics.UnknownFormat(rows[0].Cells[0].Span));
            return null;
        }

        foreach (var missing in format.Signature.Concat(format.Columns.Select(c => c.Column)).Distinct(StringComparer.Ordinal).Where(c => !heading.Contains(c, StringComparer.Ordinal)))
        {
            found.Add(LedgerDiagnostics.MissingColumn(rows[0].End, missing) with { Help = $"the series '{format.Name}' has it" });
        }

        if (format.Dates == SeriesDates.None && asOf is null)
        {
            found.Add(SeriesDiagnostics.NoDay(rows[0].Cells[0].Span));
        }

        var table = new SeriesTable(format);
        if (found.TrueForAll(d => d.Severity != Severity.Error))
        {
            table.Fill(heading, rows, asOf, found);
        }

        return table;
    }

    private void Fill(ImmutableArray<string> heading, ImmutableArray<CsvRow> rows, DateOnly? asOf, List<Diagnostic> found)
    {
        var indexOf = heading.Select((name, i) => (name, i)).DistinctBy(p => p.name, StringComparer.Ordinal).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        string[] columns = [.. Format.Columns.Select(c => c.Column).Distinct(StringComparer.Ordinal)];
        var seen = new Dictionary<(DateOnly, string), int>();
        foreach (var row in rows.Skip(1).Where(r => !r.IsBlank))
        {
            if (row.Cells.Length != heading.Length)
            {
                found.Add(LedgerDiagnostics.CellCount(row.Cells.Length < heading.Length ? row.End : row.Cells[heading.Length].Span, row.Cells.Length, heading.Length));
                continue;
            }

            var group = Format.Group.Length > 0 ? row.Cells[indexOf[Format.Group]].Text.Trim() : string.Empty;
            if (RefusedContent.Find(group) is { } passage)
            {
                found.Add(LedgerDiagnostics.Refused(row.Cells[indexOf[Format.Group]].Span, passage.What));
            }

            if (DayOf(row, indexOf, asOf, found) is not { } day)
            {
                continue;
            }

            if (!seen.TryAdd((day.Day, group), row.Cells[0].Span.Line))
            {
                found.Add(SeriesDiagnostics.RepeatedDay(row.Cells[0].Span, seen[(day.Day, group)]));
                continue;
            }

            Rows++;
            foreach (var column in columns)
            {
                Take(row.Cells[indexOf[column]], column, day, group, found);
            }
        }

        foreach (var list in points.Values)
        {
            list.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : string.CompareOrdinal(a.Group, b.Group));
        }
    }

    private void Take(CsvCell cell, string column, (DateOnly Day, DateOnly? Start) day, string group, List<Diagnostic> found)
    {
        var text = cell.Text.Trim();
        if (text.Length == 0)
        {
            return;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            found.Add(LedgerDiagnostics.NotANumber(cell.Span, column, text));
            return;
        }

        if (!points.TryGetValue(column, out var list))
        {
            points.Add(column, list = []);
        }

        list.Add(new SeriesPoint(day.Day, day.Start, group, value));
    }

    private (DateOnly Day, DateOnly? Start)? DayOf(CsvRow row, Dictionary<string, int> indexOf, DateOnly? asOf, List<Diagnostic> found)
    {
        switch (Format.Dates)
        {
            case SeriesDates.None:
                return (asOf!.Value, null);
            case SeriesDates.Day:
                var cell = row.Cells[indexOf["date"]];
                var text = cell.Text.Trim();
                var date = text.Length > 10 && text[10] is ' ' or 'T' ? text[..10] : text;
                if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return (day, null);
                }

                found.Add(LedgerDiagnostics.NotADate(cell.Span, "date", text));
                return null;
            case SeriesDates.IsoWeek:
                var week = row.Cells[indexOf["iso_week"]];
                if (Week(week.Text.Trim()) is { } monday)
                {
                    return (monday.AddDays(6), monday);
                }

                found.Add(IsWeekThatIsNot(week.Text.Trim())
                    ? SeriesDiagnostics.NoSuchWeek(week.Span, week.Text.Trim())
                    : LedgerDiagnostics.NotADate(week.Span, "iso_week", week.Text.Trim()) with { Help = "write the week as year-Wweek: 2022-W09" });
                return null;
            default:
                var (year, month) = (row.Cells[indexOf["year"]], row.Cells[indexOf["month"]]);
                if (int.TryParse(year.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && int.TryParse(month.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
                    && y is > 0 and < 9999 && m is >= 1 and <= 12)
                {
                    var first = new DateOnly(y, m, 1);
                    return (first.AddMonths(1).AddDays(-1), first);
                }

                found.Add(LedgerDiagnostics.NotADate(month.Span, "year and month", $"{year.Text} {month.Text}") with { Help = "a year in digits and a month from 1 to 12" });
                return null;
        }
    }

    /// <summary>Week 53 of a year with 52: some tables count weeks from 1 January, and their last days have no ISO week of that year.</summary>
    private static bool IsWeekThatIsNot(string text) =>
        text.Length == 8 && text.EndsWith("-W53", StringComparison.Ordinal) && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0;

    private static DateOnly? Week(string text)
    {
        var parts = text.Split("-W");
        if (parts.Length != 2 || parts[0].Length != 4 || parts[1].Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year < 1 || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        return DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
    }
}
