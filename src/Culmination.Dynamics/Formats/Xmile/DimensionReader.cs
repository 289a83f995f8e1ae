using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads &lt;dimensions&gt; (XMILE 1.0, section 4.1): elements by name, or as many as a size says.</summary>
internal static class DimensionReader
{
    internal static ImmutableArray<Dimension> Read(XmlNode? parent, List<Diagnostic> found)
    {
        var dimensions = ImmutableArray.CreateBuilder<Dimension>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in parent?.All("dim") ?? [])
        {
            if (node.Attribute("name") is not { Length: > 0 } name)
            {
                found.Add(XmileDiagnostics.Missing(node.Span, "a <dim> has no name"));
            }
            else if (!names.Add(ModelName.Canonical(name)))
            {
                found.Add(XmileDiagnostics.Dimension(node.Span, $"there are two dimensions '{ModelName.Display(name)}'"));
            }
            else if (Elements(node, name, found) is { } elements)
            {
                dimensions.Add(new Dimension(ModelName.Display(name), elements, node.Span));
            }
        }

        return dimensions.ToImmutable();
    }

    private static ImmutableArray<string>? Elements(XmlNode node, string name, List<Diagnostic> found)
    {
        var elements = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in node.All("elem"))
        {
            var text = element.Attribute("name") ?? string.Empty;
            if (ModelName.Canonical(text).Length == 0 || !seen.Add(ModelName.Canonical(text)))
            {
                found.Add(XmileDiagnostics.Dimension(element.Span, text.Length == 0 ? $"an element of '{name}' has no name" : $"'{name}' has two elements '{text}'"));
                return null;
            }

            if (text.Contains(',', StringComparison.Ordinal))
            {
                // <element subscript="a,b"> would name two elements.
                found.Add(XmileDiagnostics.Dimension(element.Span, $"the name of element '{text}' of '{name}' has a comma, which parts subscripts"));
                return null;
            }

            elements.Add(ModelName.Display(text));
        }

        if (elements.Count > 0)
        {
            return elements.ToImmutable();
        }

        if (!long.TryParse(node.Attribute("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1)
        {
            found.Add(XmileDiagnostics.Dimension(node.Span, $"dimension '{name}' has no elements", "list them as <elem name=\"…\"/>, or give size=\"3\""));
            return null;
        }

        if (size > SimulationLimits.MaximumElements)
        {
            found.Add(XmileDiagnostics.Dimension(node.Span, string.Create(CultureInfo.InvariantCulture, $"dimension '{name}' has more than {SimulationLimits.MaximumElements} elements")));
            return null;
        }

        return [.. Enumerable.Range(1, (int)size).Select(i => i.ToString(CultureInfo.InvariantCulture))];
    }
}
