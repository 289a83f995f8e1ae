using System.Collections.Frozen;
using System.Net;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Documents;

/// <summary>Blanks the markup of an HTML document in place: the text keeps its length, so offsets are offsets into the document.</summary>
internal static class HtmlMarkup
{
    private const int LongestEntity = 12;

    private static readonly FrozenSet<string> Blocks = WordTable.Set("p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr td th thead tbody section article header footer main aside nav blockquote figure figcaption pre body head html title form fieldset address details summary");

    // What stands between these tags is not for reading.
    private static readonly FrozenSet<string> Silent = WordTable.Set("script style head noscript template svg nav footer form figure figcaption button select iframe aside");

    /// <summary>Whether a text begins like HTML.</summary>
    public static bool IsHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 2000)).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<", StringComparison.Ordinal) && (head.Contains("<p>", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase) || head.Contains("<div", StringComparison.OrdinalIgnoreCase) || head.Contains("<p ", StringComparison.OrdinalIgnoreCase));
    }

    public static string Blank(string text)
    {
        var result = new char[text.Length];
        text.CopyTo(result);
        var at = 0;

        // A tag that is never closed is looked for once, not at every opening.
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        while (at < text.Length)
        {
            if (text[at] == '<' && at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?'))
            {
                at = Tag(text, result, at, unclosed);
            }
            else if (text[at] == '&')
            {
                at = Entity(text, result, at);
            }
            else
            {
                // Line ends in HTML are spaces; paragraphs are made by tags.
                result[at] = text[at] is '\n' or '\t' ? ' ' : text[at];
                at++;
            }
        }

        return new string(result);
    }

    private static int Tag(string text, char[] result, int at, HashSet<string> unclosed)
    {
        if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
        {
            var close = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return Fill(result, at, close < 0 ? text.Length : close + 3, Tokenizer.Filler);
        }

        var end = text.IndexOf('>', at);
        if (end < 0)
        {
            return Fill(result, at, text.Length, Tokenizer.Filler);
        }

        var from = text[at + 1] == '/' ? at + 2 : at + 1;
        var to = from;
        while (to < end && char.IsAsciiLetterOrDigit(text[to]))
        {
            to++;
        }

        var name = text[from..to].ToLowerInvariant();
        var next = end + 1;
        if (text[at + 1] != '/' && Silent.Contains(name) && text[end - 1] != '/' && !unclosed.Contains(name))
        {
            var closing = text.IndexOf("</" + name, next, StringComparison.OrdinalIgnoreCase);
            if (closing < 0)
            {
                unclosed.Add(name);
            }
            else
            {
                next = text.IndexOf('>', closing) is >= 0 and var gone ? gone + 1 : text.Length;
            }
        }

        Fill(result, at, next, Tokenizer.Filler);
        if (Blocks.Contains(name) || next > end + 1)
        {
            result[at] = '\n';
            if (next - at > 1)
            {
                result[at + 1] = '\n';
            }
        }

        return next;
    }

    private static int Entity(string text, char[] result, int at)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestEntity, text.Length - at));
        if (end < 0)
        {
            return at + 1;
        }

        var written = text[at..(end + 1)];
        var decoded = WebUtility.HtmlDecode(written);
        if (string.Equals(decoded, written, StringComparison.Ordinal) || decoded.Length > written.Length)
        {
            return at + 1;
        }

        Fill(result, at, end + 1, Tokenizer.Filler);
        decoded.CopyTo(0, result, at, decoded.Length);
        return end + 1;
    }

    private static int Fill(char[] result, int from, int to, char with)
    {
        Array.Fill(result, with, from, to - from);
        return to;
    }
}
