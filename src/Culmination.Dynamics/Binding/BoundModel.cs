using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Units;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Units;

namespace Culmination.Dynamics.Binding;

/// <summary>A model whose every name has been found: scalar variables, and the orders in which they can be evaluated.</summary>
public sealed class BoundModel
{
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);

    internal BoundModel(
        Model model,
        ImmutableArray<Probe> probes,
        ImmutableArray<BoundVariable> variables,
        ImmutableArray<PlanTable> tables,
        ImmutableArray<int> initialOrder,
        ImmutableArray<int> stepOrder,
        bool dependsOnTimeStep)
    {
        Model = model;
        Probes = probes;
        Variables = variables;
        Tables = tables;
        InitialOrder = initialOrder;
        StepOrder = stepOrder;
        DependsOnTimeStep = dependsOnTimeStep;
        for (var id = 0; id < variables.Length; id++)
        {
            if (!variables[id].IsInternal)
            {
                var key = ModelName.Canonical(variables[id].Source.Name);
                if (!byName.TryGetValue(key, out var ids))
                {
                    byName.Add(key, ids = []);
                }

                ids.Add(id);
            }
        }
    }

    public Model Model { get; }

    public ImmutableArray<Probe> Probes { get; }

    /// <summary>All scalar variables; the index is the id in the plan. The model's come first, then the probes, then internal ones.</summary>
    public ImmutableArray<BoundVariable> Variables { get; }

    public ImmutableArray<PlanTable> Tables { get; }

    /// <summary>See <see cref="SimulationPlan.InitialOrder"/>.</summary>
    public ImmutableArray<int> InitialOrder { get; }

    /// <summary>See <see cref="SimulationPlan.StepOrder"/>.</summary>
    public ImmutableArray<int> StepOrder { get; }

    /// <summary>Whether another dt needs other variables (DELAY keeps one value per step).</summary>
    internal bool DependsOnTimeStep { get; }

    /// <summary>
    /// Ids meant by a name as people write it: <c>force[Invader]</c>, <c>people killed[Invader, *]</c>, or an array's bare name for all its elements. Letter case, blanks and _
    /// make no difference. Empty when unknown.
    /// </summary>
    public ImmutableArray<int> Find(string written)
    {
        var (name, wanted) = Split(written);
        if (!byName.TryGetValue(ModelName.Canonical(name), out var ids))
        {
            return [];
        }

        return wanted is null ? [.. ids] : [.. ids.Where(id => Matches(Variables[id].Elements, wanted))];
    }

    /// <summary>As <see cref="Find(string)"/>, with a diagnostic that names close names when there is none.</summary>
    public ImmutableArray<int> Find(string written, TextSpan? span, out Diagnostic? problem)
    {
        problem = null;
        var ids = Find(written);
        if (ids.IsEmpty)
        {
            var name = Split(written).Name;
            problem = byName.TryGetValue(ModelName.Canonical(name), out var elements)
                ? BindingDiagnostics.Unknown(span, "element", written, elements.Select(id => Variables[id].Name))
                : BindingDiagnostics.Unknown(span, "variable", ModelName.Display(name), Names);
        }

        return ids;
    }

    /// <summary>The model variable of a name as written, or null.</summary>
    public ModelVariable? Source(string written) => Find(written) is { IsEmpty: false } ids ? Variables[ids[0]].Source : null;

    /// <summary>The id of a probe by the name it was given, or -1.</summary>
    public int ProbeId(string name) => Find(name).FirstOrDefault(id => Variables[id].IsProbe, -1);

    /// <summary>The unit of a variable as declared, of a probe as it follows from its expression; null when unknown or when any unit would fit.</summary>
    public Unit? UnitOf(string written) => Find(written) is { IsEmpty: false } ids ? UnitCheck.UnitOf(this, Variables[ids[0]]) : null;

    /// <summary>The names of the model's variables, for suggestions.</summary>
    public IEnumerable<string> Names => Model.Variables.Select(v => v.Name);

    private static (string Name, string[]? Elements) Split(string written)
    {
        var open = written.IndexOf('[', StringComparison.Ordinal);
        return open < 0 ? (written, null) : (written[..open], written[(open + 1)..].TrimEnd().TrimEnd(']').Split(',', StringSplitOptions.TrimEntries));
    }

    private static bool Matches(ImmutableArray<string> elements, string[] wanted)
    {
        if (wanted.Length != elements.Length)
        {
            return false;
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] != "*" && !ModelName.Same(elements[i], wanted[i]))
            {
                return false;
            }
        }

        return true;
    }
}
