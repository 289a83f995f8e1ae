using System.Collections.Immutable;
using System.Text;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Evidence.Ledger;

/// <summary>Rows that somebody wants to add to a ledger: CSV texts with a heading, by the columns of its files; empty where there are none.</summary>
/// <param name="Name">What the texts are called in messages: a file's name, or "standard input".</param>
/// <param name="Claims">Needs the columns of <see cref="ClaimTable.ColumnsNeeded"/>.</param>
public sealed record LedgerRows(string Name, string Claims)
{
    public string Sources { get; init; } = string.Empty;

    public string Documents { get; init; } = string.Empty;

    public string Relations { get; init; } = string.Empty;

    /// <summary>Leaves out claims and sources that are in the ledger already, instead of refusing them: for series that are imported again when they have grown.</summary>
    public bool LeavesOutWhatIsThere { get; init; }
}

/// <summary>A file of a ledger as it would be.</summary>
/// <param name="Before">Its text now, or null where it is not there yet: whoever writes compares, so that nobody's change in between is lost.</param>
public sealed record ChangedFile(string Path, string? Before, string Text);

/// <summary>What adding rows does to a ledger: nothing has been written yet.</summary>
/// <param name="Files">In the order in which they are to be written: a claim never stands there before what it names.</param>
/// <param name="Added">The claims that come in.</param>
public sealed record LedgerChange(ImmutableArray<ChangedFile> Files, ImmutableArray<Claim> Added)
{
    /// <summary>Claims that are there already and were left out.</summary>
    public int LeftOut { get; init; }
}

/// <summary>Adds rows to a ledger. Everything is checked, alone and beside what is there, before anything is changed; the rows that are there stay as they are, byte for byte.</summary>
public static class LedgerAppend
{
    /// <summary>What the files of the ledger would be with the rows, or what is wrong with them.</summary>
    public static Checked<LedgerChange> Plan(string claimsPath, LedgerRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var now = LedgerTables.Read(claimsPath);
        if (now is not { Claims: { } claims, Sources: { } sources, Documents: { } documents } || now.Diagnostics.Any(d => d.Severity == Severity.Error))
        {
            return Checked.Fail<LedgerChange>(now.Diagnostics);
        }

        var plan = new LedgerAdditions(claimsPath, rows, claims, sources, documents, now.Words);
        var added = plan.Read();
        if (plan.Found.Any(d => d.Severity == Severity.Error))
        {
            return Checked.Fail<LedgerChange>(plan.Found);
        }

        return Checked.Of(new LedgerChange(plan.Files(), added) { LeftOut = plan.LeftOut }, plan.Found);
    }
}

/// <summary>Rows on their way into a ledger.</summary>
internal sealed class LedgerAdditions(string claimsPath, LedgerRows rows, ClaimTable claims, SourceTable sources, DocumentTable documents, DefinitionWords words)
{
    private CsvTable? newClaims;
    private CsvTable? newSources;
    private CsvTable? newDocuments;
    private CsvTable? newRelations;

    public List<Diagnostic> Found { get; } = [];

    public int LeftOut { get; private set; }

