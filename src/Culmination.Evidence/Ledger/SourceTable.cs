using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>The rows of sources.csv, in the order of the file.</summary>
public sealed record SourceTable(ImmutableArray<Source> Sources)
{
    /// <summary>The columns of sources.csv, in their usual order.</summary>
    public static ImmutableArray<string> Columns { get; } = ["id", "name", "kind", "reliability", "note"];

    /// <summary>Reads sources.csv and finds all mistakes in it (E06xx, E0901).</summary>
    public static Checked<SourceTable> Read(string path) => Read(new CsvInput(path));

    internal static Checked<SourceTable> Read(CsvInput input)
    {
        var found = new List<Diagnostic>();
        var sources = ImmutableArray.CreateBuilder<Source>();
        if (CsvTable.Read(input, Columns, [], found) is { } table)
        {
            var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                CsvTable.RefusePlaces(row, found);
                sources.Add(ReadRow(table, row, lineOf, found));
            }
        }

        return Checked.Of(new SourceTable(sources.ToImmutable()), found);
    }

    private static Source ReadRow(CsvTable table, CsvRow row, Dictionary<string, int> lineOf, List<Diagnostic> found)
    {
        var idSpan = table.Cell(row, "id").Span;
        var id = table.Required(row, "id", found);
        if (!lineOf.TryAdd(id, idSpan.Line) && id.Length > 0)
        {
            found.Add(LedgerDiagnostics.RepeatedId(idSpan, id, lineOf[id]));
        }

        var letter = table.Required(row, "reliability", found);
        if (letter.Length > 0 && letter is not ("A" or "B" or "C" or "D" or "E" or "F"))
        {
            found.Add(LedgerDiagnostics.BadReliability(table.Cell(row, "reliability").Span, letter));
        }

        return new Source(
            id,
            table.Required(row, "name", found),
            table.Optional(row, "kind"),
            letter.Length > 0 ? letter[0] : 'F',
            table.Optional(row, "note"),
            idSpan);
    }
}
