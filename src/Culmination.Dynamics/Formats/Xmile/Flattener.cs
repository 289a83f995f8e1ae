using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>
/// Makes one list of variables of models that stand in one another: names get those of their modules before them, equations name them so, and an input is an auxiliary (or a
/// flow) whose value is that of what it is connected to. Nothing behind the reader knows of modules.
/// </summary>
internal sealed class Flattener
{
    private const int LongestChain = 64;
    private const int MostHints = 20;
    private static readonly string[] Operators = ["AND", "OR", "NOT", "MOD", "IF", "THEN", "ELSE"];
    private static readonly string[] Values = ["TIME", "DT", "STARTTIME", "STOPTIME", "PI", "INF", "NAN", "SELF"];

    private readonly List<ModelInstance> instances;
    private readonly HashSet<string> subscripts;
    private readonly List<Diagnostic> found;
    private readonly Dictionary<string, (ModelInstance Place, ModelVariable Variable)> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string From, Connection Connection)> inputs = new(StringComparer.Ordinal);

    private Flattener(List<ModelInstance> instances, ImmutableArray<Dimension> dimensions, List<Diagnostic> found)
    {
        this.instances = instances;
        this.found = found;
        subscripts = [.. dimensions.SelectMany(d => d.Elements.Append(d.Name)).Select(ModelName.Canonical)];
        foreach (var instance in instances)
        {
            foreach (var variable in instance.Part.Variables)
            {
                variables.TryAdd(Key(instance, variable), (instance, variable));
            }
        }
    }

    internal static ImmutableArray<ModelVariable> Flatten(List<ModelInstance> instances, ImmutableArray<Dimension> dimensions, List<Diagnostic> found) =>
        new Flattener(instances, dimensions, found).Run();

    private static string Key(ModelInstance instance, ModelVariable variable)
    {
        var own = QualifiedName.KeyOfDisplay(variable.Name);
        return instance.Key.Length == 0 ? own : instance.Key + "." + own;
    }

    private ImmutableArray<ModelVariable> Run()
    {
        foreach (var instance in instances.Where(i => i.Use is not null))
        {
            foreach (var connection in instance.Use!.Connections)
            {
                Connect(instance, connection);
            }
        }

        var result = ImmutableArray.CreateBuilder<ModelVariable>(variables.Count);
        foreach (var instance in instances)
        {
            foreach (var variable in instance.Part.Variables)
            {
                var key = Key(instance, variable);
                result.Add(inputs.ContainsKey(key) ? Connected(instance, variable, key) : Named(instance, variable));
            }
        }

        return result.ToImmutable();
    }

    private void Connect(ModelInstance instance, Connection connection)
    {
        var (outer, own) = (instance.Parent!.Key, instance.Key);
        var to = Find(connection.To, QualifiedName.IsFromRoot(connection.To) ? [string.Empty, outer, own] : QualifiedName.Key(connection.To).Contains('.', StringComparison.Ordinal) ? [outer, own, string.Empty] : [own, outer]);
        var from = Find(connection.From, QualifiedName.IsFromRoot(connection.From) ? [string.Empty, outer] : [outer, string.Empty, own]);
        foreach (var (key, written) in new[] { (to, connection.To), (from, connection.From) })
        {
            if (key is null)
            {
                var name = QualifiedName.WithoutDot(written);

                // Of very many mistakes, each compared with very many names, the first ones get a hint.
                var help = found.Count < MostHints ? Suggestion.Help(name.Replace('_', ' '), variables.Keys.Select(k => k.Replace('_', ' '))) : null;
                found.Add(XmileDiagnostics.Module(connection.Span, $"module '{instance.Path}' connects '{name}', and there is no such variable", help));
            }
        }

        if (to is not null && from is not null && !inputs.TryAdd(to, (from, connection)) && inputs[to].From != from)
        {
            found.Add(XmileDiagnostics.Module(connection.Span, $"'{to.Replace('_', ' ')}' is connected to two variables"));
        }
    }

    /// <summary>The key of the variable that a name means, looked for in these modules in order; null where there is none.</summary>
    private string? Find(string written, string[] paths) => paths.Select(p => QualifiedName.Key(p, written)).FirstOrDefault(variables.ContainsKey);

    private ModelVariable Connected(ModelInstance instance, ModelVariable variable, string key)
    {
        var (from, connection) = inputs[key];
        var (place, source) = variables[from];

        // What is passed on from input to input is a function, or has dimensions, if its origin is one or has them.
        var origin = source;
        for (var i = 0; i < LongestChain && inputs.TryGetValue(from, out var further); i++)
        {
            from = further.From;
            origin = variables[from].Variable;
        }

        var result = variable with
        {
            Name = FullName(instance, variable.Name),
            Kind = variable.Kind == PlanVariableKind.Flow ? PlanVariableKind.Flow : PlanVariableKind.Auxiliary,
            Inflows = [],
            Outflows = [],
            NonNegative = false,
            Dimensions = variable.Dimensions.IsEmpty ? origin.Dimensions : variable.Dimensions,
        };
        if (origin.IsFunction)
        {
            return result with { Equations = [], Graph = origin.Graph };
        }

        var text = new EquationText(QualifiedName.InEquation(place.Path, QualifiedName.Escaped(source.Name)), connection.Span) { Locate = _ => connection.Span };
        return result with { Equations = [new ElementEquation([], text)], Graph = null };
    }

    private ModelVariable Named(ModelInstance instance, ModelVariable variable)
    {
        var isEmpty = variable.Equations.IsEmpty || (instance.Use is not null && variable.Equations.All(e => IsComment(e.Text)));
        if (isEmpty && !variable.IsFunction && !found.Exists(d => d.Code is "E0102" or "E0105" or "E0110" or "E0114"))
        {
            found.Add(XmileDiagnostics.Missing(variable.Span, $"'{FullName(instance, variable.Name)}' has no equation", "an equation stands in <eqn>; an input of a module is connected to a variable, or has an equation of its own"));
        }

        var named = variable with { Inflows = [.. variable.Inflows.Select(f => Whole(instance, f))], Outflows = [.. variable.Outflows.Select(f => Whole(instance, f))] };
        return instance.Path.Length == 0 ? named : named with
        {
            Name = FullName(instance, variable.Name),
            Equations = [.. variable.Equations.Select(e => e with { Equation = Whole(instance, e.Equation), Initial = e.Initial is null ? null : Whole(instance, e.Initial) })],
        };
    }

    /// <summary>Stella leaves a comment where an input waits for a connection.</summary>
    private static bool IsComment(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith("{") && trimmed.IndexOf('}') == trimmed.Length - 1;
    }

    private static string FullName(ModelInstance instance, string name) => instance.Path.Length == 0 ? name : instance.Path + "." + name;

    private FlowReference Whole(ModelInstance instance, FlowReference flow) =>
        QualifiedName.IsFromRoot(flow.Name) ? flow with { Name = QualifiedName.WithoutDot(flow.Name) }
        : instance.Path.Length > 0 && Whole(instance, flow.Name, inSubscript: false, isCalled: false) is { } whole ? flow with { Name = whole }
        : flow;

    private EquationText Whole(ModelInstance instance, EquationText equation) =>
        QualifiedEquation.Of(equation, (name, inSubscript, isCalled) => Whole(instance, name, inSubscript, isCalled));

    /// <summary>The name as it stands in an equation of all models together; null where it is no variable of this module.</summary>
    private string? Whole(ModelInstance instance, string name, bool inSubscript, bool isCalled)
    {
        var key = QualifiedName.Key(name);
        var isHere = variables.ContainsKey(QualifiedName.Key(instance.Key, name));
        if (IsOneOf(Operators, name) || (!isHere && IsOneOf(Values, name)) || (IsSubscript(key) && (inSubscript || !isHere)))
        {
            return null;
        }

        // A called name that is no variable of this module is a function of the language; a name with dots may begin at the outermost model.
        var isElsewhere = isCalled || (key.Contains('.', StringComparison.Ordinal) && variables.ContainsKey(key));
        return isHere || !isElsewhere ? QualifiedName.InEquation(instance.Path, Lexer.InnerText(name)) : null;
    }

    private static bool IsOneOf(string[] words, string name) => words.Contains(name, StringComparer.OrdinalIgnoreCase);

    private bool IsSubscript(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return subscripts.Contains(key) || (dot > 0 && subscripts.Contains(key[..dot]) && subscripts.Contains(key[(dot + 1)..]));
    }
}
