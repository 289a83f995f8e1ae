namespace Culmination.Evidence.Extraction.Sentences;

/// <summary>Cuts a text into paragraphs: at blank lines, and at line ends that are not a soft break of a running sentence.</summary>
internal static class Paragraphs
{
    private const int ShortLine = 55;
    private const int ShortestWrapped = 40;

    public static List<(int Start, int End)> Of(string text)
    {
        var found = new List<(int Start, int End)>();
        var start = -1;
        var end = 0;
        var lineStart = 0;
        while (lineStart < text.Length)
        {
            var newline = text.IndexOf('\n', lineStart);
            var lineEnd = newline < 0 ? text.Length : newline;
            var (from, to) = Trim(text, lineStart, lineEnd);
            if (start >= 0 && (from == to || !IsSoftBreak(text, lineStartOfEnd: start, end, from)))
            {
                found.Add((start, end));
                start = -1;
            }

            if (from < to)
            {
                start = start < 0 ? from : start;
                end = to;
            }

            lineStart = lineEnd + 1;
        }

        if (start >= 0)
        {
            found.Add((start, end));
        }

        return found;
    }

    /// <summary>A sentence runs on over the line end: the line is long and does not end it, and the next begins in lower case; or the next cannot begin a paragraph.</summary>
    private static bool IsSoftBreak(string text, int lineStartOfEnd, int end, int next)
    {
        var last = text[end - 1];
        if (last is '.' or '!' or '?' or ':' or '”' or '"' or ')')
        {
            return false;
        }

        var lineStart = text.LastIndexOf('\n', end - 1) + 1;
        var length = end - Math.Max(lineStart, lineStartOfEnd);
        if (char.IsLower(text[next]) || char.IsAsciiDigit(text[next]))
        {
            // Wrapped text has long lines; a list of phrases has short ones.
            return last == ',' || length >= ShortestWrapped && char.IsLower(text[next]);
        }

        return last == ',' || length > ShortLine && text.IndexOf('\n', next) is var after && (after < 0 ? text.Length : after) - next > ShortLine / 2 && !StartsItem(text[next]) && EndsAsRunning(text, end);
    }

    private static bool StartsItem(char c) => c is '–' or '—' or '-' or '•' or '*' or '“' or '"' or '·';

    /// <summary>The last word is one that cannot end a heading.</summary>
    private static bool EndsAsRunning(string text, int end)
    {
        var from = end;
        while (from > 0 && char.IsLetter(text[from - 1]))
        {
            from--;
        }

        return text[from..end] is "the" or "a" or "an" or "of" or "and" or "or" or "to" or "in" or "by" or "for" or "with" or "from" or "at" or "on" or "than" or "that" or "their" or "its" or "his" or "her" or "have" or "has" or "had" or "is" or "are" or "was" or "were";
    }

    private static (int From, int To) Trim(string text, int from, int to)
    {
        while (from < to && IsBlank(text[from]))
        {
            from++;
        }

        while (to > from && IsBlank(text[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is Tokens.Tokenizer.Filler or '\uFEFF' or '\u200B';
}
