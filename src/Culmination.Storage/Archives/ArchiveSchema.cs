using System.Collections.Immutable;

namespace Culmination.Storage.Archives;

/// <summary>The tables of an archive, format version 1 (docs/formats/archive.md). The reader accepts no other schema.</summary>
internal static class ArchiveSchema
{
    /// <summary>PRAGMA user_version.</summary>
    public const int Version = 1;

    /// <summary>PRAGMA application_id: "Culm" in ASCII.</summary>
    public const int ApplicationId = 0x43756C6D;

    /// <summary>Key of the manifest row that holds the content hash; the only row the hash does not cover.</summary>
    public const string HashKey = "content_hash";

    /// <summary>In alphabetical order, which is the order of the content hash.</summary>
    public static ImmutableArray<ArchiveTable> Tables { get; } =
    [
        new("band", 3, "policy TEXT, variable TEXT, week REAL, q05 REAL, q25 REAL, q50 REAL, q75 REAL, q95 REAL"),
        new("cause", 1, "name TEXT, label TEXT, threshold_low REAL, threshold_middle REAL, threshold_high REAL, hold_weeks REAL, condition TEXT"),
        new("claim", 1, "id TEXT, quantity_code TEXT, side TEXT, low REAL, central REAL, high REAL, bound TEXT, unit TEXT, definition TEXT, as_of TEXT, published TEXT, period_start TEXT, asserted_by TEXT, reported_by TEXT, origin TEXT, relation TEXT, statement TEXT, link TEXT, entered TEXT"),
        new("finding", 1, "key TEXT, json TEXT"),
        new("manifest", 1, "key TEXT, value TEXT"),
        new("observed", 2, "claim TEXT, variable TEXT, label TEXT, unit TEXT, week REAL, low REAL, central REAL, high REAL, bound TEXT, inside90 INTEGER, prior_q05 REAL, prior_q50 REAL, prior_q95 REAL, posterior_q05 REAL, posterior_q50 REAL, posterior_q95 REAL"),
        new("outcome", 3, "policy TEXT, member INTEGER, cause TEXT, week REAL"),
        new("outcome_at", 4, "policy TEXT, threshold TEXT, member INTEGER, cause TEXT, week REAL"),
        new("parameter", 1, "id INTEGER, name TEXT, unit TEXT, prior TEXT, because TEXT, prior_q05 REAL, prior_q50 REAL, prior_q95 REAL, posterior_q05 REAL, posterior_q50 REAL, posterior_q95 REAL, contraction REAL"),
        new("people", 3, "policy TEXT, side TEXT, member INTEGER, killed_by_issue REAL, wounded_by_issue REAL, killed_by_end REAL, wounded_by_end REAL"),
        new("policy", 1, "name TEXT, label TEXT, condition TEXT"),
        new("sample", 2, "member INTEGER, parameter INTEGER, value REAL"),
        new("source", 1, "id TEXT, name TEXT, kind TEXT, reliability TEXT, note TEXT"),
        new("variable", 1, "name TEXT, unit TEXT, in_answer INTEGER"),
        new("weight", 1, "member INTEGER, value REAL, log_likelihood REAL"),
    ];

    /// <summary>A view for people: samples by name instead of by number.</summary>
    public const string SampleView =
        "CREATE VIEW sample_by_name AS SELECT s.member, p.name AS parameter, s.value FROM sample s JOIN parameter p ON p.id = s.parameter";
}

/// <summary>One table: its first <paramref name="KeyLength"/> columns are its primary key.</summary>
internal sealed record ArchiveTable(string Name, int KeyLength, string Definition)
{
    public ImmutableArray<string> Columns { get; } = [.. Definition.Split(", ").Select(c => c[..c.IndexOf(' ', StringComparison.Ordinal)])];

    public string CreateSql => $"CREATE TABLE {Name} ({Definition}, PRIMARY KEY ({string.Join(", ", Columns.Take(KeyLength))})) WITHOUT ROWID";

    public string InsertSql => $"INSERT INTO {Name} VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}"))})";

    public string SelectSql => $"SELECT {string.Join(", ", Columns)} FROM {Name} ORDER BY {string.Join(", ", Columns.Take(KeyLength))}";
}
