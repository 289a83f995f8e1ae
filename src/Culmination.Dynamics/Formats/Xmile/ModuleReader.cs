using System.Collections.Immutable;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads &lt;module&gt; (XMILE 1.0, section 4.7).</summary>
internal static class ModuleReader
{
    internal static ModuleUse? Read(XmlNode node, List<Diagnostic> found)
    {
        if (node.Attribute("name") is not { } written || ModelName.Canonical(written).Length == 0)
        {
            found.Add(XmileDiagnostics.Missing(node.Span, "a <module> has no name"));
            return null;
        }

        var name = ModelName.Display(written);
        if (node.Attribute("resource") is { Length: > 0 } resource)
        {
            found.Add(XmileDiagnostics.NotSupported(node.Span, $"module '{name}' from another file ({resource})"));
            return null;
        }

        if (node.Child("dimensions") is { } dimensions)
        {
            found.Add(XmileDiagnostics.NotSupported(dimensions.Span, $"an array of modules ('{name}')"));
            return null;
        }

        // The standard names a model as its module; several modules of one model say which in an attribute that tools write in their own way.
        var model = node.Attribute("model_name") ?? node.Attribute("simlin:model_name") ?? node.Attribute("isee:model_name") ?? node.Attribute("model") ?? name;
        return new ModuleUse(name, ModelName.Display(model), Connections(node, name, found), node.Span);
    }

    /// <summary>Stella writes each connection twice; the second kind is read where the first is missing.</summary>
    private static ImmutableArray<Connection> Connections(XmlNode node, string name, List<Diagnostic> found)
    {
        var nodes = node.All("connect").ToList();
        var connections = ImmutableArray.CreateBuilder<Connection>();
        foreach (var connect in nodes.Count > 0 ? nodes : node.All("connect2"))
        {
            if (connect.Attribute("to") is { Length: > 0 } to && connect.Attribute("from") is { Length: > 0 } from)
            {
                connections.Add(new Connection(to, from, connect.Span));
            }
            else
            {
                found.Add(XmileDiagnostics.Missing(connect.Span, $"a connection of module '{name}' says not both of to and from"));
            }
        }

        return connections.ToImmutable();
    }
}
