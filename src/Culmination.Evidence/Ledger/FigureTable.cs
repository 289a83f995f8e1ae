using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>A figure somebody gave for a quantity on a day: the columns of the ledger without which nothing can be compared. Beside them any other column may stand.</summary>
/// <param name="Row">Number of the row, from 1.</param>
/// <param name="Published">The day it became known, where the table says so.</param>
/// <param name="PeriodStart">For a sum or a mean over a period its first day, where the table says so.</param>
/// <param name="Span">Where the quantity's code stands.</param>
/// <param name="UnitSpan">Where the unit stands.</param>
public sealed record Figure(
    int Row,
    string QuantityCode,
    string Side,
    DateOnly AsOf,
    double? Low,
    double? Central,
    double? High,
    string Unit,
    string AssertedBy,
    DateOnly? Published,
    DateOnly? PeriodStart,
    TextSpan Span,
    TextSpan UnitSpan);

/// <summary>The rows of a table of figures, in the order of the file (docs/formats/record.md).</summary>
public sealed record FigureTable(ImmutableArray<Figure> Figures)
{
    /// <summary>The columns every table of figures has.</summary>
    public static ImmutableArray<string> Columns { get; } = ["quantity_code", "side", "as_of", "low", "central", "high", "unit", "asserted_by"];

    /// <summary>Columns that are read where they stand.</summary>
    public static ImmutableArray<string> OptionalColumns { get; } = ["published", "period_start"];

    /// <summary>Reads a table and finds all mistakes in it (E06xx, E0901).</summary>
    public static Checked<FigureTable> Read(string path)
    {
        var found = new List<Diagnostic>();
        var figures = ImmutableArray.CreateBuilder<Figure>();
        if (CsvTable.Read(new CsvInput(path), Columns, OptionalColumns, mayHaveOthers: true, found) is { } table)
        {
            foreach (var row in table.Rows)
            {
                CsvTable.RefusePlaces(row, found);
                figures.Add(ReadRow(table, row, figures.Count + 1, found));
            }
        }

        return Checked.Of(new FigureTable(figures.ToImmutable()), found);
    }

    private static Figure ReadRow(CsvTable table, CsvRow row, int number, List<Diagnostic> found)
    {
        var (low, central, high) = (table.Number(row, "low", found), table.Number(row, "central", found), table.Number(row, "high", found));
        CheckOrder(table, row, low, central, high, found);
        var unit = table.Required(row, "unit", found);
        if (unit.Length > 0 && ClaimUnits.Problem(unit) is { } why)
        {
            found.Add(LedgerDiagnostics.UnknownUnit(table.Cell(row, "unit").Span, unit, why));
        }

        var day = table.Required(row, "as_of", found).Length > 0 ? table.Date(row, "as_of", found) : null;
        var periodStart = table.Has("period_start") ? table.Date(row, "period_start", found) : null;
        if (periodStart > day)
        {
            found.Add(LedgerDiagnostics.PeriodAfterDay(table.Cell(row, "period_start").Span));
        }

        return new Figure(
            number, table.Required(row, "quantity_code", found), table.Required(row, "side", found), day ?? default, low, central, high, unit,
            table.Optional(row, "asserted_by"), table.Has("published") ? table.Date(row, "published", found) : null, periodStart,
            table.Cell(row, "quantity_code").Span, table.Cell(row, "unit").Span);
    }

    private static void CheckOrder(CsvTable table, CsvRow row, double? low, double? central, double? high, List<Diagnostic> found)
    {
        if (low > central)
        {
            found.Add(LedgerDiagnostics.NotInOrder(table.Cell(row, "central").Span, "low", "central"));
        }

        if (central > high)
        {
            found.Add(LedgerDiagnostics.NotInOrder(table.Cell(row, "high").Span, "central", "high"));
        }
        else if (low > high && !(low > central))
        {
            found.Add(LedgerDiagnostics.NotInOrder(table.Cell(row, "high").Span, "low", "high"));
        }
    }
}
