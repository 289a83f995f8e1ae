using System.Text;

namespace Culmination.Dynamics.Models;

/// <summary>
/// When two names are one (XMILE 1.0, section 3.2): letter case does not count; a run of blanks, underscores, no-break spaces and line ends (also written <c>\n</c>) is one
/// separator; quotes around a name are no part of it.
/// </summary>
public static class ModelName
{
    /// <summary>The same text for all spellings of a name.</summary>
    public static string Canonical(string name) => IsCanonical(name) ? name : Canonical(name.AsSpan());

    /// <inheritdoc cref="Canonical(string)"/>
    public static string Canonical(ReadOnlySpan<char> name)
    {
        var text = Unquote(name.Trim());
        var result = new StringBuilder(text.Length);
        var separated = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r' or 't')
            {
                i++;
                separated = true;
            }
            else if (char.IsWhiteSpace(c) || c == '_')
            {
                separated = true;
            }
            else
            {
                if (c == '\\' && i + 1 < text.Length && text[i + 1] is '\\' or '"')
                {
                    c = text[++i];
                }

                if (separated && result.Length > 0)
                {
                    result.Append('_');
                }

                separated = false;
                result.Append(char.ToLowerInvariant(c));
            }
        }

        return result.ToString();
    }

    /// <summary>Whether a name plainly is its own canonical form; names are looked up for every term of a sum over an array, so this makes no text.</summary>
    private static bool IsCanonical(string name)
    {
        var before = '_';
        foreach (var c in name)
        {
            if (c == '_' ? before == '_' : c is '"' or '\\' || char.IsWhiteSpace(c) || c != char.ToLowerInvariant(c))
            {
                return false;
            }

            before = c;
        }

        return before != '_';
    }

    /// <summary>A name as people read it: quotes and line ends gone.</summary>
    public static string Display(string name)
    {
        var text = Unquote(name.AsSpan().Trim()).ToString().Replace("\\n", " ", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? text : string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    public static bool Same(string a, string b) => string.Equals(Canonical(a), Canonical(b), StringComparison.Ordinal);

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> text) =>
        text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
}
