using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Makes mentions of dates, with the sense that the words before them give.</summary>
internal sealed class DateSenses(List<Token> tokens)
{
    /// <summary>A single day; it may be unknown.</summary>
    public DateMention Day(int first, int last, DateOnly? day, Stretch within) => Period(first, last, day, day, within) with { IsSingleDay = true };

    /// <summary>From one day to another; either may be unknown.</summary>
    public DateMention Period(int first, int last, DateOnly? start, DateOnly? end, Stretch within) => new(first, last, start, end, Before(first, within));

    /// <summary>Since, until or at, from the few words before a date.</summary>
    public DateSense Before(int first, Stretch within)
    {
        for (var i = first - 1; i >= Math.Max(within.First, first - 5); i--)
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
