using System.Text;

namespace Culmination.Fuzz.Inputs;

/// <summary>Spoils a text in a few places: cuts, copies, swaps, odd characters, numbers out of range, words of the language where none belong, repetition.</summary>
internal sealed class Mutation(Dice dice, IReadOnlyList<string> words, IReadOnlyList<string> others)
{
    private const int LongestText = 200_000;

    private static readonly string[] Numbers =
    [
        "0", "-1", "1e308", "1e309", "-0", "5e-324", "1e-400", "99999999999999999999", "2147483648", "9223372036854775808", "NaN", "Infinity", "1e", "0x10", "1,5", ".", "1.2.3", "０",
    ];

    private static readonly string[] Odd =
    [
        "\0", "\uFFFF", "\uFEFF", "\u00A0", "\u2028", "\u202E", "é", "𝔸", "\ud800", "\r", "\r\n", "\t", "\\", "\"", "'", "`", "{", "}", "(", ")", "[", "]", "<", ">", "&", "&amp;", "&#0;", "&#x41;", "&x;",
        "%", ";", ":", "#", "!", "|", "~", "*", "@", "---", "...", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    ];

    internal string Apply(string text)
    {
        var result = new StringBuilder(text);
        for (var i = (dice.Once(3) ? dice.Size(20) : 1 + dice.Below(2)); i > 0 && result.Length < LongestText; i--)
        {
            Once(result);
        }

        return result.ToString();
    }

    /// <summary>The text spoiled in one or two places.</summary>
    internal string Few(string text)
    {
        var result = new StringBuilder(text);
        for (var i = 1 + dice.Below(2); i > 0; i--)
        {
            Once(result);
        }

        return result.ToString();
    }

    /// <summary>The text as bytes, some of which are changed now and then.</summary>
    internal byte[] Bytes(string text)
    {
        var bytes = (dice.Below(12) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.Latin1, _ => Encoding.UTF8 }).GetBytes(text);
        if (dice.Once(4) && bytes.Length > 0)
        {
            for (var i = dice.Size(10); i > 0; i--)
            {
                bytes[dice.Below(bytes.Length)] = (byte)dice.Below(256);
            }
        }

        return bytes;
    }

    private void Once(StringBuilder text)
    {
        var at = dice.Below(text.Length + 1);
        var length = Math.Min(text.Length - at, dice.Size(60));
        switch (dice.Below(12))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(dice.Below(text.Length + 1), text.ToString(at, length));
                break;
            case 2:
                text.Insert(at, dice.Pick(Odd));
                break;
            case 3 or 4:
                text.Insert(at, dice.Pick(words));
                break;
            case 5:
                Replace(text, at, char.IsAsciiDigit, dice.Pick(Numbers));
                break;
            case 6:
                Replace(text, at, char.IsLetter, dice.Pick(words));
                break;
            case 7:
                Repeat(text, at, length);
                break;
            case 8 when others.Count > 0:
                var other = dice.Pick(others);
                var from = dice.Below(other.Length);
                text.Insert(at, other.AsSpan(from, Math.Min(other.Length - from, dice.Size(400))));
                break;
            case 9:
                text.Length = dice.Once(4) ? at : text.Length;
                break;
            case 10:
                Line(text, at);
                break;
            default:
                if (length > 0)
                {
                    text[at] = (char)(text[at] ^ (1 << dice.Below(7)));
                }

                break;
        }
    }

    private static void Replace(StringBuilder text, int at, Func<char, bool> isPart, string with)
    {
        while (at < text.Length && !isPart(text[at]))
        {
            at++;
        }

        var end = at;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        text.Remove(at, end - at).Insert(at, with);
    }

    private void Repeat(StringBuilder text, int at, int length)
    {
        // Blanks without end are what patterns with repetitions fear.
        var part = dice.Once(4) ? dice.Pick([" ", "\t", "_", "1", "a", "\""]) : text.ToString(at, length);
        var times = dice.Once(10) ? 20_000 / Math.Max(1, part.Length) : dice.Size(300);
        length = part.Length;
        if (length > 0)
        {
            text.Insert(at, part, Math.Min(times, LongestText / length));
        }
    }

    /// <summary>Takes a line out, or puts it elsewhere too.</summary>
    private void Line(StringBuilder text, int at)
    {
        var all = text.ToString();
        var start = at == 0 ? 0 : all.LastIndexOf('\n', Math.Min(at, all.Length) - 1) + 1;
        var end = all.IndexOf('\n', Math.Min(at, all.Length));
        end = end < 0 ? all.Length : end + 1;
        if (dice.Once(2))
        {
            text.Remove(start, end - start);
        }
        else
        {
            text.Insert(all.LastIndexOf('\n', dice.Below(Math.Max(1, all.Length))) + 1, all[start..end]);
        }
    }
}
