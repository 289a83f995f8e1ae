using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Reads dates that are counted from the beginning of a war.</summary>
internal sealed class WarDates(List<Token> tokens, Calendar calendar, DateOnly? warStart, DateSenses senses)
{
    private static readonly FrozenSet<string> StartVerbs = WordTable.Set("began begin started start broke launched invaded erupted outbreak beginning");

    private static readonly FrozenSet<string> WarNouns = WordTable.Set("war invasion offensive fighting conflict hostilities operation campaign");

    private static readonly FrozenSet<string> Beginnings = WordTable.Set("it outbreak start beginning");

    /// <summary>Whether "since …" with this word may mean since the war began.</summary>
    public static bool Opens(string word) => WarNouns.Contains(word) || Beginnings.Contains(word);

    /// <summary>Day 28 [of the war].</summary>
    public DateMention? Day(int i, Stretch within)
    {
        if (i + 1 >= within.Last || tokens[i + 1].Kind != TokenKind.Number || tokens[i + 1].Suffix.Length > 0 || tokens[i + 1].Separated || tokens[i + 1].HasDecimals || i > within.First && tokens[i - 1].Lower is "a" or "per" or "each")
        {
            return null;
        }

        return OfWar(i, i + 2, tokens[i + 1].Value, within);
    }

    /// <summary>The 300th day [of the war].</summary>
    public DateMention? OrdinalDay(int i, Stretch within) => i + 1 < within.Last && tokens[i + 1].Is("day") ? OfWar(i, i + 2, tokens[i].Value, within) : null;

    /// <summary>Since the war began, since the start of the invasion, since it began its offensive.</summary>
    public DateMention? Since(int i, Stretch within)
    {
        var since = -1;
        for (var k = i - 1; k >= Math.Max(within.First, i - 6); k--)
        {
            if (tokens[k].Lower is "since" or "when")
            {
                since = k;
                break;
            }

            if (!tokens[k].IsWord && tokens[k].Kind != TokenKind.Hyphen)
            {
                return null;
            }
        }

        if (since < 0)
        {
            return null;
        }

        var end = i + 1;
        var word = tokens[i].Lower;
        if (WarNouns.Contains(word) || word == "it")
        {
            var hasVerb = i + 1 < within.Last && StartVerbs.Contains(tokens[i + 1].Lower);
            if (word == "it" && !hasVerb)
            {
                return null;
            }

            end = hasVerb ? i + 2 : end;
        }

        return new DateMention(since, end, warStart, calendar.Day, tokens[since].Is("since") ? DateSense.Since : DateSense.At);
    }

    private DateMention OfWar(int first, int last, double number, Stretch within)
    {
        var day = warStart is { } start && number is >= 1 and < 20000 ? start.AddDays((int)number - 1) : (DateOnly?)null;
        return senses.Day(first, last, day, within) with { WarDay = number };
    }
}
