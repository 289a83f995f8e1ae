using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Numbers;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Finds dates, times and years, and marks their tokens as taken: none of them is a quantity.</summary>
internal sealed class DateReader(List<Token> tokens, bool[] taken, Calendar calendar, DateOnly? warStart)
{
    private static readonly FrozenSet<string> YearContext = WordTable.Set(
        "in since of by until till from to during before after early late mid month season year january february march april may june july august september october november december and through spring summer autumn winter fall end circa year's between throughout late-");

    private static readonly FrozenSet<string> StartVerbs = WordTable.Set("began begin started start broke launched invaded erupted outbreak beginning");

    private static readonly FrozenSet<string> WarNouns = WordTable.Set("war invasion offensive fighting conflict hostilities operation campaign");

    private readonly List<DateMention> _found = [];

    private int _first;

    private int _last;

    public List<DateMention> Read(int first, int last)
    {
        (_first, _last) = (first, last);
        _found.Clear();
        for (var i = first; i < last; i++)
        {
            if (!taken[i] && At(i) is { } mention)
            {
                for (var t = mention.First; t < mention.Last; t++)
                {
                    taken[t] = true;
                }

                if (_found.Count > 0 && _found[^1] is { Start: { } start } earlier && earlier.Last + 1 == mention.First && mention.End > start
                    && (tokens[earlier.Last].Lower is "and" or "to" or "until" or "through" || tokens[earlier.Last].Kind is TokenKind.Dash or TokenKind.Hyphen) && earlier.First > first && tokens[earlier.First - 1].Lower is "between" or "from")
                {
                    // between January and June: one period.
                    mention = mention with { First = earlier.First, Start = start, Sense = DateSense.At, IsSingleDay = false };
                    _found.RemoveAt(_found.Count - 1);
                }

                _found.Add(mention);
                i = Math.Max(i, mention.Last - 1);
            }
        }

        return [.. _found];
    }

    private DateMention? At(int i)
    {
        var token = tokens[i];
        return token.Kind switch
        {
            TokenKind.Date => Day(i, i + 1, token.Day),
            TokenKind.Clock => new DateMention(i, i + 1, null, null, DateSense.At),
            TokenKind.Ordinal => OrdinalDay(i) ?? DayMonth(i),
            TokenKind.Number => DayMonth(i) ?? Clock(i) ?? Distance(i) ?? Year(i),
            TokenKind.Word => Word(i),
            TokenKind.Code when token.Lower.StartsWith("mid-", StringComparison.Ordinal) => new DateMention(i, i + 1, null, null, DateSense.At),
            _ => null,
        };
    }

    private DateMention? Word(int i)
    {
        var word = tokens[i].Lower;
        if (Calendar.Month(word) is > 0 and var month && tokens[i].Capital && (word != "may" || IsMay(i)))
        {
            return MonthFirst(i, month);
        }

        if (Calendar.Weekday(word) is >= 0 and var weekday && tokens[i].Capital)
        {
            return Day(i, i + 1, calendar.Last(weekday));
        }

        return word switch
        {
            "yesterday" => Day(i, i + 1, calendar.Back(1, "days")),
            "today" or "tonight" => Day(i, i + 1, calendar.Day),
            "tomorrow" => Day(i, i + 1, calendar.Back(-1, "days")),
            "day" or "d" => WarDay(i),
            "last" or "past" or "previous" or "recent" or "next" or "coming" or "this" or "first" or "final" or "preceding" or "following" or "opening" or "same" => Spell(i),
            "war" or "invasion" or "offensive" or "fighting" or "conflict" or "hostilities" or "it" or "outbreak" or "start" or "beginning" or "operation" or "campaign" => SinceWar(i),
            _ => Distance(i),
        };
    }

    private bool IsMay(int i) => i > _first && (tokens[i - 1].Lower is "in" or "since" or "by" or "of" or "until" or "last" or "early" or "late" or "mid" or "on" or "to" or "and" || tokens[i - 1].Kind is TokenKind.Number or TokenKind.Ordinal && tokens[i - 1].Value <= 31)
        || i + 1 < _last && (i > _first && IsDayNumber(i + 1) || tokens[i + 1].LooksLikeYear);

