using Culmination.Analysis.Scenarios;
using Culmination.Cli.Commands;
using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Ledger;

/// <summary>A ledger that was found and read, with the scenario it belongs to where there is one that can be read.</summary>
internal sealed record LedgerPlace(EvidenceLedger Ledger, Scenario? Scenario, IReadOnlyList<Diagnostic> Warnings)
{
    private const string ClaimsFile = "claims.csv";

    /// <summary>The day up to which evidence counts: the scenario's date of issue, else the day the last claim was published.</summary>
    public DateOnly Day => Scenario?.Calendar.Issue ?? (Ledger.Claims.IsEmpty ? default : Ledger.Claims.Max(c => c.Published));

    /// <summary>Where each claim is used; empty without a scenario.</summary>
    public ClaimUses Uses { get; } = new(Scenario);

    public ClaimGrade Grade(Claim claim) => ClaimGrade.Of(Ledger, claim);

    /// <summary>The path of the claims.csv meant by a scenario's name, a folder, or a file; null when there is none.</summary>
    public static string? Find(string given)
    {
        if (File.Exists(given) && Path.GetExtension(given).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return given;
        }

        if (File.Exists(Path.Combine(given, ClaimsFile)))
        {
            return Path.Combine(given, ClaimsFile);
        }

        return Places.FindScenario(given) is { } scenario && BesideOf(scenario, ClaimsFile) is { } claims && File.Exists(claims) ? claims : null;
    }

    public static Checked<LedgerPlace> Read(string claimsPath)
    {
        var ledger = EvidenceLedger.Read(claimsPath);
        if (ledger.Value is not { } read)
        {
            return Checked.Fail<LedgerPlace>(ledger.Diagnostics);
        }

        // Mistakes of the scenario are `check`'s business; the ledger can be read without it, only uses are then unknown.
        var scenario = BesideOf(claimsPath, "scenario.yaml") is { } path && File.Exists(path) ? ScenarioReader.Read(path).Value : null;
        return Checked.Of(new LedgerPlace(read, scenario, ledger.Diagnostics), ledger.Diagnostics);
    }

    private static string? BesideOf(string path, string name) => Path.GetDirectoryName(path) is { } folder ? Path.Combine(folder, name) : null;
}
