using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Documentation;

/// <summary>Which variables an equation names: its own file's, in the order in which they stand there.</summary>
public sealed class NamesUsed
{
    private readonly IReadOnlyList<ModelVariable> variables;
    private readonly Dictionary<string, int> places;
    private readonly SortedSet<int>[] users;
    private readonly SortedSet<int>[] used;

    /// <summary>Reads all equations of a model, which need not be bound.</summary>
    public NamesUsed(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        variables = model.Variables;
        places = variables.Select((v, i) => (Name: ModelName.Canonical(v.Name), i)).DistinctBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        used = [.. variables.Select(Named)];
        users = [.. variables.Select(_ => new SortedSet<int>())];
        for (var user = 0; user < used.Length; user++)
        {
            foreach (var name in used[user])
            {
                users[name].Add(user);
            }
        }
    }

    /// <summary>What the equations of a variable name.</summary>
    public IEnumerable<ModelVariable> By(ModelVariable variable) => used[PlaceOf(variable)].Select(i => variables[i]);

    /// <summary>In whose equations a variable is named.</summary>
    public IEnumerable<ModelVariable> Of(ModelVariable variable) => users[PlaceOf(variable)].Select(i => variables[i]);

    private int PlaceOf(ModelVariable variable) => places[ModelName.Canonical(variable.Name)];

    private SortedSet<int> Named(ModelVariable variable)
    {
        var names = variable.Equations.SelectMany(e => new[] { e.Text, e.Initial?.Text ?? "0" }).SelectMany(t => In(Parser.Parse(t).Expression))
            .Concat(variable.Inflows.Concat(variable.Outflows).Select(f => f.Name));
        var result = new SortedSet<int>();
        foreach (var name in names)
        {
            if (places.TryGetValue(ModelName.Canonical(name), out var place))
            {
                result.Add(place);
            }
        }

        return result;
    }

    // Subscripts are walked too: an index may be computed. A dimension or element of the same name as a variable would be listed once too often, which misleads nobody's run.
    private static IEnumerable<string> In(Expression? expression) => expression switch
    {
        NameExpression n => n.Subscripts.SelectMany(In).Prepend(n.Name),
        CallExpression c => c.Arguments.SelectMany(In).Prepend(c.Function),
        UnaryExpression u => In(u.Operand),
        BinaryExpression b => In(b.Left).Concat(In(b.Right)),
        ChoiceExpression c => In(c.Condition).Concat(In(c.WhenTrue)).Concat(In(c.WhenFalse)),
        _ => [],
    };
}
