using System.Globalization;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>What can be wrong with a file before its equations are looked at.</summary>
internal static class XmileDiagnostics
{
    internal static Diagnostic NotXmile(TextSpan span, string name) =>
        Diagnostic.Error("E0103", span, $"this is <{name}>, not a model in XMILE", "the outermost element of a model is <xmile>");

    internal static Diagnostic NoModel(TextSpan span) => Diagnostic.Error("E0104", span, "there is no <model> with variables");

    internal static Diagnostic NotSupported(TextSpan span, string construct) =>
        Diagnostic.Error("E0105", span, $"not supported: {construct}", "the model would not mean the same without it, so it is not left out");

    internal static Diagnostic NotSupported(XmlNode node) =>
        NotSupported(node.Span, $"<{node.Name}>{(node.Attribute("name") is { } name ? $" '{name}'" : string.Empty)}");

    internal static Diagnostic Clock(TextSpan? span, string what, string? help = null) => Diagnostic.Error("E0106", span, what, help);

    internal static Diagnostic Method(TextSpan span, string written) =>
        Diagnostic.Error("E0107", span, $"not supported: integration method '{written}'", "known: euler, rk2, rk4; a list such as 'gear, rk4' takes the first that is known");

    internal static Diagnostic OtherMethod(TextSpan span, string written, string taken) =>
        Diagnostic.Warning("W0107", span, $"of the methods '{written}', {taken} is used", "known: euler, rk2, rk4");

    internal static Diagnostic Dimension(TextSpan span, string what, string? help = null) => Diagnostic.Error("E0108", span, what, help);

    internal static Diagnostic Missing(TextSpan span, string what, string? help = null) => Diagnostic.Error("E0109", span, what, help);

    internal static Diagnostic Graph(TextSpan span, string what, string? help = null) => Diagnostic.Error("E0110", span, what, help);

    internal static Diagnostic Number(TextSpan span, string text) =>
        Diagnostic.Error("E0111", span, $"'{text.Trim()}' is not a number", string.Create(CultureInfo.InvariantCulture, $"a number is written {0.35} or 1.5e6"));

    internal static Diagnostic Module(TextSpan span, string what, string? help = null) => Diagnostic.Error("E0112", span, what, help);

    internal static Diagnostic Macro(TextSpan span, string what, string? help = null) => Diagnostic.Error("E0113", span, what, help);

    internal static Diagnostic Elements(TextSpan span, string what) =>
        Diagnostic.Error("E0114", span, what, "an array has one equation, one for each <element>, or as many equations or values in a list as elements");

    internal static Diagnostic Unknown(XmlNode node) =>
        Diagnostic.Error("E0105", node.Span, $"not known: <{node.Name}>", "what is not known might change what the model means; what belongs to one program has a prefix, as in <isee:prefs>");

    internal static Diagnostic LeftOut(XmlNode node) =>
        Diagnostic.Warning("W0105", node.Span, $"not known, and left out: <{node.Name}>", "what belongs to one program has a prefix, as in <isee:prefs>");

    internal static Diagnostic NotImported(XmlNode node) =>
        Diagnostic.Warning("W0105", node.Span, $"left out: values imported from {node.Attribute("resource") ?? "another file"}", "the model runs with the values that its file has");
}
