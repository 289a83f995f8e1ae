using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads XMILE 1.0 (OASIS, 14 December 2015) into a <see cref="Model"/>. What it cannot simulate is refused at its place; diagrams and vendor settings are passed over.</summary>
public sealed class XmileReader
{
    private const double DefaultStop = 100;
    private static readonly string[] Unsupported = ["module", "macro", "conveyor", "queue", "event_poster", "oven", "include"];
    private readonly string file;
    private readonly List<Diagnostic> found = [];

    private XmileReader(string file) => this.file = file;

    public static Checked<Model> Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Fail<Model>([Diagnostic.Error("E0701", null, $"{path} cannot be read: {e.Message}")]);
        }

        return ReadText(text, path);
    }

    public static Checked<Model> ReadText(string text, string fileName)
    {
        var tree = XmlTree.Read(text, fileName);
        return tree.Succeeded ? new XmileReader(fileName).Document(tree.Value) : Checked.Fail<Model>(tree.Diagnostics);
    }

    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private Checked<Model> Document(XmlNode root)
    {
        if (root.Name != "xmile")
        {
            return Checked.Fail<Model>([Diagnostic.Error("E0103", root.Span, $"the outermost element is <{root.Name}>, not <xmile>")]);
        }

        foreach (var macro in root.All("macro"))
        {
            Refuse(macro);
        }

        var models = root.All("model").ToArray();
        if (models.Length != 1)
        {
            found.Add(models.Length == 0
                ? Diagnostic.Error("E0104", root.Span, "there is no <model>")
                : Diagnostic.Error("E0105", models[1].Span, "not supported: modules (more than one <model>)"));
            return Checked.Fail<Model>(found);
        }

        var clock = Clock(models[0].Child("sim_specs") ?? root.Child("sim_specs"), root.Span);
        var dimensions = root.Child("dimensions")?.All("dim").Select(Dimension).ToImmutableArray() ?? [];
        var variables = ImmutableArray.CreateBuilder<ModelVariable>();
        foreach (var node in models[0].Child("variables")?.Children ?? [])
        {
            if (Unsupported.Contains(node.Name, StringComparer.Ordinal))
            {
                Refuse(node);
            }
            else if (node.Name is "stock" or "flow" or "aux" or "gf")
            {
                variables.Add(Variable(node));
            }
        }

        var name = root.Child("header")?.Child("name")?.Text.Trim() ?? Path.GetFileNameWithoutExtension(file);
        return Checked.Of(new Model(name, file, dimensions, variables.ToImmutable(), clock), found);
    }

    private void Refuse(XmlNode node) =>
        found.Add(Diagnostic.Error("E0105", node.Span, $"not supported: <{node.Name}>", "the construct is named so that nothing is skipped silently"));

    private SimulationClock Clock(XmlNode? specs, TextSpan otherwise)
    {
        var start = Number(specs?.Child("start")?.Text) ?? 0;
        var stop = Number(specs?.Child("stop")?.Text) ?? DefaultStop;
        var dtNode = specs?.Child("dt");
        var step = Number(dtNode?.Text) ?? 1;
        if (dtNode?.Attribute("reciprocal") == "true")
        {
            step = 1 / step;
        }

        if (!(step > 0) || !(stop >= start) || (stop - start) / step > SimulationLimits.MaximumSteps)
        {
            found.Add(Diagnostic.Error(
                "E0106", specs?.Span ?? otherwise, FormattableString.Invariant($"start {start:R}, stop {stop:R} and dt {step:R} do not make between 0 and {SimulationLimits.MaximumSteps} steps")));
            step = 1;
            stop = start;
        }

        var save = Number(specs?.Attribute("isee:save_interval")) ?? Number(specs?.Child("save_step")?.Text) ?? step;
        return new SimulationClock(start, stop, step, Method(specs), Math.Max(1, (int)Math.Round(save / step)));
    }

    private IntegrationMethod Method(XmlNode? specs)
    {
        var written = specs?.Attribute("method") ?? "euler";
        foreach (var name in written.Split(',', StringSplitOptions.TrimEntries))
        {
            switch (name.ToLowerInvariant())
            {
                case "euler":
                    return IntegrationMethod.Euler;
                case "rk2":
                    return IntegrationMethod.RungeKutta2;
                case "rk4":
                    return IntegrationMethod.RungeKutta4;
                default:
                    break;
            }
        }

        found.Add(Diagnostic.Error("E0107", specs?.Span, $"not supported: integration method '{written}'", "supported: euler, rk2, rk4"));
        return IntegrationMethod.Euler;
    }

    private Dimension Dimension(XmlNode node)
    {
        var name = node.Attribute("name") ?? string.Empty;
        var elements = node.All("elem").Select(e => e.Attribute("name") ?? string.Empty).ToImmutableArray();
        if (elements.IsEmpty && int.TryParse(node.Attribute("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= SimulationLimits.MaximumElements)
        {
            elements = [.. Enumerable.Range(1, size).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        }

        if (elements.IsEmpty)
        {
            found.Add(Diagnostic.Error("E0108", node.Span, $"dimension '{name}' has no elements, or too many"));
        }

        return new Dimension(name, elements, node.Span);
    }

    private ModelVariable Variable(XmlNode node)
    {
        var name = node.Attribute("name") ?? string.Empty;
        if (name.Length == 0)
        {
            found.Add(Diagnostic.Error("E0109", node.Span, $"a <{node.Name}> has no name"));
        }

        foreach (var part in node.Children.Where(c => Unsupported.Contains(c.Name, StringComparer.Ordinal)))
        {
            Refuse(part);
        }

        var equations = ImmutableArray.CreateBuilder<ElementEquation>();
        foreach (var element in node.All("element"))
        {
            var subscripts = (element.Attribute("subscript") ?? string.Empty).Split(',', StringSplitOptions.TrimEntries).ToImmutableArray();
            if (element.Child("eqn") is { } eqn)
            {
                equations.Add(new ElementEquation(subscripts, eqn.Text, eqn.TextSpan));
            }
        }

        if (equations.Count == 0 && node.Child("eqn") is { } one)
        {
            equations.Add(new ElementEquation([], one.Text, one.TextSpan));
        }

        var range = node.Child("range");
        var kind = node.Name switch { "stock" => PlanVariableKind.Stock, "flow" => PlanVariableKind.Flow, _ => PlanVariableKind.Auxiliary };
        return new ModelVariable(
            name,
            kind,
            node.Child("dimensions")?.All("dim").Select(d => d.Attribute("name") ?? string.Empty).ToImmutableArray() ?? [],
            equations.ToImmutable(),
            Flows(node, "inflow"),
            Flows(node, "outflow"),
            node.Child("units")?.Text.Trim() ?? string.Empty,
            node.Child("doc")?.Text.Trim() ?? string.Empty,
            (node.Name == "gf" ? node : node.Child("gf")) is { } graph ? Graph(graph) : null,
            node.Child("non_negative") is { } guard && guard.Text.Trim() != "false",
            Number(range?.Attribute("min")),
            Number(range?.Attribute("max")),
            node.Span);
    }

    private static ImmutableArray<FlowReference> Flows(XmlNode node, string name) =>
        [.. node.All(name).Select(f => new FlowReference(f.Text.Trim(), f.TextSpan))];

    private GraphicalFunction? Graph(XmlNode node)
    {
        var y = Points(node.Child("ypts"));
        var x = Points(node.Child("xpts"));
        if (x.IsEmpty && y.Length > 1)
        {
            var low = Number(node.Child("xscale")?.Attribute("min")) ?? 0;
            var high = Number(node.Child("xscale")?.Attribute("max")) ?? 1;
            x = [.. Enumerable.Range(0, y.Length).Select(i => low + ((high - low) * i / (y.Length - 1)))];
        }

        var kind = node.Attribute("type") switch { "discrete" => TableKind.Discrete, "extrapolate" => TableKind.Extrapolate, _ => TableKind.Continuous };
        if (y.Length == 0 || x.Length != y.Length || !x.SequenceEqual(x.Order()))
        {
            found.Add(Diagnostic.Error("E0110", node.Span, "a graphical function needs as many x as y values, with x ascending"));
            return null;
        }

        return new GraphicalFunction(x, y, kind);
    }

    private ImmutableArray<double> Points(XmlNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var separator = node.Attribute("sep") is { Length: > 0 } sep ? sep : ",";
        var parts = node.Text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var values = ImmutableArray.CreateBuilder<double>(parts.Length);
        foreach (var part in parts)
        {
            if (Number(part) is { } value)
            {
                values.Add(value);
            }
            else
            {
                found.Add(Diagnostic.Error("E0111", node.TextSpan, $"'{part}' is no number"));
            }
        }

        return values.ToImmutable();
    }
}