    /// <summary>24 February [2022], 24–26 February, the 24th of February.</summary>
    private DateMention? DayMonth(int i)
    {
        if (!IsDayNumber(i))
        {
            return null;
        }

        var (last, from) = (i, i);
        if (i + 2 < _last && tokens[i + 1].Kind is TokenKind.Hyphen or TokenKind.Dash or TokenKind.Word && (tokens[i + 1].Kind != TokenKind.Word || tokens[i + 1].Lower is "to" or "and") && IsDayNumber(i + 2))
        {
            last = i + 2;
        }

        var next = last + 1;
        if (next < _last && tokens[next].Is("of"))
        {
            next++;
        }

        if (next >= _last || !tokens[next].IsWord || !tokens[next].Capital || Calendar.Month(tokens[next].Lower) is not (> 0 and var month))
        {
            return null;
        }

        var (year, end) = YearAfter(next + 1, month, (int)tokens[last].Value, from);
        var start = year is { } y ? Calendar.DayOf(y, month, (int)tokens[from].Value) : null;
        var close = year is { } z ? Calendar.DayOf(z, month, (int)tokens[last].Value) : null;
        return Sensed(from, end, start, close) with { IsSingleDay = last == from };
    }

    /// <summary>February 24 [, 2022]; February 2022; February.</summary>
    private DateMention? MonthFirst(int i, int month)
    {
        var next = i + 1;
        if (next < _last && IsDayNumber(next) && !(next + 1 < _last && tokens[next + 1].Kind == TokenKind.Percent))
        {
            var last = next + 2 < _last && tokens[next + 1].Kind is TokenKind.Hyphen or TokenKind.Dash && IsDayNumber(next + 2) ? next + 2 : next;
            var (year, end) = YearAfter(last + 1, month, (int)tokens[last].Value, i);
            return Sensed(i, end, year is { } y ? Calendar.DayOf(y, month, (int)tokens[next].Value) : null, year is { } z ? Calendar.DayOf(z, month, (int)tokens[last].Value) : null) with { IsSingleDay = last == next };
        }

        var (of, finish) = YearAfter(next, month, 1, i);
        return of is { } known && known is >= 1 and <= 9999 ? Sensed(i, finish, Calendar.MonthOf(known, month).Start, Calendar.MonthOf(known, month).End) : Sensed(i, finish, null, null);
    }

    private (int? Year, int Last) YearAfter(int at, int month, int day, int first)
    {
        var step = at < _last && tokens[at].Kind == TokenKind.Comma ? at + 1 : at;
        if (step < _last && tokens[step].LooksLikeYear)
        {
            return ((int)tokens[step].Value, step + 1);
        }

        var sense = SenseBefore(first);
        return (calendar.YearOf(month, day, ahead: sense == DateSense.Until), at);
    }

    private bool IsDayNumber(int i) => tokens[i].Kind is TokenKind.Ordinal or TokenKind.Number && tokens[i].Value is >= 1 and <= 31 && !tokens[i].HasDecimals && tokens[i].Suffix.Length == 0 && tokens[i].Digits <= 2;

    /// <summary>5 p.m., 0500 GMT, 6 o'clock.</summary>
    private DateMention? Clock(int i) => i + 1 < _last && tokens[i + 1].Lower is "p.m" or "a.m" or "gmt" or "utc" or "o'clock" or "hrs" or "et" && tokens[i].Value < 2400 && tokens[i].Value <= 24 | tokens[i + 1].Lower is "gmt" or "utc" or "hrs"
        ? new DateMention(i, i + 2, null, null, DateSense.At) : null;

