namespace Culmination.Cli.Commands;

/// <summary>What <c>culmination ask</c> was told; null leaves the scenario's word.</summary>
internal sealed record AskOptions(
    string Scenario,
    bool Json,
    string[] Policies,
    DateOnly? By,
    int? Members,
    ulong? Seed,
    int Jobs,
    string Kernel,
    double? TimeStep,
    bool PriorOnly,
    string? Output,
    bool Quiet,
    bool Fresh)
{
    /// <summary>An earlier answer to compare with: JSON or an archive.</summary>
    public string? Compare { get; init; }
}
