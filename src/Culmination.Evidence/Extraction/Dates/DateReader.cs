using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Finds dates, times and years, and marks their tokens as taken: none of them is a quantity.</summary>
internal sealed class DateReader
{
    private readonly List<Token> _tokens;
    private readonly bool[] _taken;
    private readonly Calendar _calendar;
    private readonly DateSenses _senses;
    private readonly MonthDates _months;
    private readonly Years _years;
    private readonly Spells _spells;
    private readonly WarDates _war;

    public DateReader(List<Token> tokens, bool[] taken, Calendar calendar, DateOnly? warStart)
    {
        (_tokens, _taken, _calendar) = (tokens, taken, calendar);
        _senses = new DateSenses(tokens);
        _months = new MonthDates(tokens, calendar, _senses);
        _years = new Years(tokens, _senses);
        _spells = new Spells(tokens, calendar, _senses, _months);
        _war = new WarDates(tokens, calendar, warStart, _senses);
    }

    public List<DateMention> Read(int first, int last)
    {
        var within = new Stretch(first, last);
        List<DateMention> found = [];
        for (var i = first; i < last; i++)
        {
            if (!_taken[i] && At(i, within) is { } mention)
            {
                for (var t = mention.First; t < mention.Last; t++)
                {
                    _taken[t] = true;
                }

                if (found.Count > 0 && Joined(found[^1], mention, first) is { } period)
                {
                    found.RemoveAt(found.Count - 1);
                    mention = period;
                }

                found.Add(mention);
                i = Math.Max(i, mention.Last - 1);
            }
        }

        return found;
    }

    private DateMention? At(int i, Stretch within)
    {
        var token = _tokens[i];
        return token.Kind switch
        {
            TokenKind.Date => _senses.Day(i, i + 1, token.Day, within),
            TokenKind.Clock => new DateMention(i, i + 1, null, null, DateSense.At),
            TokenKind.Ordinal => _war.OrdinalDay(i, within) ?? _months.Of(i, within),
            TokenKind.Number => _months.Of(i, within) ?? Clock(i, within) ?? _spells.Distance(i, within) ?? _years.Of(i, within),
            TokenKind.Word => Word(i, within),
            TokenKind.Code when token.Lower.StartsWith("mid-", StringComparison.Ordinal) => new DateMention(i, i + 1, null, null, DateSense.At),
            _ => null,
        };
    }

    private DateMention? Word(int i, Stretch within)
    {
        var word = _tokens[i].Lower;
        if (_months.Named(i, within) is { } named)
        {
            return named;
        }

        if (Calendar.Weekday(word) is >= 0 and var weekday && _tokens[i].Capital)
        {
            return _senses.Day(i, i + 1, _calendar.Last(weekday), within);
        }

        return word switch
        {
            "yesterday" => _senses.Day(i, i + 1, _calendar.Back(1, "days"), within),
            "today" or "tonight" => _senses.Day(i, i + 1, _calendar.Day, within),
            "tomorrow" => _senses.Day(i, i + 1, _calendar.Back(-1, "days"), within),
            "day" or "d" => _war.Day(i, within),
            _ when Spells.Opens(word) => _spells.Spell(i, within),
            _ when WarDates.Opens(word) => _war.Since(i, within),
            _ => _spells.Distance(i, within),
        };
    }

    /// <summary>"between January and June", "from 3 to 9 May": two dates that are one period; null where they are not.</summary>
    private DateMention? Joined(DateMention earlier, DateMention mention, int first)
    {
        var isJoined = earlier.Start is { } start && earlier.Last + 1 == mention.First && mention.End > start
            && (_tokens[earlier.Last].Lower is "and" or "to" or "until" or "through" || _tokens[earlier.Last].Kind is TokenKind.Dash or TokenKind.Hyphen) && earlier.First > first && _tokens[earlier.First - 1].Lower is "between" or "from";
        return isJoined ? mention with { First = earlier.First, Start = earlier.Start, Sense = DateSense.At, IsSingleDay = false } : null;
    }

    /// <summary>5 p.m., 0500 GMT, 6 o'clock.</summary>
    private DateMention? Clock(int i, Stretch within) => i + 1 < within.Last && _tokens[i + 1].Lower is "p.m" or "a.m" or "gmt" or "utc" or "o'clock" or "hrs" or "et" && _tokens[i].Value < 2400 && _tokens[i].Value <= 24 | _tokens[i + 1].Lower is "gmt" or "utc" or "hrs"
        ? new DateMention(i, i + 2, null, null, DateSense.At) : null;
}
