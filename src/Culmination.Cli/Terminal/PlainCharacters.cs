using System.Text;

namespace Culmination.Cli.Terminal;

/// <summary>For terminals without UTF-8: the same text in ASCII, of the same width where columns depend on it.</summary>
internal static class PlainCharacters
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(c switch
            {
                < (char)128 => c.ToString(),
                '·' => ".",
                '–' or '—' or '−' => "-",
                '±' => "~",
                '×' => "x",
                '…' => "~",
                '≤' => "<",
                '≥' => ">",
                '’' or '‘' => "'",
                '“' or '”' => "\"",
                '→' => ">",
                _ => "?",
            });
        }

        return plain.ToString();
    }
}
