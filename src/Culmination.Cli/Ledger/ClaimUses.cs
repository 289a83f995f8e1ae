using Culmination.Analysis.Scenarios;

namespace Culmination.Cli.Ledger;

/// <summary>Which parameters and observations of a scenario rest on a claim.</summary>
internal sealed class ClaimUses
{
    private readonly Dictionary<string, List<ClaimUse>> uses = new(StringComparer.Ordinal);

    public ClaimUses(Scenario? scenario)
    {
        IsKnown = scenario is not null;
        foreach (var parameter in scenario?.Parameters ?? [])
        {
            foreach (var claim in parameter.Claims)
            {
                var drawn = parameter.Pool is { } pool && pool.Claims.Contains(claim, StringComparer.Ordinal) ? pool.Name == claim ? "drawn from it: " : $"drawn from the pool '{pool.Name}': " : string.Empty;
                Add(claim, new ClaimUse("parameter", parameter.Name, $"{drawn}{parameter.Prior.Describe()} ({parameter.Unit})"));
            }
        }

        foreach (var observation in scenario?.Observations ?? [])
        {
            foreach (var claim in observation.Pool?.Claims ?? [observation.ClaimId])
            {
                var through = observation.Pool is { } pool ? $", in the pool '{pool.Name}'" : string.Empty;
                Add(claim, new ClaimUse("observation", observation.Label.Length > 0 ? observation.Label : observation.Of, "of " + observation.Of + through));
            }
        }
    }

    /// <summary>Whether there is a scenario that could be read.</summary>
    public bool IsKnown { get; }

    /// <summary>In the order of the scenario.</summary>
    public IReadOnlyList<ClaimUse> Of(string claimId) => uses.GetValueOrDefault(claimId) ?? [];

    private void Add(string claim, ClaimUse use)
    {
        if (!uses.TryGetValue(claim, out var list))
        {
            uses.Add(claim, list = []);
        }

        list.Add(use);
    }
}

/// <param name="Kind">parameter or observation.</param>
/// <param name="Name">The parameter's name, or the observation's label.</param>
/// <param name="Detail">The prior, or what of the model is observed.</param>
internal sealed record ClaimUse(string Kind, string Name, string Detail);
