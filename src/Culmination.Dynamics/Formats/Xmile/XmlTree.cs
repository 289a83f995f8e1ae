using System.Globalization;
using System.Xml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>
/// Reads XML keeping the place of everything. Document types are refused, and so is what is nested or long beyond measure. Prefixes need not be declared: files of some
/// vendors use <c>isee:</c> without saying so.
/// </summary>
internal static class XmlTree
{
    internal const int MaximumDepth = 256;
    internal const int MaximumCharacters = 64 * 1024 * 1024;

    internal static Checked<XmlNode> Read(string text, string file)
    {
        text = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        if (text.Length > MaximumCharacters)
        {
            return Checked.Fail<XmlNode>([Diagnostic.Error(
                "E0102", new TextSpan(file, 1, 1), string.Create(CultureInfo.InvariantCulture, $"the file has more than {MaximumCharacters} characters"))]);
        }

        var source = new SourceText(text, file);
        using var characters = new StringReader(text);
        using var reader = new XmlTextReader(characters) { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, Namespaces = false, Normalization = true, WhitespaceHandling = WhitespaceHandling.All };
        try
        {
            return Tree(reader, source);
        }
        catch (XmlException e)
        {
            return Checked.Fail<XmlNode>([Diagnostic.Error("E0101", new TextSpan(file, Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition)), "this is not well-formed XML: " + Plain(e.Message))]);
        }
    }

    private static string Plain(string message)
    {
        var end = message.IndexOf(" Line ", StringComparison.Ordinal);
        return end > 0 ? message[..end] : message;
    }

    private static Checked<XmlNode> Tree(XmlTextReader reader, SourceText source)
    {
        XmlNode? root = null;
        var open = new Stack<XmlNode>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var node = Element(reader, source);
                    if (open.Count >= MaximumDepth)
                    {
                        return Checked.Fail<XmlNode>([Diagnostic.Error(
                            "E0102", node.Span, string.Create(CultureInfo.InvariantCulture, $"elements are nested more than {MaximumDepth} deep"))]);
                    }

                    if (node.HasForbiddenCharacter)
                    {
                        return Forbidden(node.Span);
                    }

                    root ??= node;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Children.Add(node);
                    }

                    if (!isEmpty)
                    {
                        open.Push(node);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    if (open.TryPeek(out var holder))
                    {
                        // Inside CDATA the reader stands behind the opening mark, where no mark has to be counted.
                        var before = reader.NodeType == XmlNodeType.CDATA ? 9 : 0;
                        holder.AddText(reader.Value, source.OffsetOf(reader.LineNumber, reader.LinePosition) - before);
                        if (holder.HasForbiddenCharacter)
                        {
                            return Forbidden(holder.Span);
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        return Checked.Of(root!);
    }

    /// <summary>The reader lets numbers of characters that XML has not through (<c>&amp;#0;</c>): such a text could not be written again.</summary>
    private static Checked<XmlNode> Forbidden(TextSpan span) =>
        Checked.Fail<XmlNode>([Diagnostic.Error("E0101", span, "this holds a character that XML does not allow", "take control characters out")]);

    private static XmlNode Element(XmlTextReader reader, SourceText source)
    {
        var name = reader.Name.StartsWith("xmile:", StringComparison.Ordinal) ? reader.Name["xmile:".Length..] : reader.Name;
        var span = new TextSpan(source.File, reader.LineNumber, reader.LinePosition, reader.Name.Length);
        var node = new XmlNode(name, span, source);
        while (reader.MoveToNextAttribute())
        {
            node.AddAttribute(reader.Name, reader.Value);
        }

        reader.MoveToElement();
        return node;
    }
}
