namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Days as dates of a document see them: months without a year lie before it, or after it where it speaks of what is to come.</summary>
internal sealed class Calendar(DateOnly? day)
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The day of the document, or null.</summary>
    public DateOnly? Day { get; } = day;

    /// <summary>1 to 12 for a month's name or its abbreviation, else 0.</summary>
    public static int Month(string word) => word.Length < 3 ? 0 : word == "sept" ? 9 : Array.FindIndex(Months, m => string.Equals(m, word, StringComparison.Ordinal) || word.Length == 3 && m.StartsWith(word, StringComparison.Ordinal)) + 1;

    /// <summary>0 (Sunday) to 6, or −1.</summary>
    public static int Weekday(string word) => Array.IndexOf(Weekdays, word);

    public static DateOnly? DayOf(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>The first and last day of a month.</summary>
    public static (DateOnly Start, DateOnly End) MonthOf(int year, int month) => (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>The year of a month (and day) that stands without one, or null when the document has no date.</summary>
    public int? YearOf(int month, int dayOfMonth, bool ahead)
    {
        if (Day is not { } today)
        {
            return null;
        }

        var isLater = (month, dayOfMonth).CompareTo((today.Month, today.Day)) > 0;
        return ahead ? today.Year + (!isLater && month < today.Month ? 1 : 0) : today.Year - (isLater ? 1 : 0);
    }

    /// <summary>A weekday's name: the last such day up to the document's.</summary>
    public DateOnly? Last(int weekday) => Day?.AddDays(-(((int)Day.Value.DayOfWeek - weekday + 7) % 7));

    /// <summary>A day some units back (negative: ahead); null where there is none.</summary>
    public DateOnly? Back(double count, string unit)
    {
        if (Day is not { } today || !(Math.Abs(count) < 3000))
        {
            return null;
        }

        var n = (int)count;
        try
        {
            return unit switch
            {
                "hours" => today.AddDays(-(n + 23) / 24),
                "days" => today.AddDays(-n),
                "weeks" => today.AddDays(-7 * n),
                "months" => today.AddMonths(-n),
                "years" => today.AddYears(-n),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // 3000 years before the document's date there is no calendar.
            return null;
        }
    }
}
