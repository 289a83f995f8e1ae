using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>An auxiliary that a scenario adds to a model: an expression over its variables, with names written plainly.</summary>
public sealed record Probe(string Name, string Expression, TextSpan? Span);

/// <summary>One scalar variable: a variable of the model at one element.</summary>
/// <param name="Source">The variable of the model.</param>
/// <param name="Elements">Its element per dimension.</param>
/// <param name="Expression">Its equation as written.</param>
/// <param name="Plan">Its scalar form.</param>
/// <param name="Reads">Ids it reads, at the same time.</param>
public sealed record BoundVariable(
    string Name, ModelVariable Source, ImmutableArray<string> Elements, Expression? Expression, PlanExpression Plan, ImmutableArray<int> Reads, bool IsProbe);

/// <summary>A model whose every name has been found: scalar variables in order of declaration, probes last, and their orders of evaluation.</summary>
public sealed class BoundModel
{
    private readonly ImmutableDictionary<string, ImmutableArray<int>> byName;

    internal BoundModel(
        Model model,
        ImmutableArray<BoundVariable> variables,
        ImmutableArray<PlanTable> tables,
        ImmutableArray<int> initialOrder,
        ImmutableArray<int> stepOrder,
        ImmutableDictionary<string, ImmutableArray<int>> byName)
    {
        Model = model;
        Variables = variables;
        Tables = tables;
        InitialOrder = initialOrder;
        StepOrder = stepOrder;
        this.byName = byName;
    }

    public Model Model { get; }

    public ImmutableArray<BoundVariable> Variables { get; }

    public ImmutableArray<PlanTable> Tables { get; }

    public ImmutableArray<int> InitialOrder { get; }

    public ImmutableArray<int> StepOrder { get; }

    /// <summary>Ids meant by a name as people write it: <c>force[Invader]</c>, <c>people killed[Invader, *]</c>, or an array's bare name for all its elements. Empty when unknown.</summary>
    public ImmutableArray<int> Find(string written)
    {
        var bracket = written.IndexOf('[', StringComparison.Ordinal);
        var name = ModelName.Canonical(bracket < 0 ? written : written[..bracket]);
        if (!byName.TryGetValue(name, out var ids))
        {
            return [];
        }

        if (bracket < 0)
        {
            return ids;
        }

        var wanted = written[(bracket + 1)..].TrimEnd().TrimEnd(']').Split(',', StringSplitOptions.TrimEntries);
        return [.. ids.Where(id => Matches(Variables[id].Elements, wanted))];
    }

    /// <summary>The model variable of a name as written, or null.</summary>
    public ModelVariable? Source(string written) => Find(written) is { IsEmpty: false } ids ? Variables[ids[0]].Source : null;

    /// <summary>All names of variables, for suggestions.</summary>
    public IEnumerable<string> Names => Model.Variables.Select(v => v.Name);

    private static bool Matches(ImmutableArray<string> elements, string[] wanted) =>
        wanted.Length == elements.Length && elements.Zip(wanted).All(p => p.Second == "*" || ModelName.Same(p.First, p.Second));
}
