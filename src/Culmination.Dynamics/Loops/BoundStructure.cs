using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Loops;

/// <summary>A structure whose names have been found in a plan.</summary>
/// <param name="Variables">In the order of the structure; outcomes have no elements.</param>
/// <param name="Orders">Ids of the scalars that are orders.</param>
public sealed record BoundStructure(ModelStructure Structure, ImmutableArray<BoundStructureVariable> Variables, ImmutableArray<int> Orders)
{
    /// <summary>All scalars that are held or moved, each once, in ascending order.</summary>
    public ImmutableArray<int> Elements { get; } = [.. Variables.SelectMany(v => v.Elements).Concat(Orders).Distinct().Order()];

    public BoundStructureVariable Variable(string id) => Variables.First(v => v.Variable.Id == id);

    /// <summary>Finds the names; all that are missing are named.</summary>
    public static Checked<BoundStructure> Bind(ModelStructure structure, SimulationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(plan);
        var found = new List<Diagnostic>();
        var names = new Names(plan);
        var variables = ImmutableArray.CreateBuilder<BoundStructureVariable>();
        foreach (var variable in structure.Variables)
        {
            if (variable.IsOutcome)
            {
                variables.Add(new BoundStructureVariable(variable, [], []));
                continue;
            }

            var parts = variable.ModelName.Split('&', StringSplitOptions.TrimEntries);
            var measured = Terms(parts[0], variable.Span, names, found);
            variables.Add(new BoundStructureVariable(variable, measured, [.. measured, .. parts.Skip(1).SelectMany(p => Terms(p, variable.Span, names, found))]));
        }

        ImmutableArray<int> orders = [.. structure.Orders.SelectMany(o => Terms(o.ModelName, o.Span, names, found))];
        return Checked.Of(new BoundStructure(structure, variables.ToImmutable(), orders), found);
    }

    private static ImmutableArray<int> Terms(string text, TextSpan span, Names names, List<Diagnostic> found)
    {
        var ids = ImmutableArray.CreateBuilder<int>();
        foreach (var term in text.Split('+', StringSplitOptions.TrimEntries))
        {
            var fitting = names.Find(term);
            if (fitting.IsEmpty)
            {
                found.Add(StructureDiagnostics.Unknown(span, term, names.Near(term)));
            }

            ids.AddRange(fitting);
        }

        return ids.ToImmutable();
    }

    /// <summary>Names with elements divided by <c>;</c>, <c>*</c> standing for any.</summary>
    private sealed class Names(SimulationPlan plan)
    {
        private readonly ILookup<string, (string[] Elements, int Id)> byName = Enumerable.Range(0, plan.Variables.Length)
            .Where(id => !plan.Variables[id].IsInternal)
            .Select(id => (Split(plan.Variables[id].Name, ','), id))
            .ToLookup(p => ModelName.Canonical(p.Item1.Name), p => (p.Item1.Elements, p.id), StringComparer.Ordinal);

        public ImmutableArray<int> Find(string term)
        {
            var (name, wanted) = Split(term, ';');
            return [.. byName[ModelName.Canonical(name)].Where(v => Fits(v.Elements, wanted)).Select(v => v.Id)];
        }

        public string? Near(string term) => Suggestion.Nearest(ModelName.Canonical(Split(term, ';').Name), byName.Select(g => g.Key));

        private static bool Fits(string[] elements, string[] wanted) =>
            elements.Length == wanted.Length && elements.Zip(wanted).All(p => p.Second == "*" || ModelName.Same(p.First, p.Second));

        private static (string Name, string[] Elements) Split(string text, char divider)
        {
            var open = text.IndexOf('[', StringComparison.Ordinal);
            return open < 0 ? (text, []) : (text[..open], text[(open + 1)..].TrimEnd().TrimEnd(']').Split(divider, StringSplitOptions.TrimEntries));
        }
    }
}

/// <param name="Measured">Scalars whose sum is the variable's value.</param>
/// <param name="Elements">Those and the scalars that are moved and held with it.</param>
public sealed record BoundStructureVariable(StructureVariable Variable, ImmutableArray<int> Measured, ImmutableArray<int> Elements);
