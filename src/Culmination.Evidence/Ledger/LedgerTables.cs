using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>
/// The files of a ledger: claims.csv and sources.csv, and beside them documents.csv, relations.csv and definitions.csv, which may be left out. What relations.csv says is
/// joined to the claims. Null where a file has mistakes.
/// </summary>
public sealed record LedgerTables(ClaimTable? Claims, SourceTable? Sources, DocumentTable? Documents, DefinitionWords Words, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The files that may stand beside claims.csv and sources.csv.</summary>
    public static ImmutableArray<string> OptionalFiles { get; } = ["documents.csv", "relations.csv", "definitions.csv"];

    /// <summary>Reads all of them and finds all mistakes.</summary>
    public static LedgerTables Read(string claimsPath)
    {
        var found = new List<Diagnostic>();
        var words = DefinitionWords.Beside(claimsPath, found);
        var sources = SourceTable.Read(PathOf(claimsPath, "sources.csv"));
        found.AddRange(sources.Diagnostics);
        var documents = Optional(claimsPath, "documents.csv", DocumentTable.Empty, DocumentTable.Read);
        found.AddRange(documents.Diagnostics);
        var context = new ClaimContext(words)
        {
            Sources = ClaimTable.IdsOf(sources.Value),
            Documents = documents.Value is { } d ? new KnownIds([.. d.Documents.Select(x => x.Id)]) : null,
        };
        var (claims, _, mistakes) = ClaimTable.Read(new CsvInput(claimsPath), context);
        found.AddRange(mistakes);
        var isRead = mistakes.All(m => m.Severity != Severity.Error);
        var ids = isRead ? new KnownIds([.. claims.Claims.Select(c => c.Id)]) : null;
        var relations = Optional(claimsPath, "relations.csv", RelationTable.Empty, input => RelationTable.Read(input, ids));
        found.AddRange(relations.Diagnostics);
        if (isRead && relations.Value is { } rows)
        {
            claims = new ClaimTable(Joined(claims.Claims, rows));
            found.AddRange(RelationCircles.Find(claims.Claims));
        }

        return new LedgerTables(isRead ? claims : null, sources.Value, documents.Value, words, [.. found]);
    }

    internal static string PathOf(string claimsPath, string name) => Path.Combine(Path.GetDirectoryName(claimsPath) ?? string.Empty, name);

    /// <summary>Adds the rows of relations.csv to what the claims say themselves.</summary>
    internal static ImmutableArray<Claim> Joined(ImmutableArray<Claim> claims, RelationTable relations)
    {
        var rowsOf = relations.Rows.ToLookup(r => r.From, StringComparer.Ordinal);
        return
        [
            .. claims.Select(claim => rowsOf[claim.Id].Any()
                ? claim with
                {
                    Relation = string.Join(';', EvidenceLedger.Relations(claim).Concat(rowsOf[claim.Id].Select(r => new ClaimRelation(r.Word, r.To))).Distinct().Select(r => $"{r.Word}:{r.ClaimId}")),
                }
                : claim),
        ];
    }

    private static Checked<T> Optional<T>(string claimsPath, string name, T empty, Func<CsvInput, Checked<T>> read)
        where T : class
    {
        var path = PathOf(claimsPath, name);
        return File.Exists(path) ? read(new CsvInput(path)) : Checked.Of(empty, []);
    }
}
