using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>An XML element with its place, and the place of its text.</summary>
internal sealed record XmlNode(
    string Name, ImmutableDictionary<string, string> Attributes, string Text, TextSpan Span, TextSpan TextSpan, ImmutableArray<XmlNode> Children)
{
    public XmlNode? Child(string name) => Children.FirstOrDefault(c => c.Name == name);

    public IEnumerable<XmlNode> All(string name) => Children.Where(c => c.Name == name);

    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);
}

/// <summary>Reads XML without document types, no deeper than <see cref="MaximumDepth"/>, keeping the place of everything (ElementTree would lose it, XDocument accepts DTDs).</summary>
internal static class XmlTree
{
    public const int MaximumDepth = 64;
    public const int MaximumCharacters = 64 * 1024 * 1024;

    public static Checked<XmlNode> Read(string text, string file)
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("isee", "http://iseesystems.com/XMILE");
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            MaxCharactersInDocument = MaximumCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            XmlResolver = null,
        };
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text.TrimStart('﻿')), settings, new XmlParserContext(names.NameTable, names, null, XmlSpace.None));
            reader.MoveToContent();
            return Element(reader, file, 0) is { } node
                ? Checked.Of(node)
                : Checked.Fail<XmlNode>([Diagnostic.Error("E0102", Here(reader, file), $"elements are nested more than {MaximumDepth} deep")]);
        }
        catch (XmlException e)
        {
            return Checked.Fail<XmlNode>([Diagnostic.Error("E0101", new TextSpan(file, Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition)), Plain(e.Message))]);
        }
    }

    private static string Plain(string message)
    {
        var end = message.IndexOf(" Line ", StringComparison.Ordinal);
        return "this is not well-formed XML: " + (end > 0 ? message[..end] : message);
    }

    private static TextSpan Here(XmlReader reader, string file)
    {
        var info = (IXmlLineInfo)reader;
        return new TextSpan(file, Math.Max(1, info.LineNumber), Math.Max(1, info.LinePosition));
    }

    private static XmlNode? Element(XmlReader reader, string file, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        var span = Here(reader, file) with { Length = reader.LocalName.Length };
        var name = reader.Prefix.Length > 0 ? reader.Prefix + ":" + reader.LocalName : reader.LocalName;
        var attributes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            attributes[reader.Name] = reader.Value;
        }

        reader.MoveToElement();
        var children = ImmutableArray.CreateBuilder<XmlNode>();
        var text = new StringBuilder();
        TextSpan? textSpan = null;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (Element(reader, file, depth + 1) is not { } child)
                        {
                            return null;
                        }

                        children.Add(child);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        textSpan ??= Here(reader, file);
                        text.Append(reader.Value);
                        break;
                    default:
                        break;
                }
            }
        }

        return new XmlNode(name, attributes.ToImmutable(), text.ToString(), span, textSpan ?? span, children.ToImmutable());
    }
}
