using System.Globalization;
using System.Text;
using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Documentation;

/// <summary>Names and sentences as Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Text in which no character is taken for markup.</summary>
    public static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '\\' or '*' or '_' or '`' or '<' or '|' or '#')
            {
                result.Append('\\');
            }

            result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>The place of a variable in the document: the same for all spellings of its name, and for no other name.</summary>
    public static string Anchor(string name)
    {
        var result = new StringBuilder("v-");
        foreach (var c in ModelName.Canonical(name))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                result.Append(c);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"-{(int)c:x}");
            }
        }

        return result.ToString();
    }

    public static string Link(string name) => $"[{Escaped(ModelName.Display(name))}](#{Anchor(name)})";

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
