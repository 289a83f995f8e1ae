using System.Collections.Immutable;

namespace Culmination.Evidence.Series;

/// <summary>The public series that can be imported by name (docs/formats/series.md).</summary>
public static class SeriesFormats
{
    private const string Persons = "persons";
    private const string Items = "items";

    /// <summary>The donors that are no side of their own: neither the United States nor in Europe.</summary>
    private static readonly string[] Elsewhere = ["Australia", "Canada", "China", "India", "Japan", "New Zealand", "South Korea", "Republic of Korea", "Taiwan", "Turkey", "Turkiye", "Türkiye"];

    public static ImmutableArray<SeriesFormat> All { get; } =
    [
        new(
            "ua-general-staff", ["date", "personnel_cum", "tank_cum", "field_artillery_cum"], SeriesDates.Day, string.Empty,
            "ua-general-staff", ["General Staff of Ukraine, on the other side's losses", "belligerent-opponent", "D", "a party to the war; daily claim without method; interest to overstate"],
            "2022-Ukraine-Russia-War-Dataset by P. Ivaniuk", NeedsPublished: false,
            [
                new("personnel_cum", "personnel", "killed_or_wounded_cum", "Invader", Persons, SeriesKind.Cumulative, "unclear", "counted as lost by the opponent, without a method; its word means dead, others read killed and wounded together", "people lost"),
                new("tank_cum", "tanks", "claimed_tank_losses_cum", "Invader", Items, SeriesKind.Cumulative, "claimed+tanks", "tanks, as claimed by the opponent; no pictures", "tanks lost"),
                new("field_artillery_cum", "artillery", "claimed_artillery_losses_cum", "Invader", Items, SeriesKind.Cumulative, "claimed+unclear", "artillery systems without rocket launchers, as claimed by the opponent; what else it counts is not known", "artillery systems lost"),
                new("APC_cum", "armoured-vehicles", "claimed_armour_losses_cum", "Invader", Items, SeriesKind.Cumulative, "claimed+part", "armoured vehicles without tanks, as claimed by the opponent; no pictures", "armoured vehicles lost, tanks apart"),
            ]),
        new(
            "oryx", ["date", "ru_all", "ru_tanks", "ua_all", "ua_tanks"], SeriesDates.Day, string.Empty,
            "oryx", ["Oryx", "osint", "B", "counts pictures item by item; list open to all; a floor, corrected downward at times"],
            "oryx_data by D. Scarnecchia (CC BY 4.0)", NeedsPublished: false,
            [.. Oryx("ru", "Invader"), .. Oryx("ua", "Defender")]),
        new(
            "liveuamap", ["date", "area"], SeriesDates.Day, string.Empty,
            "liveuamap", ["Liveuamap", "osint", "C", "mapped control; method partly open; edges late"],
            "liveuamap-analysis by conflict-investigations", NeedsPublished: false,
            [new("area", "area", "area_held_km2", "Invader", "km2", SeriesKind.Level, "plain", "all of the country held by the invader, Crimea and what was held before 2022 included", "km2 held by the invader")]),
        new(
            "named-dead-weekly", ["iso_week", "ru_named_deaths_by_date_of_death", "ua_named_deaths"], SeriesDates.IsoWeek, string.Empty,
            "ukrwarlosses", ["ukrwarlosses, weekly compilation of named dead", "osint", "B", "names from open lists by week of death; a later compilation"],
            "ukrwarlosses (MIT)", NeedsPublished: true,
            [
                new("ru_named_deaths_by_date_of_death", "ru-named-dead", "named_dead_per_week", "Invader", "persons/week", SeriesKind.PerPeriod, "by-day-of-death+killed+named", "dead known by name, by week of death, compiled later", "named dead of the week"),
                new("ua_named_deaths", "ua-named-dead", "named_dead_per_week", "Defender", "persons/week", SeriesKind.PerPeriod, "by-day-of-death+killed+named", "dead known by name, by week of death, compiled later", "named dead of the week"),
                new("ua_named_missing", "ua-named-missing", "named_missing_per_week", "Defender", "persons/week", SeriesKind.PerPeriod, "by-day-of-death+missing+named", "missing known by name, by week, compiled later", "named missing of the week"),
            ]),
        new(
            "kiel", ["country", "year", "month", "total", "military"], SeriesDates.Month, "country",
            "kiel", ["Kiel Institute, Ukraine Support Tracker", "think-tank", "B", "open list of commitments; revised at each release"],
            "Ukraine Support Tracker, aid by donor and month", NeedsPublished: true,
            [
                .. new[] { "US", "Europe", "Other" }.SelectMany(side => new SeriesColumn[]
                {
                    new("military", $"{side.ToLowerInvariant()}-military", "aid_military_eur_bn_cum", side, "EUR bn", SeriesKind.SumOfPeriods, "military", "military aid of all donors of the group, months added up; a later release revises earlier months", "EUR bn of military aid"),
                    new("total", $"{side.ToLowerInvariant()}-total", "aid_total_eur_bn_cum", side, "EUR bn", SeriesKind.SumOfPeriods, "all-aid", "aid of every kind of all donors of the group, months added up; a later release revises earlier months", "EUR bn of aid"),
                }),
            ]),
        new(
            "region-deaths", ["region", "named_deaths", "men_16_61_2021"], SeriesDates.None, "region",
            "bessudnov", ["A. Bessudnov, dead by home region (SocArXiv s43yf)", "think-tank", "B", "named dead of open lists by region of origin"],
            "SocArXiv s43yf", NeedsPublished: true,
            [
                new("named_deaths", "named-dead", "named_dead_region", "Invader", Persons, SeriesKind.Level, string.Empty, "dead known by name whose home region is", "dead known by name"),
                new("deaths_per_10k_men", "per-10000-men", "named_dead_region_per_10000_men", "Invader", "ratio", SeriesKind.Level, string.Empty, "dead known by name per 10,000 men of 16 to 61 years, of the home region", "dead known by name per 10,000 men"),
            ]),
    ];

