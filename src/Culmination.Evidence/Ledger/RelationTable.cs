using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>One row of relations.csv.</summary>
/// <param name="From">The id of the claim that hangs on the other.</param>
/// <param name="Word">A word of <see cref="RelationWords"/>.</param>
internal sealed record RelationRow(string From, string Word, string To, TextSpan Span);

/// <summary>The rows of relations.csv: the same as the column <c>relation</c> of claims.csv, for those who keep them apart.</summary>
internal sealed record RelationTable(ImmutableArray<RelationRow> Rows)
{
    public static RelationTable Empty { get; } = new([]);

    public static ImmutableArray<string> Columns { get; } = ["from", "relation", "to"];

    public static ImmutableArray<string> OptionalColumns { get; } = ["note"];

    /// <param name="ids">The claims there are, or null when claims.csv could not be read.</param>
    public static Checked<RelationTable> Read(CsvInput input, KnownIds? ids)
    {
        var found = new List<Diagnostic>();
        var rows = ImmutableArray.CreateBuilder<RelationRow>();
        if (CsvTable.Read(input, Columns, OptionalColumns, found) is { } table)
        {
            foreach (var row in table.Rows)
            {
                CsvTable.RefusePlaces(row, found);
                var (from, to) = (Claim(table, row, "from", ids, found), Claim(table, row, "to", ids, found));
                var word = RelationWords.Canonical(table.Required(row, "relation", found));
                if (word.Length > 0 && !RelationWords.Words.Contains(word, StringComparer.Ordinal))
                {
                    found.Add(LedgerDiagnostics.UnknownRelationWord(table.Cell(row, "relation").Span, word));
                }

                if (from.Length > 0 && string.Equals(from, to, StringComparison.Ordinal))
                {
                    found.Add(LedgerDiagnostics.RelationToItself(table.Cell(row, "to").Span, from));
                }

                rows.Add(new RelationRow(from, word, to, table.Cell(row, "from").Span));
            }
        }

        return Checked.Of(new RelationTable(rows.ToImmutable()), found);
    }

    private static string Claim(CsvTable table, CsvRow row, string column, KnownIds? ids, List<Diagnostic> found)
    {
        var id = table.Required(row, column, found);
        if (id.Length > 0 && ids is not null && !ids.Has(id))
        {
            found.Add(LedgerDiagnostics.UnknownRelation(table.Cell(row, column).Span, column, id, ids.InOrder));
        }

        return id;
    }
}
