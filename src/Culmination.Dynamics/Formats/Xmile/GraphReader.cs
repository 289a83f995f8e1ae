using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Reads &lt;gf&gt; (XMILE 1.0, section 3.1.4): y points over an even scale or over x points.</summary>
internal static class GraphReader
{
    private const int MaximumPoints = 100_000;

    /// <summary>The graphical function, or null with a diagnostic.</summary>
    internal static GraphicalFunction? Read(XmlNode node, List<Diagnostic> found)
    {
        var before = found.Count;
        if (node.Child("ypts") is not { } yNode)
        {
            found.Add(XmileDiagnostics.Graph(node.Span, "a graphical function needs <ypts>"));
            return null;
        }

        var y = Points(yNode, found);
        var x = node.Child("xpts") is { } xNode ? Points(xNode, found) : Scale(node, y.Length, found);
        if (found.Count > before)
        {
            return null;
        }

        if (x.Length != y.Length)
        {
            found.Add(XmileDiagnostics.Graph(node.Span, string.Create(CultureInfo.InvariantCulture, $"there are {x.Length} x points and {y.Length} y points")));
            return null;
        }

        for (var i = 1; i < x.Length; i++)
        {
            if (!(x[i] > x[i - 1]))
            {
                found.Add(XmileDiagnostics.Graph(
                    (node.Child("xpts") ?? node.Child("xscale") ?? node).TextSpan, string.Create(CultureInfo.InvariantCulture, $"x points rise: {x[i]:R} follows {x[i - 1]:R}")));
                return null;
            }
        }

        return Kind(node, found) is { } kind ? new GraphicalFunction(x, y, kind) : null;
    }

    private static TableKind? Kind(XmlNode node, List<Diagnostic> found)
    {
        switch (node.Attribute("type")?.ToLowerInvariant())
        {
            case null or "" or "continuous":
                // Before the standard, steps were an attribute of their own.
                return string.Equals(node.Attribute("discrete")?.Trim(), "true", StringComparison.OrdinalIgnoreCase) ? TableKind.Discrete : TableKind.Continuous;
            case "extrapolate":
                return TableKind.Extrapolate;
            case "discrete":
                return TableKind.Discrete;
            case { } other:
                found.Add(XmileDiagnostics.Graph(node.Span, $"'{other}' is not a type of graphical function", "known: continuous, extrapolate, discrete"));
                return null;
        }
    }

    private static ImmutableArray<double> Scale(XmlNode node, int count, List<Diagnostic> found)
    {
        if (node.Child("xscale") is not { } scale || NodeValues.Number(scale.Attribute("min")) is not { } low || NodeValues.Number(scale.Attribute("max")) is not { } high)
        {
            found.Add(XmileDiagnostics.Graph(node.Span, "a graphical function needs <xpts>, or <xscale> with min and max"));
            return [];
        }

        if (count == 1)
        {
            return [low];
        }

        var points = ImmutableArray.CreateBuilder<double>(count);
        for (var i = 0; i < count; i++)
        {
            points.Add(i == count - 1 ? high : low + ((high - low) * i / (count - 1)));
        }

        return points.MoveToImmutable();
    }

    private static ImmutableArray<double> Points(XmlNode node, List<Diagnostic> found)
    {
        var separator = node.Attribute("sep") is { Length: > 0 } written ? written : ",";
        var parts = string.IsNullOrWhiteSpace(separator)
            ? node.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : node.Text.Split(separator, StringSplitOptions.TrimEntries);
        if (parts.Length > MaximumPoints)
        {
            found.Add(XmileDiagnostics.Graph(node.Span, string.Create(CultureInfo.InvariantCulture, $"a graphical function may have {MaximumPoints} points")));
            return [];
        }

        var points = ImmutableArray.CreateBuilder<double>(parts.Length);
        foreach (var part in parts)
        {
            if (NodeValues.Number(part) is { } value)
            {
                points.Add(value);
            }
            else
            {
                found.Add(XmileDiagnostics.Number(node.TextSpan, part));
                return [];
            }
        }

        return points.ToImmutable();
    }
}
