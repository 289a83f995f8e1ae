using System.Text;
using System.Xml;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>An XML element with its place. Its name keeps a prefix (<c>isee:prefs</c>); that of XMILE itself is taken off.</summary>
internal sealed class XmlNode(string name, TextSpan span, SourceText source)
{
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly StringBuilder text = new();
    private int textOffset = -1;

    internal string Name { get; } = name;

    internal TextSpan Span { get; } = span;

    internal List<XmlNode> Children { get; } = [];

    /// <summary>All text directly inside, decoded.</summary>
    internal string Text => text.ToString();

    /// <summary>The text with the places of its characters.</summary>
    internal EquationText Equation => textOffset < 0
        ? new EquationText(Text, Span)
        : new EquationText(Text, source.SpanAt(textOffset)) { Locate = i => source.Locate(textOffset, i) };

    internal XmlNode? Child(string childName)
    {
        foreach (var child in Children)
        {
            if (string.Equals(child.Name, childName, StringComparison.Ordinal))
            {
                return child;
            }
        }

        return null;
    }

    internal IEnumerable<XmlNode> All(string childName) => Children.Where(c => string.Equals(c.Name, childName, StringComparison.Ordinal));

    internal IEnumerable<string> AttributeNames => attributes.Select(a => a.Name);

    internal string? Attribute(string attributeName)
    {
        foreach (var (key, value) in attributes)
        {
            if (string.Equals(key, attributeName, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether a text or an attribute holds a character that is none in XML 1.0 (section 2.2).</summary>
    internal bool HasForbiddenCharacter { get; private set; }

    internal void AddAttribute(string attributeName, string value)
    {
        HasForbiddenCharacter |= !IsAllowed(value);
        attributes.Add((attributeName, value));
    }

    internal void AddText(string part, int offset)
    {
        textOffset = textOffset < 0 ? offset : textOffset;
        text.Append(part);
        HasForbiddenCharacter |= !IsAllowed(part);
    }

    /// <summary>The place of the text without the blanks around it.</summary>
    internal TextSpan TextSpan
    {
        get
        {
            var whole = Text;
            var trimmed = whole.AsSpan().Trim().Length;
            var lead = whole.Length - whole.AsSpan().TrimStart().Length;
            return trimmed == 0 ? Span : Equation.SpanOf(lead, trimmed);
        }
    }

    private static bool IsAllowed(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (XmlConvert.IsXmlChar(value[i]))
            {
                continue;
            }

            if (i + 1 == value.Length || !XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
