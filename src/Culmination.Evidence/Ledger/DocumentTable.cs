using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>A text that claims were read from: one row of documents.csv.</summary>
/// <param name="Published">The day it appeared; null where it is not known.</param>
/// <param name="Language">Of the text the spans point into: en, nb, uk, ….</param>
/// <param name="Sha256">Lower-case hex, of the text in UTF-8 without byte order mark, lines ended by a line feed; empty where the text was not kept.</param>
/// <param name="Archive">Where a copy is kept that does not change.</param>
public sealed record Document(
    string Id, string Title, string Publisher, string Author, DateOnly? Published, string Language, string Url, string Sha256, string Archive, TextSpan Span);

/// <summary>The rows of documents.csv, in the order of the file.</summary>
public sealed record DocumentTable(ImmutableArray<Document> Documents)
{
    public static DocumentTable Empty { get; } = new([]);

    /// <summary>The columns of documents.csv, in their usual order.</summary>
    public static ImmutableArray<string> Columns { get; } = ["id", "title", "publisher", "author", "published", "language", "url", "sha256", "archive"];

    internal static Checked<DocumentTable> Read(CsvInput input)
    {
        var found = new List<Diagnostic>();
        var documents = ImmutableArray.CreateBuilder<Document>();
        if (CsvTable.Read(input, Columns, [], found) is { } table)
        {
            var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                CsvTable.RefusePlaces(row, found);
                documents.Add(ReadRow(table, row, lineOf, found));
            }
        }

        return Checked.Of(new DocumentTable(documents.ToImmutable()), found);
    }

    private static Document ReadRow(CsvTable table, CsvRow row, Dictionary<string, int> lineOf, List<Diagnostic> found)
    {
        var span = table.Cell(row, "id").Span;
        var id = table.Required(row, "id", found);
        if (!lineOf.TryAdd(id, span.Line) && id.Length > 0)
        {
            found.Add(LedgerDiagnostics.RepeatedId(span, id, lineOf[id]));
        }

        var hash = table.Optional(row, "sha256").ToLowerInvariant();
        if (hash.Length > 0 && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)))
        {
            found.Add(LedgerDiagnostics.BadHash(table.Cell(row, "sha256").Span));
        }

        return new Document(
            id, table.Required(row, "title", found), table.Optional(row, "publisher"), table.Optional(row, "author"), table.Date(row, "published", found),
            table.Optional(row, "language"), table.Optional(row, "url"), hash, table.Optional(row, "archive"), span);
    }
}