    /// <summary>The format whose columns a heading has; null when none fits.</summary>
    public static SeriesFormat? Recognise(IReadOnlyCollection<string> heading) => All.FirstOrDefault(f => f.Signature.All(c => heading.Contains(c, StringComparer.Ordinal)));

    /// <summary>Whether a row of a donor belongs to a side's sum.</summary>
    internal static bool IsOf(string donor, string side) => side switch
    {
        "US" => donor == "United States",
        "Other" => Elsewhere.Contains(donor, StringComparer.Ordinal),
        _ => donor != "United States" && !Elsewhere.Contains(donor, StringComparer.Ordinal),
    };

    private static IEnumerable<SeriesColumn> Oryx(string prefix, string side)
    {
        const string Seen = "destroyed, damaged, abandoned or captured, each seen in a picture";
        yield return new($"{prefix}_tanks", $"{prefix}-tanks", "confirmed_losses_tanks", side, Items, SeriesKind.Cumulative, "pictured+tanks", Seen, "tanks seen lost");
        yield return new($"{prefix}_towed_arty", $"{prefix}-towed-artillery", "confirmed_losses_towed_artillery", side, Items, SeriesKind.Cumulative, "pictured+towed", Seen, "towed guns seen lost");
        yield return new($"{prefix}_sp_arty", $"{prefix}-sp-artillery", "confirmed_losses_sp_artillery", side, Items, SeriesKind.Cumulative, "pictured+self-propelled", Seen, "self-propelled guns seen lost");
        yield return new($"{prefix}_mrl", $"{prefix}-mrl", "confirmed_losses_mrl", side, Items, SeriesKind.Cumulative, "pictured+rockets", Seen, "rocket launchers seen lost");
        yield return new($"{prefix}_ifv", $"{prefix}-ifv", "confirmed_losses_ifv", side, Items, SeriesKind.Cumulative, "pictured", Seen, "infantry fighting vehicles seen lost");
        yield return new($"{prefix}_all", $"{prefix}-all", "confirmed_losses_all", side, Items, SeriesKind.Cumulative, "pictured", "all equipment seen lost", "items of every kind seen lost");
    }
}
