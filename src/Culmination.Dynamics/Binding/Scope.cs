using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>What names mean in a model: variables with their element ids, dimensions, and graphical functions.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Dimension> dimensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelVariable> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tables = new(StringComparer.Ordinal);

    public ImmutableArray<PlanTable>.Builder Tables { get; } = ImmutableArray.CreateBuilder<PlanTable>();

    public IEnumerable<string> VariableNames => variables.Values.Select(v => v.Name);

    public bool AddDimension(Dimension dimension) => dimensions.TryAdd(ModelName.Canonical(dimension.Name), dimension);

    public bool AddVariable(ModelVariable variable) => variables.TryAdd(ModelName.Canonical(variable.Name), variable);

    public void AddScalar(ModelVariable variable, ImmutableArray<string> elements, int id) => scalars[Key(variable, elements)] = id;

    public int AddTable(ModelVariable variable)
    {
        var key = ModelName.Canonical(variable.Name);
        if (!tables.TryGetValue(key, out var index))
        {
            index = Tables.Count;
            Tables.Add(new PlanTable(variable.Name, variable.Graph!.X, variable.Graph.Y, variable.Graph.Kind));
            tables[key] = index;
        }

        return index;
    }

    public Dimension? Dimension(string name) => dimensions.GetValueOrDefault(ModelName.Canonical(name));

    public ModelVariable? Variable(string name) => variables.GetValueOrDefault(ModelName.Canonical(name));

    public int Scalar(ModelVariable variable, ImmutableArray<string> elements) => scalars.GetValueOrDefault(Key(variable, elements), -1);

    public int? Table(string name) => tables.TryGetValue(ModelName.Canonical(name), out var index) ? index : null;

    /// <summary>All combinations of elements of a variable, the last dimension running fastest.</summary>
    public IEnumerable<ImmutableArray<string>> Elements(ModelVariable variable)
    {
        IEnumerable<ImmutableArray<string>> all = [[]];
        foreach (var name in variable.Dimensions)
        {
            var elements = Dimension(name)?.Elements ?? [];
            all = all.SelectMany(head => elements.Select(e => head.Add(e)));
        }

        return all;
    }

    private static string Key(ModelVariable variable, ImmutableArray<string> elements) =>
        ModelName.Canonical(variable.Name) + "[" + string.Join(",", elements.Select(ModelName.Canonical)) + "]";
}
