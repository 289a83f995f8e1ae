using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Reads dates with the name of a month: its day before it or after it, or none.</summary>
internal sealed class MonthDates(List<Token> tokens, Calendar calendar, DateSenses senses)
{
    /// <summary>A date that begins with the name of its month; null where the word is none.</summary>
    public DateMention? Named(int i, Stretch within) =>
        Calendar.Month(tokens[i].Lower) is > 0 and var month && tokens[i].Capital && (tokens[i].Lower != "may" || IsMay(i, within)) ? MonthFirst(i, month, within) : null;

    /// <summary>24 February [2022], 24–26 February, the 24th of February.</summary>
    public DateMention? Of(int i, Stretch within)
    {
        if (!IsDayNumber(i))
        {
            return null;
        }

        var (last, from) = (i, i);
        if (i + 2 < within.Last && tokens[i + 1].Kind is TokenKind.Hyphen or TokenKind.Dash or TokenKind.Word && (tokens[i + 1].Kind != TokenKind.Word || tokens[i + 1].Lower is "to" or "and") && IsDayNumber(i + 2))
        {
            last = i + 2;
        }

        var next = last + 1;
        if (next < within.Last && tokens[next].Is("of"))
        {
            next++;
        }

        if (next >= within.Last || !tokens[next].IsWord || !tokens[next].Capital || Calendar.Month(tokens[next].Lower) is not (> 0 and var month))
        {
            return null;
        }

        var (year, end) = YearAfter(next + 1, month, (int)tokens[last].Value, from, within);
        var start = year is { } y ? Calendar.DayOf(y, month, (int)tokens[from].Value) : null;
        var close = year is { } z ? Calendar.DayOf(z, month, (int)tokens[last].Value) : null;
        return senses.Period(from, end, start, close, within) with { IsSingleDay = last == from };
    }

    /// <summary>February 24 [, 2022]; February 2022; February.</summary>
    public DateMention MonthFirst(int i, int month, Stretch within)
    {
        var next = i + 1;
        if (next < within.Last && IsDayNumber(next) && !(next + 1 < within.Last && tokens[next + 1].Kind == TokenKind.Percent))
        {
            var last = next + 2 < within.Last && tokens[next + 1].Kind is TokenKind.Hyphen or TokenKind.Dash && IsDayNumber(next + 2) ? next + 2 : next;
            var (year, end) = YearAfter(last + 1, month, (int)tokens[last].Value, i, within);
            return senses.Period(i, end, year is { } y ? Calendar.DayOf(y, month, (int)tokens[next].Value) : null, year is { } z ? Calendar.DayOf(z, month, (int)tokens[last].Value) : null, within) with { IsSingleDay = last == next };
        }

        var (of, finish) = YearAfter(next, month, 1, i, within);
        return of is { } known && known is >= 1 and <= 9999 ? senses.Period(i, finish, Calendar.MonthOf(known, month).Start, Calendar.MonthOf(known, month).End, within) : senses.Period(i, finish, null, null, within);
    }

    /// <summary>The month, and not the verb.</summary>
    private bool IsMay(int i, Stretch within) => i > within.First && (tokens[i - 1].Lower is "in" or "since" or "by" or "of" or "until" or "last" or "early" or "late" or "mid" or "on" or "to" or "and" || tokens[i - 1].Kind is TokenKind.Number or TokenKind.Ordinal && tokens[i - 1].Value <= 31)
        || i + 1 < within.Last && (i > within.First && IsDayNumber(i + 1) || tokens[i + 1].LooksLikeYear);

    /// <summary>The year written after a month, or else the nearest that fits the day of the document.</summary>
    private (int? Year, int Last) YearAfter(int at, int month, int day, int first, Stretch within)
    {
        var step = at < within.Last && tokens[at].Kind == TokenKind.Comma ? at + 1 : at;
        if (step < within.Last && tokens[step].LooksLikeYear)
        {
            return ((int)tokens[step].Value, step + 1);
        }

        var sense = senses.Before(first, within);
        return (calendar.YearOf(month, day, ahead: sense == DateSense.Until), at);
    }

    private bool IsDayNumber(int i) => tokens[i].Kind is TokenKind.Ordinal or TokenKind.Number && tokens[i].Value is >= 1 and <= 31 && !tokens[i].HasDecimals && tokens[i].Suffix.Length == 0 && tokens[i].Digits <= 2;
}
