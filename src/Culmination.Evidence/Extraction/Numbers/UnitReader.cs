using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <param name="Unit">The unit, or empty.</param>
/// <param name="Last">One past the last token of noun and rate.</param>
/// <param name="Noun">One past the noun, before the rate.</param>
/// <param name="HasNoun">Whether a noun was found, and not only inferred from a verb.</param>
internal sealed record UnitFound(string Unit, int Last, int Noun, bool HasNoun);

/// <summary>Finds what a number counts: its noun a few words on, or the verb of people around it, and its rate.</summary>
internal sealed class UnitReader(List<Token> tokens)
{
    private static readonly FrozenSet<string> Stops = WordTable.Set(
        "in on at by for from to with into onto over under during since until till after before between against along across as than that which who whom whose when while where because if though although but or nor so yet is are was were be been being has have had do does did will would can could may might must shall should not no it they he she we i you there this these those per an the each every all more most only also just still even then now ago later earlier including such how what like via per about around");

    private static readonly FrozenSet<string> PeopleVerbs = WordTable.Set(
        "fled flee fleeing died die dying deserted defected surrendered mobilised mobilized recruited conscripted drafted evacuated displaced enlisted perished killed wounded injured kill kills killing wounding injuring hospitalised hospitalized missing dead slain maimed martyred arrested detained imprisoned homeless volunteered emigrated called mobilising mobilizing recruiting mobilise mobilize recruit left conscript drafting drafting trained train demobilised demobilized buried starved");

    private static readonly FrozenSet<string> Linking = WordTable.Set("of topped exceeded exceeds exceed exceeding surpassed passed reached reaches hit stood stands rose fell at to numbered number totalled totaled total were was is are approached climbed");

    private static readonly FrozenSet<string> Determiners = WordTable.Set("the its their his her our my these those all a");

    private static readonly FrozenSet<string> Calibres = WordTable.Set("mm millimetre millimeter calibre caliber millimetres millimeters");

    public UnitFound Find(int at, int floor, int last, int number, bool skipOf)
    {
        var found = Noun(at, last, skipOf);
        if (found is { } noun)
        {
            var (rate, end) = Rate(noun.Last, last);
            return new UnitFound(noun.Unit + rate, end, noun.Last, true);
        }

        var unit = IsPeople(at, last) || IsPeopleBefore(number, floor) ? NumberUnits.Persons : NounBefore(number, floor);
        var (alone, after) = Rate(at, last);
        return new UnitFound(alone.Length > 0 && unit.Length == 0 ? alone : unit + alone, after, at, false);
    }

    private (string Unit, int Last)? Noun(int at, int last, bool skipOf)
    {
        (string Unit, int Last)? found = null;
        var i = at;
        if (skipOf && i < last && tokens[i].Is("of"))
        {
            i++;
        }
        else if (i < last && tokens[i].Is("of") && i + 1 < last && Determiners.Contains(tokens[i + 1].Lower))
        {
            i += 2;
        }

        if (skipOf && i < last && Determiners.Contains(tokens[i].Lower))
        {
            i++;
        }

        for (var steps = 0; i < last && steps < 9; i++, steps++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Hyphen || token.Kind is TokenKind.Code && found is null || i > at + 1 && tokens[i - 1].Kind == TokenKind.Hyphen && token.IsWord)
            {
                continue;
            }

            if (IsCalibre(i, last))
            {
                continue;
            }

            if (!token.IsWord)
            {
                break;
            }

            if (NumberUnits.Of(token.Lower) is { } unit)
            {
                if (token.Lower is "square" or "cubic")
                {
                    continue;
                }

                // "tanks a day", "people times": a noun of time after another noun is no head.
                if (found is not null && NumberUnits.IsTime(unit) || found is not null && i > at && tokens[i - 1].Capital != token.Capital && token.Capital && NumberUnits.IsTime(found.Value.Unit))
                {
                    break;
                }

                found = (Squared(i, at, unit), i + 1);
                continue;
            }

            if (token.Is("square") && i + 1 < last && NumberUnits.Of(tokens[i + 1].Lower) is { } side)
            {
                return (side == "km" ? "km2" : "square " + side, i + 2);
            }

            if (found is not null)
            {
                break;
            }

            if (token.Is("and"))
            {
                // armoured and protected vehicles: only between words that describe.
                if (i == at || i + 2 >= last || !tokens[i + 1].IsWord || Stops.Contains(tokens[i + 1].Lower) || Determiners.Contains(tokens[i + 1].Lower) || Cardinals.Small.ContainsKey(tokens[i + 1].Lower))
                {
                    break;
                }

                continue;
            }

            if (i == at && token.Lower is "more" or "other" or "others")
            {
                continue;
            }

            if (Stops.Contains(token.Lower) || token.Is("of") || token.Is("a") || PeopleVerbs.Contains(token.Lower) && steps > 0 && !token.Lower.EndsWith("ed", StringComparison.Ordinal))
            {
                break;
            }
        }

