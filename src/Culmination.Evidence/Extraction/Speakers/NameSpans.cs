using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Finds which tokens beside a verb of speech are its subject or a name.</summary>
internal sealed class NameSpans(List<Token> tokens)
{
    private const int LongestSubject = 16;

    private static readonly FrozenSet<string> Boundaries = WordTable.Set("that because which but while whether if when since after before although though whereas as than where until unless");

    private static readonly FrozenSet<string> Pronouns = WordTable.Set("we you i he she they it who nobody everybody");

    private static readonly FrozenSet<string> Adverbials = WordTable.Set("on in at by over meanwhile during last earlier yesterday today");

    private static readonly FrozenSet<string> SubjectOpenings = WordTable.Set("the he she they a one officials");

    private static readonly FrozenSet<string> NameEnds = WordTable.Set("on who during but he she they it last adding to");

    /// <summary>The tokens of the subject left of a verb.</summary>
    public (int First, int Last) Subject(int verb, int floor)
    {
        var end = verb;
        while (end > floor && (CueVerbs.IsHelper(tokens[end - 1].Lower) || tokens[end - 1].IsWord && tokens[end - 1].Lower.EndsWith("ly", StringComparison.Ordinal) && !tokens[end - 1].Capital && tokens[end - 1].Lower is not ("family" or "ally" or "assembly")))
        {
            end--;
        }

        var from = end;
        if (from - 1 > floor && tokens[from - 1].Kind == TokenKind.Comma)
        {
            // "X, a private group, said": over the apposition to the name before it.
            var comma = from - 2;
            while (comma > floor && comma > end - 12 && tokens[comma].Kind != TokenKind.Comma)
            {
                comma--;
            }

            if (comma <= floor || tokens[comma].Kind != TokenKind.Comma || comma + 1 < end && tokens[comma + 1].Lower is "and" or "but" or "while")
            {
                return (end, end);
            }

            var name = WalkLeft(comma, floor);
            if (tokens[comma + 1].Lower is "who" or "which" or "whose")
            {
                return (name, comma);
            }

            return name < comma ? (name, end - 1) : (end, end);
        }

        // "Since the beginning of May we estimate", "can you confirm": a pronoun is the whole subject.
        if (from > floor && Pronouns.Contains(tokens[from - 1].Lower))
        {
            return (from - 1, end);
        }

        from = WalkLeft(from, floor);

        // "to make them reveal": no finite verb, nobody says anything.
        for (var i = from; i < end; i++)
        {
            if (tokens[i].Is("to"))
            {
                return (end, end);
            }
        }

        return (from, end);
    }

    /// <summary>One past the name that begins here.</summary>
    public int NameEnd(int from, int last)
    {
        var i = from;
        while (i < last && i - from < 12)
        {
            var token = tokens[i];
            if (!(token.IsWord || token.Kind is TokenKind.Hyphen or TokenKind.Code || token.Kind is TokenKind.Open or TokenKind.Close && i > from) || i > from && EndsName(i, last))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private int WalkLeft(int end, int floor)
    {
        var from = end;
        while (from > floor && end - from < LongestSubject)
        {
            var token = tokens[from - 1];
            if (!(token.IsWord || token.Kind is TokenKind.Hyphen or TokenKind.Code or TokenKind.Number || token.Kind is TokenKind.Open or TokenKind.Close) || Boundaries.Contains(token.Lower) && !token.Capital
                || token.Lower is "and" or "or" && !(from < end && tokens[from].Capital && from - 2 >= floor && tokens[from - 2].Capital))
            {
                break;
            }

            from--;
        }

        // "On Monday US officials", "In Kyiv the ministry": the adverbial before the subject is none of it.
        if (from < end && Adverbials.Contains(tokens[from].Lower))
        {
            for (var i = from + 1; i < end; i++)
            {
                if (SubjectOpenings.Contains(tokens[i].Lower) && i > from + 1)
                {
                    return i;
                }

                if (IsDay(tokens[i]) && i + 1 < end && !IsDay(tokens[i + 1]) && tokens[i + 1].Kind != TokenKind.Number)
                {
                    return i + 1;
                }
            }
        }

        return from;
    }

    /// <summary>Whether a word right of a name is none of it: a new clause, a pronoun, "on Monday", "in 2022", "in remarks".</summary>
    private bool EndsName(int i, int last)
    {
        var token = tokens[i];
        if (token.Is("and"))
        {
            return !(i + 1 < last && tokens[i + 1].Capital);
        }

        return Boundaries.Contains(token.Lower) || NameEnds.Contains(token.Lower)
            || token.Is("in") && i + 1 < last && (IsDay(tokens[i + 1]) || tokens[i + 1].Lower is "a" or "an" or "the" or "remarks" or "early" or "late" || tokens[i + 1].Kind == TokenKind.Number);
    }

    private static bool IsDay(Token token) => Dates.Calendar.Weekday(token.Lower) >= 0 || Dates.Calendar.Month(token.Lower) > 0 && token.Capital || token.Lower is "yesterday" or "today" or "meanwhile" or "month" or "week" or "year" || token.LooksLikeYear;
}
