namespace Culmination.Analysis.Scenarios;

/// <summary>How many weeks, the model's unit of time, other units of time are worth. The one place where this is said.</summary>
public static class TimeUnits
{
    public const double Day = 1.0 / 7.0;

    public const double Week = 1.0;

    /// <summary>A twelfth of a year.</summary>
    public const double Month = 365.25 / 84.0;

    /// <summary>365.25 days.</summary>
    public const double Year = 365.25 / 7.0;

    /// <summary>Weeks in a unit by its name (day, days, week …), or null.</summary>
    public static double? WeeksIn(string name) => name.ToLowerInvariant() switch
    {
        "day" or "days" => Day,
        "week" or "weeks" => Week,
        "month" or "months" => Month,
        "year" or "years" => Year,
        _ => null,
    };
}
