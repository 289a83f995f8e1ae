using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Experiments;

/// <summary>Which constants of a plan are set from outside.</summary>
internal static class ScenarioInputs
{
    internal static ImmutableArray<int> Parameters(BoundScenario scenario) => [.. scenario.Parameters.SelectMany(p => p.Variables).Distinct().Order()];

    internal static ImmutableArray<int> ParametersAndLevers(BoundScenario scenario) =>
        [.. scenario.Parameters.SelectMany(p => p.Variables).Concat(scenario.Policies.SelectMany(p => p.Levers).SelectMany(l => l.Variables)).Distinct().Order()];
}
