using System.Globalization;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>Numbers and switches in texts and attributes.</summary>
internal static class NodeValues
{
    internal static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>The number in an element's text, or null with a diagnostic.</summary>
    internal static double? Number(XmlNode? node, List<Diagnostic> found)
    {
        if (node is null)
        {
            return null;
        }

        var value = Number(node.Text);
        if (value is null)
        {
            found.Add(XmileDiagnostics.Number(node.TextSpan, node.Text));
        }

        return value;
    }

    /// <summary>Whether an option is there and does not say false.</summary>
    internal static bool IsOn(XmlNode? node) => node is not null && !node.Text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
}