    /// <summary>Four figures that are a year and not an amount.</summary>
    private DateMention? Year(int i)
    {
        var token = tokens[i];
        if (!token.LooksLikeYear || token.Value < 1900 && !(i > _first && tokens[i - 1].Lower is "in" or "since" or "of"))
        {
            return null;
        }

        var before = i > _first ? tokens[i - 1] : null;
        var next = i + 1 < _last ? tokens[i + 1] : null;
        if (before?.Kind == TokenKind.Currency || next?.Kind is TokenKind.Percent || next is { IsWord: true } && (Cardinals.Magnitudes.ContainsKey(next.Lower) || next.Lower == "percent"))
        {
            return null;
        }

        var inContext = before is not null && YearContext.Contains(before.Lower);
        var countsSomething = next is { IsWord: true } && (NumberUnits.Of(next.Lower) is { } unit && !NumberUnits.IsTime(unit) || i + 2 < _last && tokens[i + 2].IsWord && !next.Capital && NumberUnits.Of(tokens[i + 2].Lower) is not null && !IsFunction(next.Lower));
        if (countsSomething && before?.Lower is not ("in" or "since" or "until" or "during" or "before" or "after" or "by") && !(before?.Lower is "of" && next!.Capital) || !inContext && before?.Lower is "than" or "least" or "most" or "to" or "as" or "nearly" or "almost" or "many" or "some" or "killed")
        {
            return null;
        }

        var last = i + 1;
        if (last + 1 < _last && tokens[last].Kind is TokenKind.Hyphen or TokenKind.Dash && tokens[last + 1].Kind == TokenKind.Number && (tokens[last + 1].Digits == 2 || tokens[last + 1].LooksLikeYear))
        {
            last += 2;
        }

        var year = (int)token.Value;
        return Sensed(i, last, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
    }

    private static bool IsFunction(string word) => word is "the" or "a" or "and" or "or" or "when" or "but" or "to" or "with" or "by" or "in" or "at" or "on" or "as" or "after" or "were" or "was" or "is" or "are" or "has" or "have" or "had" or "than" or "for" or "of" or "from";

    /// <summary>Last month, the past 24 hours, next two weeks, this year, the first 100 days.</summary>
    private DateMention? Spell(int i)
    {
        var word = tokens[i].Lower;
        var at = i + 1;
        double count = 1;
        if (at < _last && tokens[at].Lower is "few" or "couple" or "several" or "some" or "full" or "half")
        {
            count = double.NaN;
            at++;
            if (at < _last && tokens[at].Is("of"))
            {
                at++;
            }
        }
        else if (new Cardinals(tokens).At(at, _last) is { } number)
        {
            (count, at) = (number.Value, number.Last);
        }

        if (at < _last && tokens[at].Lower is "calendar" or "financial")
        {
            at++;
        }

        if (at >= _last || !tokens[at].IsWord)
        {
            return null;
        }

        var noun = tokens[at].Lower;
        if (word is "last" or "this" or "next" && count == 1 && at == i + 1)
        {
            if (Calendar.Month(noun) > 0 && tokens[at].Capital)
            {
                return MonthFirst(at, Calendar.Month(noun)) is { } month ? month with { First = i } : null;
            }

            if (Calendar.Weekday(noun) >= 0 || noun is "spring" or "summer" or "autumn" or "winter" or "fall" or "season" or "night" or "morning" or "weekend" or "evening" or "decade")
            {
                return Sensed(i, at + 1, null, null);
            }
        }

        if (NumberUnits.Of(noun) is not { } unit || !NumberUnits.IsTime(unit) && unit != "hours" || word is "first" or "final" or "opening" or "same" && unit == "seconds")
        {
            return null;
        }

        var isSingular = !noun.EndsWith('s');
        return word switch
        {
            "last" or "previous" when isSingular && at == i + 1 => Whole(i, at + 1, unit, 1),
            "this" when isSingular && at == i + 1 => Whole(i, at + 1, unit, 0),
            "last" or "past" or "recent" or "preceding" => new DateMention(i, at + 1, calendar.Back(count, unit), calendar.Day, DateSense.At),
            _ => new DateMention(i, at + 1, null, null, DateSense.At),
        };
    }

    /// <summary>The whole day, week, month or year some units back.</summary>
    private DateMention Whole(int first, int last, string unit, int back)
    {
        if (calendar.Day is not { } today)
        {
            return Sensed(first, last, null, null);
        }

        var (start, end) = unit switch
        {
            "months" => Calendar.MonthOf(today.AddMonths(-back).Year, today.AddMonths(-back).Month),
            "years" => (new DateOnly(today.Year - back, 1, 1), new DateOnly(today.Year - back, 12, 31)),
            "weeks" => Week(today.AddDays(-7 * back)),
            _ => (today.AddDays(-back), today.AddDays(-back)),
        };
        return Sensed(first, last, start, back == 0 && end > today ? today : end);
    }

    private static (DateOnly Start, DateOnly End) Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6));
    }

    /// <summary>Three days ago, a week earlier, two weeks into the war, a year after: how far, and no amount.</summary>
    private DateMention? Distance(int i)
    {
        double count;
        int at;
        if (tokens[i].Lower is "a" or "an" && i + 2 < _last && tokens[i + 1].Lower is "few" or "couple" or "day" or "week" or "month" or "year" or "hour" or "decade")
        {
            (count, at) = (1, i + 1);
            if (tokens[at].Lower is "few" or "couple")
            {
                (count, at) = (2, tokens[at + 1].Is("of") ? at + 2 : at + 1);
            }
        }
        else if (new Cardinals(tokens).At(i, _last) is { } number)
        {
            (count, at) = (number.Value, number.Last);
            if (at + 1 < _last && tokens[at].Lower is "to" or "or" && new Cardinals(tokens).At(at + 1, _last) is { } second)
            {
                at = second.Last;
            }
        }
        else
        {
            return null;
        }

        if (at + 1 >= _last || !tokens[at].IsWord || NumberUnits.Of(tokens[at].Lower) is not { } unit || !NumberUnits.IsTime(unit))
        {
            return null;
        }

        var word = tokens[at + 1].Lower;
        if (word is "ago")
        {
            return Day(i, at + 2, calendar.Back(count, unit));
        }

        return word is "earlier" or "later" or "beforehand" or "previously" or "before" or "after" or "into" or "hence" ? new DateMention(i, at + 2, null, null, DateSense.At) : null;
    }

    /// <summary>Day 28 [of the war].</summary>
    private DateMention? WarDay(int i)
    {
        if (i + 1 >= _last || tokens[i + 1].Kind != TokenKind.Number || tokens[i + 1].Suffix.Length > 0 || tokens[i + 1].Separated || tokens[i + 1].HasDecimals || i > _first && tokens[i - 1].Lower is "a" or "per" or "each")
        {
            return null;
        }

        return OfWar(i, i + 2, tokens[i + 1].Value);
    }

    /// <summary>The 300th day [of the war].</summary>
    private DateMention? OrdinalDay(int i) => i + 1 < _last && tokens[i + 1].Is("day") ? OfWar(i, i + 2, tokens[i].Value) : null;

    private DateMention OfWar(int first, int last, double number)
    {
        var day = warStart is { } start && number is >= 1 and < 20000 ? start.AddDays((int)number - 1) : (DateOnly?)null;
        return Sensed(first, last, day, day) with { WarDay = number, IsSingleDay = true };
    }

    /// <summary>Since the war began, since the start of the invasion, since it began its offensive.</summary>
    private DateMention? SinceWar(int i)
    {
        var since = -1;
        for (var k = i - 1; k >= Math.Max(_first, i - 6); k--)
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
            var verb = i + 1 < _last && StartVerbs.Contains(tokens[i + 1].Lower);
            if (word == "it" && !verb)
            {
                return null;
            }

            end = verb ? i + 2 : end;
        }

        return new DateMention(since, end, warStart, calendar.Day, tokens[since].Is("since") ? DateSense.Since : DateSense.At);
    }

    private DateMention Day(int first, int last, DateOnly? day) => Sensed(first, last, day, day) with { IsSingleDay = true };

    private DateMention Sensed(int first, int last, DateOnly? start, DateOnly? end) => new(first, last, start, end, SenseBefore(first));

    private DateSense SenseBefore(int first)
    {
        for (var i = first - 1; i >= Math.Max(_first, first - 5); i--)
        {
            switch (tokens[i].Lower)
            {
                case "since" or "from":
                    return DateSense.Since;
                case "by" or "until" or "till" or "before":
                    return DateSense.Until;
                case "the" or "end" or "of" or "early" or "late" or "mid" or "start" or "beginning" or "middle" or "-":
                    break;
                default:
                    return DateSense.At;
            }
        }

        return DateSense.At;
    }
}
