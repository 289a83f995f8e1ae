using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Marks numbers that name and do not count: Article 5, page 7, Leopard 2, 155 mm, a 34-year-old, [12], 3-1, "three-day".</summary>
internal sealed class Designations(List<Token> tokens, bool[] taken)
{
    private static readonly FrozenSet<string> Heads = WordTable.Set(
        "article articles page pages p pp chapter chapters section sections paragraph resolution resolutions figure fig table tables no nos number numbers room flight channel phase stage step grade version volume vol issue part annex appendix rule law act title protocol clause amendment line lines question point option scenario boeing airbus leopard challenger abrams merkava centurion type mark mk model class block series highway route road street avenue building apartment apt gate platform group minsk world formula category level tier zone sector hill height point file episode season round-table item exhibit case unit battery brigade battalion regiment division corps army platoon squadron wing task force operation tiger panther sherman panzer spitfire mustang apollo soyuz windows covid agenda psalm verse directive decree order track lot bin top area district ward precinct sunday size");

    private static readonly FrozenSet<string> CountedHeads = WordTable.Set("mark order track lot file model type no force army division point case order building unit item line lines act number question part group series top world operation task law stage route road street round corps brigade battalion regiment battery squadron wing platoon zone sector area district level");

    public void Mark(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (taken[i])
            {
                continue;
            }

            if (tokens[i].Kind is TokenKind.Ordinal or TokenKind.Code)
            {
                taken[i] = true;
            }
            else if (tokens[i].Kind == TokenKind.Number ? IsName(i, first, last) : Cardinals.Small.ContainsKey(tokens[i].Lower) && IsAttributive(i, first, last))
            {
                taken[i] = true;
            }
        }
    }

    private bool IsName(int i, int first, int last)
    {
        var token = tokens[i];
        var before = i > first ? tokens[i - 1] : null;
        var next = i + 1 < last ? tokens[i + 1] : null;
        if (token.Suffix == "mm" || IsCalibre(i, last))
        {
            return true;
        }

        if (IsAttributive(i, first, last))
        {
            return true;
        }

        if (before is { Lower: "#" or "№" } || before is { Kind: TokenKind.Open, Lower: "[" } && next is { Kind: TokenKind.Close } || before is { Kind: TokenKind.Open } && next is { Kind: TokenKind.Close } && token.Value < 100 && token.Suffix.Length == 0)
        {
            return true;
        }

        if (next is { Kind: TokenKind.Slash } && i + 3 < last && tokens[i + 3].Is("of") && tokens[i + 2].Kind == TokenKind.Number && token.Value < tokens[i + 2].Value && tokens[i + 2].Value <= 20)
        {
            // 1/3 of: a share.
            return false;
        }

        if (before is { Kind: TokenKind.Slash } or { Kind: TokenKind.Plus, SpaceBefore: true } || next is { Kind: TokenKind.Slash, SpaceBefore: false } && i + 2 < last && tokens[i + 2].Kind == TokenKind.Number)
        {
            return true;
        }

        // A list's number at the head of a line: "1. First".
        if (before is null && next is { Kind: TokenKind.Stop or TokenKind.Close, SpaceBefore: false } && i + 2 < last && token.Value < 100)
        {
            return true;
        }

        // 52-48, 50-50: a score or a vote.
        if (next is { Kind: TokenKind.Hyphen or TokenKind.Dash, SpaceBefore: false } && i + 2 < last && tokens[i + 2].Kind == TokenKind.Number && token.Suffix.Length == 0 && tokens[i + 2].Value <= token.Value && token.Value < 1000 && !tokens[i + 2].HasDecimals && tokens[i + 2].Suffix.Length == 0
            && !(i + 3 < last && Cardinals.Magnitudes.ContainsKey(tokens[i + 3].Lower)))
        {
            taken[i + 2] = true;
            return true;
        }

        // 10 Downing Street.
        if (next is { Capital: true } && i + 2 < last && tokens[i + 2].Lower is "street" or "avenue" or "road" or "square" or "lane" or "boulevard" && tokens[i + 2].Capital)
        {
            return true;
        }

        if (before is { Kind: TokenKind.Word } && token.HasDecimals && before.Capital && before.Lower is "figure" or "table" or "section" or "chapter" or "version" or "annex" or "part" or "article")
        {
            return true;
        }

        if (token.Value <= 110 && token.Digits <= 3 && IsAge(i, first, before, next))
        {
            return true;
        }

        if (next is { Lower: "degrees" or "degree" or "°" })
        {
            return true;
        }

        var isPlain = !token.Separated && !token.HasDecimals && token.Suffix.Length == 0 && token.Digits <= 4;
        if (!isPlain || before is null)
        {
            return false;
        }

        if (before.Kind == TokenKind.Word && Heads.Contains(before.Lower) && !(CountedHeads.Contains(before.Lower) && !before.Capital))
        {
            return true;
        }

        // "Ivan Petrenko, 34, said": an age.
        if (before.Kind == TokenKind.Comma && next is { Kind: TokenKind.Comma or TokenKind.Stop } && token.Digits <= 2 && i - 2 >= first && tokens[i - 2].Capital)
        {
            return true;
        }

        if (before.Lower is "aged" or "age" or "ages" || before.Lower is "to" or "and" && i - 3 >= first && tokens[i - 3].Lower is "aged" or "ages")
        {
            return true;
        }

        // A name of its own with a figure at its end, and nothing counted: "Minsk 2".
        return before is { Capital: true, Kind: TokenKind.Word } && i - 1 > first && token.Digits <= 3 && NumberUnits.Of(before.Lower) is null
            && (next is null || next.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Close or TokenKind.CloseQuote || next.Lower is "and" or "is" or "was" or "has" or "agreement" or "deal" or "mission");
    }

    /// <summary>"She is 54.", "at the age of 19", "one officer, 44, died".</summary>
    private bool IsAge(int i, int first, Token? before, Token? next)
    {
        if (i - 2 < first || before is null)
        {
            return false;
        }

        var earlier = tokens[i - 2];
        var isAlone = next is null or { Kind: TokenKind.Stop or TokenKind.Comma } or { Lower: "and" or "when" or "years" };
        return before.Lower is "is" or "was" or "turned" or "turns" && earlier.Lower is "he" or "she" or "who" && isAlone
            || before.Is("of") && earlier.Is("age")
            || before.Kind == TokenKind.Comma && next is { Kind: TokenKind.Comma } && IsPerson(earlier) && tokens[i].Value >= 10;

        static bool IsPerson(Token word) => NumberUnits.Of(word.Lower) == NumberUnits.Persons && !word.Lower.EndsWith('s');
    }

    private bool IsCalibre(int i, int last)
    {
        var at = i + 1 < last && tokens[i + 1].Kind == TokenKind.Hyphen ? i + 2 : i + 1;
        return at < last && tokens[at].Lower is "mm" or "cm" or "millimetre" or "millimeter" or "calibre" or "caliber" or "millimetres" or "millimeters" or "pounder" or "pounders";
    }

    /// <summary>three-day, 34-year-old, “three day” before a noun: describes, and does not count.</summary>
    private bool IsAttributive(int i, int first, int last)
    {
        if (i + 1 >= last)
        {
            return false;
        }

        var hyphen = tokens[i + 1].Kind == TokenKind.Hyphen;
        var at = hyphen ? i + 2 : i + 1;
        if (at >= last || !tokens[at].IsWord)
        {
            return false;
        }

        var word = tokens[at].Lower;
        if (word is "way" or "sided" or "fold" or "legged" or "pronged" or "pound" or "star" or "inch" or "party" or "point" or "tier" or "stage" or "storey" or "story" or "bedroom" && hyphen && word != "fold")
        {
            return true;
        }

        if (hyphen && !tokens[i + 1].SpaceBefore && !tokens[at].SpaceBefore && NumberUnits.Of(word) is null && !Cardinals.Magnitudes.ContainsKey(word) && !Cardinals.Small.ContainsKey(word)
            && word is not ("strong" or "man" or "percent" or "per" or "hundred" or "dozen" or "odd" or "plus" or "ish" or "fold" or "to" or "and" or "third" or "thirds" or "quarter" or "quarters" or "fourth" or "fourths" or "fifth" or "fifths" or "half" or "sixth" or "sixths" or "eighth" or "eighths" or "tenth" or "tenths" or "mile" or "square" or "in" or "or" or "some"))
        {
            // two-front war, twenty-first: describes.
            return true;
        }

        if (word is not ("second" or "minute" or "hour" or "day" or "week" or "month" or "year" or "decade"))
        {
            return hyphen && word is "years" && at + 1 < last && tokens[at + 1].Kind == TokenKind.Hyphen;
        }

        return hyphen || (Cardinals.Small.TryGetValue(tokens[i].Lower, out var value) ? value : tokens[i].Value) > 1 && i > first && tokens[i - 1].Kind == TokenKind.OpenQuote;
    }
}
