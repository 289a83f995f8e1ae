using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads a stock, flow, auxiliary or named graphical function (XMILE 1.0, section 4).</summary>
/// <param name="dimensions">Of the whole file.</param>
/// <param name="functions">The named graphical functions that stand beside the variables, by name as compared.</param>
internal sealed class VariableReader(
    List<Diagnostic> found, ImmutableArray<Dimension> dimensions, IReadOnlyDictionary<string, XmlNode> functions, bool stocksNonNegative, bool flowsNonNegative)
{
    private static readonly string[] Refused = ["conveyor", "queue", "multiplier", "overflow", "leak", "leak_integers", "event_poster"];
    private readonly Dictionary<string, Dimension> byName = dimensions.DistinctBy(d => ModelName.Canonical(d.Name), StringComparer.Ordinal)
        .ToDictionary(d => ModelName.Canonical(d.Name), StringComparer.Ordinal);

    internal ModelVariable? Read(XmlNode node)
    {
        if (node.Attribute("name") is not { } written || ModelName.Canonical(written).Length == 0)
        {
            found.Add(XmileDiagnostics.Missing(node.Span, $"a <{node.Name}> has no name"));
            return null;
        }

        var name = ModelName.Display(written);
        Refuse(node, name);
        var graph = (node.Name == "gf" ? node : node.Child("gf")) is { } gf ? Graph(gf) : null;
        ImmutableArray<string> axes = [.. (node.Child("dimensions")?.All("dim") ?? []).Select(d => ModelName.Display(d.Attribute("name") ?? string.Empty))];
        var equations = Equations(node, name, axes);
        var kind = node.Name switch { "stock" => PlanVariableKind.Stock, "flow" => PlanVariableKind.Flow, _ => PlanVariableKind.Auxiliary };
        var option = node.Child("non_negative");
        var cascade = kind switch { PlanVariableKind.Stock => stocksNonNegative, PlanVariableKind.Flow => flowsNonNegative, _ => false };
        var range = node.Child("range");
        return new ModelVariable(
            name,
            kind,
            axes,
            equations,
            Flows(node, "inflow"),
            Flows(node, "outflow"),
            node.Child("units")?.Text.Trim() ?? string.Empty,
            node.Child("doc")?.Text.Trim() ?? string.Empty,
            graph,
            option is null ? cascade : NodeValues.IsOn(option),
            NodeValues.Number(range?.Attribute("min")),
            NodeValues.Number(range?.Attribute("max")),
            node.Span);
    }

    private void Refuse(XmlNode node, string name)
    {
        foreach (var child in node.Children)
        {
            if (Refused.Contains(child.Name, StringComparer.Ordinal))
            {
                found.Add(XmileDiagnostics.NotSupported(child.Span, $"<{child.Name}> of '{name}'"));
            }
        }
    }

    /// <summary>A graphical function written here, or one that stands beside the variables and is named here (XMILE 1.0, section 4.1.3).</summary>
    private GraphicalFunction? Graph(XmlNode gf)
    {
        if (gf.Child("ypts") is null && gf.Attribute("name") is { } name && functions.TryGetValue(ModelName.Canonical(name), out var named) && !ReferenceEquals(gf, named))
        {
            return GraphReader.Read(named, found);
        }

        return GraphReader.Read(gf, found);
    }

    private ImmutableArray<ElementEquation> Equations(XmlNode node, string name, ImmutableArray<string> axes)
    {
        var equations = ImmutableArray.CreateBuilder<ElementEquation>();
        ImmutableArray<Dimension?> shape = [.. axes.Select(a => byName.GetValueOrDefault(ModelName.Canonical(a)))];
        var lists = ElementLists.Read([.. node.All("eqn")], name, shape, found);
        if (lists is not null)
        {
            equations.AddRange(lists.Value);
        }
        else if (node.Child("eqn") is { } all && all.Text.AsSpan().Trim().Length > 0)
        {
            equations.Add(new ElementEquation([], all.Equation, null, Initial(node)));
        }

        foreach (var element in node.All("element"))
        {
            var subscript = element.Attribute("subscript");
            if (string.IsNullOrWhiteSpace(subscript))
            {
                found.Add(XmileDiagnostics.Missing(element.Span, $"an <element> of '{name}' has no subscript"));
                continue;
            }

            var graph = element.Child("gf") is { } gf ? Graph(gf) : null;
            if (element.Child("eqn") is { } eqn)
            {
                ImmutableArray<string> elements = [.. subscript.Split(',', StringSplitOptions.TrimEntries)];
                equations.Add(new ElementEquation(elements, eqn.Equation, graph, Initial(element)));
            }
            else if (graph is not null)
            {
                found.Add(XmileDiagnostics.NotSupported(element.Span, $"a graphical function of one element of '{name}' without an equation"));
            }
        }

        return equations.ToImmutable();
    }

    private static EquationText? Initial(XmlNode node) =>
        node.Child("init_eqn") is { } initial && initial.Text.AsSpan().Trim().Length > 0 ? initial.Equation : null;

    private static ImmutableArray<FlowReference> Flows(XmlNode node, string kind) =>
        [.. node.All(kind).Select(f => new FlowReference(f.Text.Trim(), f.TextSpan))];
}
