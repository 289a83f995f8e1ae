using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>The ledger of a scenario; claims or sources are null where a file has mistakes.</summary>
/// <param name="OthersHash">Of the files that a ledger may do without; empty where it does.</param>
internal sealed record EvidenceFiles(ClaimTable? Claims, SourceTable? Sources, string ClaimsHash, string SourcesHash, string OthersHash)
{
    public static EvidenceFiles Read(string folder, List<Diagnostic> found)
    {
        var claimsPath = Path.Combine(folder, "claims.csv");
        var tables = LedgerTables.Read(claimsPath);
        found.AddRange(tables.Diagnostics);
        var isSound = tables.Diagnostics.All(d => d.Severity != Severity.Error);
        return new EvidenceFiles(
            tables.Claims,
            tables.Sources,
            isSound ? ScenarioHash.OfText(File.ReadAllText(claimsPath)) : string.Empty,
            isSound ? ScenarioHash.OfText(File.ReadAllText(Path.Combine(folder, "sources.csv"))) : string.Empty,
            isSound ? Others(folder) : string.Empty);
    }

    /// <summary>The hash of claims, sources and what else the ledger has; the same as ever for a ledger of two files.</summary>
    public string Hash => OthersHash.Length == 0
        ? ScenarioHash.Of(("claims", ClaimsHash), ("sources", SourcesHash))
        : ScenarioHash.Of(("claims", ClaimsHash), ("sources", SourcesHash), ("others", OthersHash));

    private static string Others(string folder)
    {
        (string Name, string Hash)[] there =
        [
            .. LedgerTables.OptionalFiles.Select(name => (name, Path: Path.Combine(folder, name))).Where(f => File.Exists(f.Path)).Select(f => (f.name, ScenarioHash.OfText(File.ReadAllText(f.Path)))),
        ];
        return there.Length == 0 ? string.Empty : ScenarioHash.Of(there);
    }
}
