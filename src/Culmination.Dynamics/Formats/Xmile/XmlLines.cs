using System.Globalization;
using System.Text;

namespace Culmination.Dynamics.Formats.Xmile;

/// <summary>XML as indented lines; text comes back from a reader exactly as it was given, line ends included.</summary>
internal sealed class XmlLines
{
    private readonly StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    private readonly Stack<string> open = new();

    public override string ToString() => text.ToString();

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal void Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        text.Append(">\n");
        open.Push(name);
    }

    internal void Close()
    {
        var name = open.Pop();
        Indent();
        text.Append("</").Append(name).Append(">\n");
    }

    internal void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        text.Append("/>\n");
    }

    /// <summary>An element with nothing but text.</summary>
    internal void Text(string name, string value, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        text.Append('>');
        Escape(value, inAttribute: false);
        text.Append("</").Append(name).Append(">\n");
    }

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Indent();
        text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is not null)
            {
                text.Append(' ').Append(key).Append("=\"");
                Escape(value, inAttribute: true);
                text.Append('"');
            }
        }
    }

    private void Indent() => text.Append(' ', 2 * open.Count);

    private void Escape(string value, bool inAttribute)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"' when inAttribute:
                    text.Append("&quot;");
                    break;
                case '\r':
                case '\n' or '\t' when inAttribute:
                    // As they are, readers may turn these into something else.
                    text.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
    }
}