    public ImmutableArray<Claim> Read()
    {
        newSources = Cells(rows.Sources, "sources", SourceTable.Columns, []);
        if (rows.LeavesOutWhatIsThere)
        {
            newSources = newSources?.Where((row, table) => sources.Sources.All(s => s.Id != table.Optional(row, "id")));
        }

        newDocuments = Cells(rows.Documents, "documents", DocumentTable.Columns, []);
        newRelations = Cells(rows.Relations, "relations", RelationTable.Columns, RelationTable.OptionalColumns);
        var sourceIds = Ids(newSources is not { Rows.IsEmpty: false } ? [] : Take(SourceTable.Read(Input(rows.Sources, "sources"))) is { } s ? [.. s.Sources.Select(x => x.Id)] : [], newSources, [.. sources.Sources.Select(x => x.Id)]);
        var documentIds = Ids(newDocuments is null ? [] : Take(DocumentTable.Read(Input(rows.Documents, "documents"))) is { } d ? [.. d.Documents.Select(x => x.Id)] : [], newDocuments, [.. documents.Documents.Select(x => x.Id)]);
        ImmutableArray<string> claimIds = [.. claims.Claims.Select(c => c.Id)];
        var context = new ClaimContext(words) { Sources = sourceIds, Documents = documentIds, Claims = claimIds, IsAddition = true };
        var (read, table, found) = ClaimTable.Read(new CsvInput(rows.Name, rows.Claims), context);
        Found.AddRange(found);
        newClaims = table;
        if (table is null)
        {
            return [];
        }

        if (rows.LeavesOutWhatIsThere && Found.TrueForAll(d => d.Severity != Severity.Error))
        {
            var there = claims.Claims.Select(Key).ToHashSet();
            var isThere = table.Rows.Zip(read.Claims).Where(p => there.Contains(Key(p.Second))).Select(p => p.First).ToHashSet();
            LeftOut = isThere.Count;
            newClaims = table.Where((row, _) => !isThere.Contains(row));
            read = new ClaimTable([.. table.Rows.Zip(read.Claims).Where(p => !isThere.Contains(p.First)).Select(p => p.Second)]);
            table = newClaims;
        }

        Ids([.. read.Claims.Select(c => c.Id)], table, claimIds);
        CheckSame(read.Claims);
        var all = claims.Claims.AddRange(read.Claims);
        if (newRelations is not null && Take(RelationTable.Read(Input(rows.Relations, "relations"), new KnownIds([.. all.Select(c => c.Id)]))) is { } relations)
        {
            all = LedgerTables.Joined(all, relations);
        }

        if (Found.TrueForAll(d => d.Severity != Severity.Error))
        {
            Found.AddRange(RelationCircles.Find(all));
        }

        return read.Claims;
    }

    public ImmutableArray<ChangedFile> Files()
    {
        var files = ImmutableArray.CreateBuilder<ChangedFile>();
        Add("sources.csv", SourceTable.Columns, newSources);
        Add("documents.csv", DocumentTable.Columns, newDocuments);
        Add(Path.GetFileName(claimsPath), ClaimTable.Columns, newClaims);
        Add("relations.csv", RelationTable.Columns, newRelations);
        return files.ToImmutable();

        void Add(string name, ImmutableArray<string> columns, CsvTable? added)
        {
            if (added is { Rows.IsEmpty: false })
            {
                files.Add(CsvGrowth.Of(LedgerTables.PathOf(claimsPath, name), columns, added));
            }
        }
    }

    private CsvInput Input(string text, string what) => new($"{rows.Name} ({what})", text);

    private CsvTable? Cells(string text, string what, ImmutableArray<string> columns, ImmutableArray<string> optional) =>
        text.Length == 0 ? null : CsvTable.Read(Input(text, what), columns, optional, []);

    private T? Take<T>(Checked<T> read)
        where T : class
    {
        Found.AddRange(read.Diagnostics);
        return read.Value;
    }

    /// <summary>The ids there will be; one that is taken already is a mistake.</summary>
    private KnownIds Ids(ImmutableArray<string> added, CsvTable? table, ImmutableArray<string> there)
    {
        var known = new KnownIds(there);
        for (var i = 0; table is not null && i < added.Length; i++)
        {
            if (known.Has(added[i]))
            {
                Found.Add(LedgerDiagnostics.TakenId(table.Cell(table.Rows[i], "id").Span, added[i]));
            }
        }

        return new KnownIds([.. there, .. added]);
    }

    private void CheckSame(ImmutableArray<Claim> added)
    {
        var seen = claims.Claims.ToLookup(Key);
        var earlier = new Dictionary<object, Claim>();
        foreach (var claim in added)
        {
            var same = seen[Key(claim)].FirstOrDefault() ?? earlier.GetValueOrDefault(Key(claim));
            var isSaid = same is not null && EvidenceLedger.Relations(claim).Any(r => string.Equals(r.ClaimId, same.Id, StringComparison.Ordinal));
            if (same is not null && !isSaid && !string.Equals(same.Id, claim.Id, StringComparison.Ordinal))
            {
                Found.Add(LedgerDiagnostics.SameClaim(claim.Span, claim.Id, same.Id));
            }

            earlier.TryAdd(Key(claim), claim);
        }
    }

    /// <summary>What makes two claims one assertion. Claims without figures differ by their words.</summary>
    private static object Key(Claim claim) => (
        claim.AssertedBy, claim.QuantityCode, claim.Side, claim.Bound, claim.Unit, claim.AsOf,
        (claim.Low, claim.Central, claim.High, claim.Counts, claim.Middle is null ? claim.Statement : string.Empty));
}
