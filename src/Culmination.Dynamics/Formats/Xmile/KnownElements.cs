using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>
/// Says of every element that is neither known nor marked by a vendor's prefix that it is left out: as a mistake inside of variables, modules, behaviors and the clock, where it might
/// change what the model means, and as a warning outside of them.
/// </summary>
internal static class KnownElements
{
    private static readonly string[] Root =
    [
        "header", "sim_specs", "model_units", "dimensions", "behavior", "style", "data", "model", "macro", "include", "prefs", "default_format", "equation_prefs", "views", "smile",
        "ai_information",
    ];

    private static readonly string[] Model = ["sim_specs", "behavior", "variables", "views", "doc"];
    private static readonly string[] Variables = ["stock", "flow", "aux", "gf", "module", "group", "conveyor", "queue", "oven", "event_poster"];

    private static readonly string[] Variable =
    [
        "eqn", "init_eqn", "mathml", "units", "doc", "gf", "range", "scale", "format", "dimensions", "element", "inflow", "outflow", "non_negative", "label", "style",
        "conveyor", "queue", "multiplier", "overflow", "leak", "leak_integers", "event_poster",
    ];

    private static readonly string[] Graph = ["xscale", "yscale", "xpts", "ypts", "doc", "units", "range", "scale", "format"];
    private static readonly string[] Module = ["connect", "connect2", "doc", "units", "dimensions", "format", "label", "style"];
    private static readonly string[] Clock = ["start", "stop", "dt", "save_step", "savestep", "saveper", "pause", "run", "simulation_delay"];

    internal static void Check(XmlNode root, List<Diagnostic> found)
    {
        foreach (var node in Others(root, Root))
        {
            found.Add(XmileDiagnostics.LeftOut(node));
        }

        foreach (var import in root.All("data").SelectMany(d => d.All("import")))
        {
            found.Add(XmileDiagnostics.NotImported(import));
        }

        CheckClockAndBehavior(root, found);
        foreach (var model in root.All("model"))
        {
            CheckClockAndBehavior(model, found);
            if (model.Child("variables") is { } variables)
            {
                Refuse(variables, Variables, found);
                Each(variables, found);
                found.AddRange(Others(model, Model).Select(XmileDiagnostics.LeftOut));
            }
            else
            {
                Each(model, found);
                found.AddRange(Others(model, [.. Model, .. Variables]).Select(XmileDiagnostics.LeftOut));
            }
        }

        foreach (var variables in root.All("macro").Select(m => m.Child("variables")).OfType<XmlNode>())
        {
            Refuse(variables, Variables, found);
            Each(variables, found);
        }
    }

    private static void CheckClockAndBehavior(XmlNode parent, List<Diagnostic> found)
    {
        if (parent.Child("sim_specs") is { } clock)
        {
            Refuse(clock, Clock, found);
        }

        if (parent.Child("behavior") is { } behavior)
        {
            Refuse(behavior, ["non_negative", "stock", "flow", "aux"], found);
            foreach (var kind in behavior.Children.Where(c => c.Name is "stock" or "flow" or "aux"))
            {
                Refuse(kind, ["non_negative"], found);
            }
        }
    }

    private static void Each(XmlNode parent, List<Diagnostic> found)
    {
        foreach (var node in parent.Children)
        {
            switch (node.Name)
            {
                case "stock" or "flow" or "aux":
                    Refuse(node, Variable, found);
                    foreach (var inner in node.All("element"))
                    {
                        Refuse(inner, Variable, found);
                    }

                    foreach (var graph in node.All("gf").Concat(node.All("element").SelectMany(e => e.All("gf"))))
                    {
                        Refuse(graph, Graph, found);
                    }

                    break;
                case "gf":
                    Refuse(node, Graph, found);
                    break;
                case "module":
                    Refuse(node, Module, found);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Refuse(XmlNode parent, string[] known, List<Diagnostic> found) => found.AddRange(Others(parent, known).Select(XmileDiagnostics.Unknown));

    private static IEnumerable<XmlNode> Others(XmlNode parent, string[] known) =>
        parent.Children.Where(c => !c.Name.Contains(':', StringComparison.Ordinal) && !known.Contains(c.Name, StringComparer.Ordinal));
}
