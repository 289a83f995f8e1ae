using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads &lt;macro&gt; (XMILE 1.0, section 3.6).</summary>
internal static class MacroReader
{
    private static readonly string[] Parts = ["eqn", "parm", "format", "doc", "variables", "views", "view", "sim_specs"];
    private static readonly string[] Attributes = ["name", "namespace"];

    internal static ModelMacro? Read(XmlNode node, XmlNode? behavior, List<Diagnostic> found)
    {
        if (node.Attribute("name") is not { } written || ModelName.Canonical(written).Length == 0)
        {
            found.Add(XmileDiagnostics.Missing(node.Span, "a <macro> has no name"));
            return null;
        }

        var name = ModelName.Display(written);
        Refuse(node, name, found);
        if (node.Child("eqn") is not { } equation || string.IsNullOrWhiteSpace(equation.Text))
        {
            found.Add(XmileDiagnostics.Missing(node.Span, $"macro '{name}' has no equation", "its value stands in <eqn>"));
            return null;
        }

        var parameters = Parameters(node, name, found);
        var variables = Variables(node.Child("variables"), name, parameters, behavior, found);
        return new ModelMacro(name, parameters, equation.Equation, variables, node.Child("doc")?.Text.Trim() ?? string.Empty, node.Span);
    }

    private static void Refuse(XmlNode node, string name, List<Diagnostic> found)
    {
        if (node.Child("sim_specs") is { } specs)
        {
            found.Add(XmileDiagnostics.NotSupported(specs.Span, $"a clock of its own of macro '{name}' (<sim_specs>)"));
        }

        foreach (var attribute in node.AttributeNames.Where(a => !Attributes.Contains(a, StringComparer.Ordinal) && !a.Contains(':', StringComparison.Ordinal) && a != "xmlns"))
        {
            found.Add(XmileDiagnostics.NotSupported(node.Span, $"'{attribute}' of macro '{name}' (an option filter)"));
        }

        foreach (var child in node.Children.Where(c => !Parts.Contains(c.Name, StringComparer.Ordinal) && !c.Name.Contains(':', StringComparison.Ordinal)))
        {
            found.Add(XmileDiagnostics.NotSupported(child.Span, $"<{child.Name}> of macro '{name}'"));
        }
    }

    private static ImmutableArray<MacroParameter> Parameters(XmlNode node, string macro, List<Diagnostic> found)
    {
        var parameters = ImmutableArray.CreateBuilder<MacroParameter>();
        foreach (var parameter in node.All("parm"))
        {
            var name = ModelName.Display(parameter.Text);
            if (ModelName.Canonical(name).Length == 0)
            {
                found.Add(XmileDiagnostics.Missing(parameter.Span, $"a <parm> of macro '{macro}' has no name"));
                continue;
            }

            if (parameters.Any(p => ModelName.Same(p.Name, name)))
            {
                found.Add(XmileDiagnostics.Macro(parameter.TextSpan, $"macro '{macro}' has two parameters '{name}'"));
                continue;
            }

            var otherwise = parameter.Attribute("default") is { } text && text.AsSpan().Trim().Length > 0 ? new EquationText(text, parameter.Span) { Locate = _ => parameter.Span } : null;
            if (otherwise is null && parameters.Count > 0 && parameters[^1].Default is not null)
            {
                found.Add(XmileDiagnostics.Macro(parameter.TextSpan, $"parameter '{name}' of macro '{macro}' needs a default", "what follows a parameter with a default has one too"));
            }

            parameters.Add(new MacroParameter(name, otherwise, parameter.TextSpan));
        }

        return parameters.ToImmutable();
    }

    private static ImmutableArray<ModelVariable> Variables(XmlNode? parent, string macro, ImmutableArray<MacroParameter> parameters, XmlNode? behavior, List<Diagnostic> found)
    {
        if (parent is null)
        {
            return [];
        }

        var part = PartReader.ReadVariables(parent, [], [behavior], string.Empty, found);
        foreach (var module in part.Modules)
        {
            found.Add(XmileDiagnostics.NotSupported(module.Span, $"module '{module.Name}' in macro '{macro}'"));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in part.Variables)
        {
            var isParameter = parameters.Any(p => ModelName.Same(p.Name, variable.Name));
            var isValue = !variable.Equations.IsEmpty || variable.IsFunction;
            if (!names.Add(ModelName.Canonical(variable.Name)) || (isParameter && isValue))
            {
                found.Add(XmileDiagnostics.Macro(variable.Span, isParameter ? $"'{variable.Name}' is a parameter of macro '{macro}' and has an equation" : $"macro '{macro}' has two variables '{variable.Name}'"));
            }
            else if (!isParameter && !isValue && !found.Exists(d => d.Code is "E0105" or "E0110"))
            {
                found.Add(XmileDiagnostics.Missing(variable.Span, $"'{variable.Name}' of macro '{macro}' has no equation"));
            }

            if (!variable.Dimensions.IsEmpty || variable.Equations.Any(e => !e.Elements.IsEmpty))
            {
                found.Add(XmileDiagnostics.NotSupported(variable.Span, $"an array ('{variable.Name}') in macro '{macro}'"));
            }
        }

        return part.Variables;
    }
}
