using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Which unit a noun counts in.</summary>
internal static class NumberUnits
{
    public const string Persons = "persons";

    private static readonly FrozenDictionary<string, string> Nouns = WordTable.Read("nouns")
        .SelectMany(r => r[1].Split(' ').Select(w => (Word: w, Unit: r[0]))).DistinctBy(p => p.Word, StringComparer.Ordinal).ToFrozenDictionary(p => p.Word, p => p.Unit, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Time = WordTable.Set("seconds minutes hours days weeks months years decades");

    /// <summary>The unit of a noun, or null.</summary>
    public static string? Of(string noun) => Nouns.GetValueOrDefault(noun);

    public static bool IsTime(string unit) => Time.Contains(unit);

    /// <summary>The unit of letters glued to a number (20km), or empty for a magnitude (300k).</summary>
    public static string OfSuffix(string suffix) => suffix switch
    {
        "km" => "km",
        "mm" or "cm" => "mm",
        "kg" => "kg",
        "t" => "tonnes",
        "mw" => "MW",
        "gw" => "GW",
        "kw" => "kW",
        "mph" => "mph",
        "kph" or "kmh" => "km/h",
        "nm" => "nm",
        "ft" => "feet",
        "ha" => "ha",
        "h" or "hr" or "hrs" => "hours",
        "min" or "mins" => "minutes",
        "pc" => "percent",
        _ => string.Empty,
    };

    public static string OfCurrency(string mark) => mark switch
    {
        "$" => "USD",
        "£" => "GBP",
        "€" => "EUR",
        "₴" => "UAH",
        "₽" => "RUB",
        _ => "JPY",
    };

    /// <summary>day, week, month, year, hour for the word after "per" or "a", else null.</summary>
    public static string? Period(string word) => word switch
    {
        "day" or "daily" => "day",
        "week" or "weekly" => "week",
        "month" or "monthly" => "month",
        "year" or "annually" or "yearly" or "annum" or "annual" => "year",
        "hour" or "hourly" => "hour",
        "minute" => "minute",
        _ => null,
    };
}
