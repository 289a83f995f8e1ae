using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>The rows of claims.csv, in the order of the file.</summary>
public sealed record ClaimTable(ImmutableArray<Claim> Claims)
{
    /// <summary>The columns of claims.csv, in their usual order.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [
        "id", "quantity_code", "side", "low", "central", "high", "bound", "unit", "definition", "as_of", "published", "period_start",
        "asserted_by", "reported_by", "origin", "relation", "statement", "link", "entered",
    ];

    /// <summary>Columns that claims.csv may have beside them.</summary>
    public static ImmutableArray<string> OptionalColumns { get; } = ["definition_code", "basis", "hedge", "document", "span_start", "span_end", "quotation", "flags"];

    /// <summary>The columns without which rows cannot be added to a ledger.</summary>
    public static ImmutableArray<string> ColumnsNeeded { get; } = ["id", "quantity_code", "side", "bound", "unit", "as_of", "published", "asserted_by", "origin", "statement"];

    /// <summary>Reads claims.csv and finds all mistakes in it (E06xx, E0901); whether its sources exist is not looked at.</summary>
    public static Checked<ClaimTable> Read(string path) => Read(path, null);

    /// <summary>The same, with sources.csv at hand: a claim by an unknown source is a mistake.</summary>
    /// <param name="sources">The sources there are, or null when sources.csv could not be read.</param>
    public static Checked<ClaimTable> Read(string path, SourceTable? sources)
    {
        var found = new List<Diagnostic>();
        var words = DefinitionWords.Beside(path, found);
        var read = Read(new CsvInput(path), new ClaimContext(words) { Sources = IdsOf(sources) });
        return Checked.Of(read.Table, [.. found, .. read.Found]);
    }

    /// <summary>Reads a table that is on disk or not yet, and what it may refer to.</summary>
    internal static (ClaimTable Table, CsvTable? Cells, ImmutableArray<Diagnostic> Found) Read(CsvInput input, ClaimContext context)
    {
        var found = new List<Diagnostic>();
        var claims = ImmutableArray.CreateBuilder<Claim>();
        var table = context.IsAddition
            ? CsvTable.Read(input, ColumnsNeeded, [.. Columns.Except(ColumnsNeeded, StringComparer.Ordinal), .. OptionalColumns], found)
            : CsvTable.Read(input, Columns, OptionalColumns, found);
        if (table is not null)
        {
            var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                CsvTable.RefusePlaces(row, found);
                claims.Add(new ClaimRow(table, row, context.Words, found).Read(lineOf));
            }

            CheckRelations(table, claims, context.Claims, found);
            CheckNamed(table, "asserted_by", context.Sources, (span, id) => LedgerDiagnostics.UnknownSource(span, "asserted_by", id, context.Sources!.InOrder), found);
            CheckNamed(table, "document", context.Documents, (span, id) => LedgerDiagnostics.UnknownDocument(span, id, context.Documents!.InOrder), found);
        }

        return (new ClaimTable(claims.ToImmutable()), table, [.. found]);
    }

    internal static KnownIds? IdsOf(SourceTable? sources) => sources is null ? null : new KnownIds([.. sources.Sources.Select(s => s.Id)]);

    private static void CheckRelations(CsvTable table, ImmutableArray<Claim>.Builder claims, ImmutableArray<string> others, List<Diagnostic> found)
    {
        var known = new KnownIds([.. others, .. claims.Select(c => c.Id)]);
        for (var i = 0; i < claims.Count; i++)
        {
            var span = table.Cell(table.Rows[i], "relation").Span;
            foreach (var part in claims[i].Relation.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = part.IndexOf(':', StringComparison.Ordinal);
                var id = colon < 0 ? string.Empty : part[(colon + 1)..].Trim();
                if (colon >= 0 && !RelationWords.Words.Contains(RelationWords.Canonical(part[..colon]), StringComparer.Ordinal))
                {
                    found.Add(LedgerDiagnostics.UnknownRelationWord(span, part[..colon].Trim()));
                }

                if (!known.Has(id))
                {
                    found.Add(LedgerDiagnostics.UnknownRelation(span, "relation", colon < 0 ? part : id, known.InOrder));
                }
                else if (string.Equals(id, claims[i].Id, StringComparison.Ordinal))
                {
                    found.Add(LedgerDiagnostics.RelationToItself(span, id));
                }
            }
        }
    }

    private static void CheckNamed(CsvTable table, string column, KnownIds? known, Func<TextSpan, string, Diagnostic> unknown, List<Diagnostic> found)
    {
        if (known is null || !table.Has(column))
        {
            return;
        }

        foreach (var row in table.Rows)
        {
            var id = table.Optional(row, column);
            if (id.Length > 0 && !known.Has(id))
            {
                found.Add(unknown(table.Cell(row, column).Span, id));
            }
        }
    }
}

/// <summary>What the rows of claims.csv may refer to; null where it is not known and therefore not looked at.</summary>
internal sealed record ClaimContext(DefinitionWords Words)
{
    public KnownIds? Sources { get; init; }

    public KnownIds? Documents { get; init; }

    /// <summary>Claims that stand elsewhere: relations may name them.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>Rows on their way into a ledger: columns that may be empty may be missing.</summary>
    public bool IsAddition { get; init; }
}
