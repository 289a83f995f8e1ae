using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Experiments;

/// <summary>One member in the middle of the priors.</summary>
public static class MedianInputs
{
    /// <summary>Each parameter of the scenario at its prior's median (a structural switch: the form with the most weight, of several the first), in model units, for the constants it sets.</summary>
    public static ImmutableArray<KeyValuePair<int, double>> Of(BoundScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var space = new ParameterSpace(scenario.Parameters);
        return [.. scenario.Parameters.SelectMany((p, i) => p.Variables.Select(v => KeyValuePair.Create(v, p.Switch is { } choice ? choice.Forms.MaxBy(f => f.Weight)!.Value : space.Value(i, 0))))];
    }
}
