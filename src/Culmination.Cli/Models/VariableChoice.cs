using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Models;

/// <summary>Finds the scalar that a user means by <c>name</c> or <c>name[element]</c>.</summary>
internal static class VariableChoice
{
    /// <summary>All scalars that fit, in plan order: one, or the elements of an array named without them.</summary>
    public static ImmutableArray<int> Find(SimulationPlan plan, string given)
    {
        var (name, elements) = Split(given);
        return
        [
            .. Enumerable.Range(0, plan.Variables.Length).Where(id =>
            {
                var variable = plan.Variables[id];
                var (itsName, its) = Split(variable.Name);
                return !variable.IsInternal && ModelName.Same(itsName, name)
                    && (elements.Length == 0 || (its.Length == elements.Length && its.Zip(elements).All(p => ModelName.Same(p.First, p.Second))));
            }),
        ];
    }

    /// <summary>Help for a name that is not there.</summary>
    /// <param name="others">Other names that would have done.</param>
    public static string? Near(SimulationPlan plan, string given, params IEnumerable<string> others) =>
        Suggestion.Help(given, others.Concat(plan.Variables.Where(v => !v.IsInternal).SelectMany(v => new[] { v.Name, Split(v.Name).Name })).Distinct(StringComparer.Ordinal));

    private static (string Name, string[] Elements) Split(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        return open < 0 ? (text.Trim(), []) : (text[..open].Trim(), text[(open + 1)..].TrimEnd().TrimEnd(']').Split(',', StringSplitOptions.TrimEntries));
    }
}
