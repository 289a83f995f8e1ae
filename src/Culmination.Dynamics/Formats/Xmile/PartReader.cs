using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads the variables and modules of one &lt;model&gt;.</summary>
internal static class PartReader
{
    private static readonly string[] Refused = ["conveyor", "queue", "oven", "event_poster"];

    /// <summary>A model that is to stand in modules.</summary>
    /// <param name="clock">That of the outermost model: another one of its own is not supported.</param>
    internal static ModelPart Read(XmlNode root, XmlNode model, ImmutableArray<Dimension> dimensions, SimulationClock clock, List<Diagnostic> found)
    {
        if (string.IsNullOrWhiteSpace(model.Attribute("name")))
        {
            found.Add(XmileDiagnostics.Missing(model.Span, "a <model> after the outermost one has no name", "a model that stands in a module has the name of the module"));
        }

        if (model.Child("sim_specs") is { } specs)
        {
            RefuseOtherClock(specs, model.Attribute("name") ?? string.Empty, clock, found);
        }

        return Read(root, model, dimensions, found);
    }

    internal static ModelPart Read(XmlNode root, XmlNode model, ImmutableArray<Dimension> dimensions, List<Diagnostic> found)
    {
        if (model.Attribute("resource") is { Length: > 0 } resource)
        {
            found.Add(XmileDiagnostics.NotSupported(model.Span, $"a <model> from another file ({resource})"));
        }

        var part = ReadVariables(model.Child("variables") ?? model, dimensions, [model.Child("behavior"), root.Child("behavior")], ModelName.Display(model.Attribute("name") ?? string.Empty), found);
        return part with { Span = model.Span };
    }

    /// <summary>What stands in &lt;variables&gt;.</summary>
    /// <param name="behaviors">The inner one first.</param>
    internal static ModelPart ReadVariables(XmlNode parent, ImmutableArray<Dimension> dimensions, XmlNode?[] behaviors, string name, List<Diagnostic> found)
    {
        var functions = parent.All("gf").Where(g => g.Attribute("name") is not null).DistinctBy(g => ModelName.Canonical(g.Attribute("name")!), StringComparer.Ordinal)
            .ToDictionary(g => ModelName.Canonical(g.Attribute("name")!), StringComparer.Ordinal);
        var reader = new VariableReader(found, dimensions, functions, IsNonNegative(behaviors, "stock"), IsNonNegative(behaviors, "flow"));
        var variables = ImmutableArray.CreateBuilder<ModelVariable>();
        var modules = ImmutableArray.CreateBuilder<ModuleUse>();
        foreach (var node in parent.Children)
        {
            if (Refused.Contains(node.Name, StringComparer.Ordinal))
            {
                found.Add(XmileDiagnostics.NotSupported(node));
            }
            else if (node.Name == "module" && ModuleReader.Read(node, found) is { } module)
            {
                modules.Add(module);
            }
            else if (node.Name is "stock" or "flow" or "aux" or "gf" && reader.Read(node) is { } variable)
            {
                variables.Add(variable);
            }
        }

        return new ModelPart(name, variables.ToImmutable(), modules.ToImmutable(), parent.Span);
    }

    private static void RefuseOtherClock(XmlNode specs, string name, SimulationClock clock, List<Diagnostic> found)
    {
        // What is not said is that of the outermost model.
        var problems = new List<Diagnostic>();
        var isOther = (NodeValues.Number(specs.Child("start"), problems) is { } start && start != clock.Start)
            || (NodeValues.Number(specs.Child("stop"), problems) is { } stop && stop != clock.Stop)
            || (specs.Child("dt") is { } step && ClockReader.Step(step, problems) != clock.TimeStep)
            || (specs.Attribute("method") is not null && ClockReader.Method(specs, problems) != clock.Method);
        found.AddRange(problems.Where(d => d.Severity == Severity.Error));
        if (isOther)
        {
            found.Add(XmileDiagnostics.NotSupported(specs.Span, $"a clock of its own of model '{ModelName.Display(name)}' (start, stop, dt or method)"));
        }
    }

    /// <summary>The inner behavior decides before the outer, the kind before all kinds (XMILE 1.0, section 3.8).</summary>
    private static bool IsNonNegative(IEnumerable<XmlNode?> behaviors, string kind)
    {
        foreach (var behavior in behaviors)
        {
            if ((behavior?.Child(kind)?.Child("non_negative") ?? behavior?.Child("non_negative")) is { } option)
            {
                return NodeValues.IsOn(option);
            }
        }

        return false;
    }
}
