using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Numbers;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Reads times by how far they are from the day of the document: last month, the past 24 hours, three days ago.</summary>
internal sealed class Spells(List<Token> tokens, Calendar calendar, DateSenses senses, MonthDates months)
{
    private static readonly FrozenSet<string> Openings = WordTable.Set("last past previous recent next coming this first final preceding following opening same");

    private static readonly FrozenSet<string> Seasons = WordTable.Set("spring summer autumn winter fall season night morning weekend evening decade");

    private readonly Cardinals _cardinals = new(tokens);

    /// <summary>Whether a word may open such a spell of time.</summary>
    public static bool Opens(string word) => Openings.Contains(word);

    /// <summary>Last month, the past 24 hours, next two weeks, this year, the first 100 days.</summary>
    public DateMention? Spell(int i, Stretch within)
    {
        var word = tokens[i].Lower;
        var at = i + 1;
        double count = 1;
        if (at < within.Last && tokens[at].Lower is "few" or "couple" or "several" or "some" or "full" or "half")
        {
            count = double.NaN;
            at++;
            if (at < within.Last && tokens[at].Is("of"))
            {
                at++;
            }
        }
        else if (_cardinals.At(at, within.Last) is { } number)
        {
            (count, at) = (number.Value, number.Last);
        }

        if (at < within.Last && tokens[at].Lower is "calendar" or "financial")
        {
            at++;
        }

        if (at >= within.Last || !tokens[at].IsWord)
        {
            return null;
        }

        var noun = tokens[at].Lower;
        if (word is "last" or "this" or "next" && count == 1 && at == i + 1)
        {
            if (Calendar.Month(noun) > 0 && tokens[at].Capital)
            {
                return months.MonthFirst(at, Calendar.Month(noun), within) with { First = i };
            }

            if (Calendar.Weekday(noun) >= 0 || Seasons.Contains(noun))
            {
                return senses.Period(i, at + 1, null, null, within);
            }
        }

        if (NumberUnits.Of(noun) is not { } unit || !NumberUnits.IsTime(unit) && unit != "hours" || word is "first" or "final" or "opening" or "same" && unit == "seconds")
        {
            return null;
        }

        var isSingular = !noun.EndsWith('s');
        return word switch
        {
            "last" or "previous" when isSingular && at == i + 1 => Whole(i, at + 1, unit, 1, within),
            "this" when isSingular && at == i + 1 => Whole(i, at + 1, unit, 0, within),
            "last" or "past" or "recent" or "preceding" => new DateMention(i, at + 1, calendar.Back(count, unit), calendar.Day, DateSense.At),
            _ => new DateMention(i, at + 1, null, null, DateSense.At),
        };
    }

    /// <summary>Three days ago, a week earlier, two weeks into the war, a year after: how far, and no amount.</summary>
    public DateMention? Distance(int i, Stretch within)
    {
        double count;
        int at;
        if (tokens[i].Lower is "a" or "an" && i + 2 < within.Last && tokens[i + 1].Lower is "few" or "couple" or "day" or "week" or "month" or "year" or "hour" or "decade")
        {
            (count, at) = (1, i + 1);
            if (tokens[at].Lower is "few" or "couple")
            {
                (count, at) = (2, tokens[at + 1].Is("of") ? at + 2 : at + 1);
            }
        }
        else if (_cardinals.At(i, within.Last) is { } number)
        {
            (count, at) = (number.Value, number.Last);
            if (at + 1 < within.Last && tokens[at].Lower is "to" or "or" && _cardinals.At(at + 1, within.Last) is { } second)
            {
                at = second.Last;
            }
        }
        else
        {
            return null;
        }

        if (at + 1 >= within.Last || !tokens[at].IsWord || NumberUnits.Of(tokens[at].Lower) is not { } unit || !NumberUnits.IsTime(unit))
        {
            return null;
        }

        var word = tokens[at + 1].Lower;
        if (word is "ago")
        {
            return senses.Day(i, at + 2, calendar.Back(count, unit), within);
        }

        return word is "earlier" or "later" or "beforehand" or "previously" or "before" or "after" or "into" or "hence" ? new DateMention(i, at + 2, null, null, DateSense.At) : null;
    }

    /// <summary>The whole day, week, month or year some units back.</summary>
    private DateMention Whole(int first, int last, string unit, int back, Stretch within)
    {
        if (calendar.Day is not { } today)
        {
            return senses.Period(first, last, null, null, within);
        }

        var (start, end) = unit switch
        {
            "months" => Calendar.MonthOf(today.AddMonths(-back).Year, today.AddMonths(-back).Month),
            "years" => (new DateOnly(today.Year - back, 1, 1), new DateOnly(today.Year - back, 12, 31)),
            "weeks" => Week(today.AddDays(-7 * back)),
            _ => (today.AddDays(-back), today.AddDays(-back)),
        };
        return senses.Period(first, last, start, back == 0 && end > today ? today : end, within);
    }

    private static (DateOnly Start, DateOnly End) Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6));
    }
}