        return found;
    }

    private string Squared(int i, int at, string unit) => i > at && tokens[i - 1].Is("square") ? (unit == "km" ? "km2" : "square " + unit) : unit;

    /// <summary>A number in millimetres names a kind of gun or shell.</summary>
    public bool IsCalibre(int at, int last)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Number)
        {
            return token.IsWord && Calibres.Contains(token.Lower) && at > 0 && (tokens[at - 1].Kind is TokenKind.Number or TokenKind.Hyphen);
        }

        if (token.Suffix == "mm")
        {
            return true;
        }

        var next = at + 1 < last && tokens[at + 1].Kind == TokenKind.Hyphen ? at + 2 : at + 1;
        return next < last && Calibres.Contains(tokens[next].Lower) && token.Suffix.Length == 0;
    }

    /// <summary>per day, a day, each day, daily, in the few words after a noun.</summary>
    public (string Rate, int Last) Rate(int at, int last)
    {
        for (var i = at; i < Math.Min(last, at + 6); i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Slash && i + 1 < last && NumberUnits.Period(tokens[i + 1].Lower) is { } slashed)
            {
                return ("/" + slashed, i + 2);
            }

            if (!token.IsWord || token.Lower is "and" or "but" or "than" or "in" or "on" or "since" or "that")
            {
                break;
            }

            if (token.Lower is "per" or "a" or "each" or "every" or "an" && i + 1 < last && NumberUnits.Period(tokens[i + 1].Lower) is { } period && !(i + 2 < last && tokens[i + 2].Lower is "ago" or "earlier" or "later"))
            {
                return ("/" + period, i + 2);
            }

            if (token.Lower is "daily" or "weekly" or "monthly" or "annually" or "yearly" or "hourly" && (i + 1 >= last || !tokens[i + 1].IsWord || Stops.Contains(tokens[i + 1].Lower)))
            {
                return ("/" + NumberUnits.Period(token.Lower), i + 1);
            }
        }

        return (string.Empty, at);
    }

    /// <summary>Casualties topped 100,000; a death toll of 300; losses of tanks rose to 40: the noun stands before the number.</summary>
    private string NounBefore(int number, int floor)
    {
        var hasLink = false;
        for (var i = number - 1; i >= Math.Max(floor, number - 7) && tokens[i].IsWord; i--)
        {
            var word = tokens[i].Lower;
            if (hasLink && (word is "toll" or "tolls" ? NumberUnits.Persons : NumberUnits.Of(word)) is { } unit)
            {
                return NumberUnits.IsTime(unit) ? string.Empty : unit;
            }

            if (Linking.Contains(word))
            {
                hasLink = true;
            }
            else if (!(hasLink && word is "have" or "has" or "had" or "already" or "now" || !hasLink && word is "about" or "nearly" or "almost" or "more" or "than" or "over" or "at" or "least" or "around" or "some" or "just" or "up" or "to" or "as" or "many" or "roughly" or "well"))
            {
                break;
            }
        }

        return string.Empty;
    }

    /// <summary>Fled, died, were killed: right after the number, over helping verbs and adverbs.</summary>
    private bool IsPeople(int at, int last)
    {
        for (var i = at; i < Math.Min(last, at + 5) && tokens[i].IsWord; i++)
        {
            if (PeopleVerbs.Contains(tokens[i].Lower) && tokens[i].Lower is not ("left" or "called"))
            {
                return true;
            }

            if (!(tokens[i].Lower is "have" or "has" or "had" or "were" or "was" or "are" or "is" or "been" or "be" or "or" or "and" or "either" or "already" or "also" or "reportedly" or "being" or "more" or "others" || tokens[i].Lower.EndsWith("ly", StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Mobilised, recruited, killed: right before the number and its bound.</summary>
    private bool IsPeopleBefore(int number, int floor)
    {
        for (var i = number - 1; i >= Math.Max(floor, number - 6); i--)
        {
            if (!tokens[i].IsWord)
            {
                return false;
            }

            if (PeopleVerbs.Contains(tokens[i].Lower) && tokens[i].Lower is not "left")
            {
                return true;
            }

            if (!(tokens[i].Lower is "as" or "many" or "at" or "least" or "most" or "more" or "than" or "up" or "to" or "about" or "around" or "some" or "nearly" or "almost" or "over" or "between" or "fewer" or "less" or "no" or "not" or "another" or "roughly" or "further" or "a" or "an" or "estimated" or "approximately" or "additional"))
            {
                return false;
            }
        }

        return false;
    }
}
