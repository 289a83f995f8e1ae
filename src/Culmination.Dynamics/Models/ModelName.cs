using System.Text;

namespace Culmination.Dynamics.Models;

/// <summary>When two names are one (XMILE 1.0, section 3.2.2): case does not count; a run of blanks, underscores, no-break spaces and line ends is one separator; quotes are not part of a name.</summary>
public static class ModelName
{
    public static string Canonical(string name)
    {
        var text = name.Trim();
        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
        {
            text = text[1..^1];
        }

        text = text.Replace("\\n", "_", StringComparison.Ordinal);
        var result = new StringBuilder(text.Length);
        var separated = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c == '_' || c == ' ')
            {
                separated = true;
                continue;
            }

            if (separated && result.Length > 0)
            {
                result.Append('_');
            }

            separated = false;
            result.Append(char.ToLowerInvariant(c));
        }

        return result.ToString();
    }

    public static bool Same(string a, string b) => string.Equals(Canonical(a), Canonical(b), StringComparison.Ordinal);
}
