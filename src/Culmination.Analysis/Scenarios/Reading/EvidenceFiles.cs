using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Reading;

/// <summary>claims.csv and sources.csv of a scenario; null where a file has mistakes.</summary>
internal sealed record EvidenceFiles(ClaimTable? Claims, SourceTable? Sources, string ClaimsHash, string SourcesHash)
{
    public static EvidenceFiles Read(string folder, List<Diagnostic> found)
    {
        var claimsPath = Path.Combine(folder, "claims.csv");
        var sourcesPath = Path.Combine(folder, "sources.csv");
        var sources = SourceTable.Read(sourcesPath);
        var claims = ClaimTable.Read(claimsPath, sources.Value);
        found.AddRange(claims.Diagnostics);
        found.AddRange(sources.Diagnostics);
        return new EvidenceFiles(
            claims.Value,
            sources.Value,
            claims.Succeeded ? ScenarioHash.OfText(File.ReadAllText(claimsPath)) : string.Empty,
            sources.Succeeded ? ScenarioHash.OfText(File.ReadAllText(sourcesPath)) : string.Empty);
    }
}
