using System.Collections.Immutable;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Planning;

namespace Culmination.Cli.Models;

/// <summary>Finds what a user means by an id of a structure, or by <c>name</c> or <c>name[element]</c>.</summary>
internal static class LoopVariable
{
    public static ImmutableArray<int> Find(SimulationPlan plan, BoundStructure? structure, string given) =>
        IsId(structure, given) ? structure!.Variable(given).Elements : VariableChoice.Find(plan, given);

    /// <summary>Outcomes are no variables of the model.</summary>
    public static bool IsId(BoundStructure? structure, string given) => structure?.Variables.Any(v => v.Variable.Id == given && v.Elements.Length > 0) ?? false;

    /// <summary>Help for a name that is not there.</summary>
    public static string? Near(SimulationPlan plan, BoundStructure? structure, string given) =>
        VariableChoice.Near(plan, given, structure?.Variables.Where(v => v.Elements.Length > 0).Select(v => v.Variable.Id) ?? []);
}
