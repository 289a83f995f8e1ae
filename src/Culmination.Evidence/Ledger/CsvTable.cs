using System.Collections.Immutable;
using System.Globalization;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>A CSV file whose heading has been compared with the columns the table has, and its rows, which have as many cells as the heading.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> columnOf;

    private CsvTable(string path, Dictionary<string, int> columnOf, CsvRow heading, ImmutableArray<CsvRow> rows)
    {
        Path = path;
        this.columnOf = columnOf;
        Heading = heading;
        Rows = rows;
    }

    public CsvRow Heading { get; }

    public string Path { get; }

    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>Reads a table; null where the file or its heading is no good. Rows of a wrong length are left out with a diagnostic.</summary>
    public static CsvTable? Read(string path, ImmutableArray<string> columns, List<Diagnostic> found) => Read(new CsvInput(path), columns, [], found);

    /// <summary>The same with columns that a table may have or not.</summary>
    public static CsvTable? Read(CsvInput input, ImmutableArray<string> columns, ImmutableArray<string> optional, List<Diagnostic> found) =>
        Read(input, columns, optional, mayHaveOthers: false, found);

    /// <param name="mayHaveOthers">Whether columns that are not known are let be.</param>
    public static CsvTable? Read(CsvInput input, ImmutableArray<string> columns, ImmutableArray<string> optional, bool mayHaveOthers, List<Diagnostic> found)
    {
        var path = input.Path;
        var before = found.Count;
        var rows = CsvFile.Read(input, found);
        if (rows.IsEmpty)
        {
            if (found.Count == before)
            {
                found.Add(LedgerDiagnostics.MissingColumn(new TextSpan(path, 1, 1), columns[0]));
            }

            return null;
        }

        var heading = ReadHeading(rows[0], columns, optional, mayHaveOthers, found);
        var kept = ImmutableArray.CreateBuilder<CsvRow>(rows.Length - 1);
        foreach (var row in rows.Skip(1).Where(r => !r.IsBlank))
        {
            if (row.Cells.Length == rows[0].Cells.Length)
            {
                kept.Add(row);
            }
            else
            {
                found.Add(LedgerDiagnostics.CellCount(
                    row.Cells.Length < rows[0].Cells.Length ? row.End : row.Cells[rows[0].Cells.Length].Span, row.Cells.Length, rows[0].Cells.Length));
            }
        }

        return columns.All(heading.ContainsKey) ? new CsvTable(path, heading, rows[0], kept.ToImmutable()) : null;
    }

    /// <summary>The table with those of its rows that a test lets pass.</summary>
    public CsvTable Where(Func<CsvRow, CsvTable, bool> keep) => new(Path, columnOf, Heading, [.. Rows.Where(r => keep(r, this))]);

    public bool Has(string column) => columnOf.ContainsKey(column);

    /// <summary>The cell of a column; an empty one at the row's beginning where the table does without the column.</summary>
    public CsvCell Cell(CsvRow row, string column) =>
        columnOf.TryGetValue(column, out var i) ? row.Cells[i] : new CsvCell(string.Empty, row.Cells[0].Span, IsQuoted: false, IsVerbatim: false);

    /// <summary>The text of a cell without blanks around it; a diagnostic when it is empty.</summary>
    public string Required(CsvRow row, string column, List<Diagnostic> found)
    {
        var cell = Cell(row, column);
        var text = cell.Text.Trim();
        if (text.Length == 0)
        {
            found.Add(LedgerDiagnostics.EmptyCell(cell.Span, column));
        }

        return text;
    }

    public string Optional(CsvRow row, string column) => Cell(row, column).Text.Trim();

    public int? Count(CsvRow row, string column, List<Diagnostic> found)
    {
        var text = Optional(row, column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        if (text.Length == 0)
        {
            return null;
        }

        found.Add(LedgerDiagnostics.BadSpan(Cell(row, column).Span, $"{column}: '{text}' is not a whole number from 0 on"));
        return null;
    }

    public double? Number(CsvRow row, string column, List<Diagnostic> found)
    {
        var text = Optional(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        found.Add(LedgerDiagnostics.NotANumber(Cell(row, column).Span, column, text));
        return null;
    }

    public DateOnly? Date(CsvRow row, string column, List<Diagnostic> found)
    {
        var text = Optional(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        found.Add(LedgerDiagnostics.NotADate(Cell(row, column).Span, column, text));
        return null;
    }

    /// <summary>Refuses passages that give places in any of the cells.</summary>
    public static void RefusePlaces(CsvRow row, List<Diagnostic> found)
    {
        foreach (var cell in row.Cells)
        {
            if (RefusedContent.Find(cell.Text) is { } passage)
            {
                found.Add(LedgerDiagnostics.Refused(cell.Part(passage.Start, passage.Length), passage.What));
            }
        }
    }

    private static Dictionary<string, int> ReadHeading(CsvRow heading, ImmutableArray<string> columns, ImmutableArray<string> optional, bool mayHaveOthers, List<Diagnostic> found)
    {
        var known = columns.AddRange(optional);
        var indexOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heading.Cells.Length; i++)
        {
            var cell = heading.Cells[i];
            var name = cell.Text.Trim();
            if (RefusedContent.IsPlaceName(name))
            {
                found.Add(LedgerDiagnostics.Refused(cell.Span, $"places, in a column '{name}'"));
            }
            else if (!known.Contains(name, StringComparer.Ordinal))
            {
                if (mayHaveOthers)
                {
                    continue;
                }

                found.Add(LedgerDiagnostics.UnknownColumn(cell.Span, name, Suggestion.Nearest(name, known) is { } near ? $"did you mean '{near}'?" : null));
            }
            else if (!indexOf.TryAdd(name, i))
            {
                found.Add(LedgerDiagnostics.RepeatedColumn(cell.Span, name));
            }
        }

        foreach (var column in columns.Where(c => !indexOf.ContainsKey(c)))
        {
            found.Add(LedgerDiagnostics.MissingColumn(heading.End, column));
        }

        return indexOf;
    }
}
