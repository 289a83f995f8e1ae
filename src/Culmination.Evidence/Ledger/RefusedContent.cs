using System.Text.RegularExpressions;

namespace Culmination.Evidence.Ledger;

/// <summary>A passage that is too detailed for this project.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="What">What it gives away, for the message: "coordinates".</param>
public sealed record RefusedPassage(int Start, int Length, string What);

/// <summary>
/// What the project refuses as data (E0901): coordinates, places of units, depots, factories, headquarters, and routes. The rules are few and look only for plain
/// cases, so that ordinary statements about totals pass; they do not replace review.
/// </summary>
public static partial class RefusedContent
{
    private static readonly string[] PlaceColumns =
        ["lat", "lats", "latitude", "lon", "lng", "long", "longitude", "coordinate", "coordinates", "coords", "coord", "geo", "geom", "geometry", "geohash", "gps", "mgrs", "utm", "grid_reference", "position", "route", "what3words"];

    private static readonly (Regex Rule, string What)[] Rules =
    [
        (DecimalPair(), "coordinates"),
        (HemispherePair(), "coordinates"),
        (DegreesAndMinutes(), "coordinates"),
        (MilitaryGrid(), "a grid reference"),
        (NamesOfCoordinates(), "coordinates"),
        (PlaceOfStore(), "the place of a depot, factory or headquarters"),
        (PlaceOfUnit(), "the place of a unit"),
        (Route(), "a route"),
    ];

    /// <summary>The first refused passage, or null.</summary>
    public static RefusedPassage? Find(string text)
    {
        RefusedPassage? first = null;
        foreach (var (rule, what) in Rules)
        {
            var hit = rule.Match(text);
            if (hit.Success && (first is null || hit.Index < first.Start))
            {
                first = new RefusedPassage(hit.Index, hit.Length, what);
            }
        }

        return first;
    }

    /// <summary>Whether a column or key of this name would hold places.</summary>
    public static bool IsPlaceName(string column) =>
        PlaceColumns.Contains(column.Trim().ToLowerInvariant(), StringComparer.Ordinal);

    // Runs of blanks are bounded, so that a cell of nothing but blanks takes no time out of proportion.
    // 48.1234, 37.5678: three decimals in both and ten degrees in one, so that two ordinary shares do not look like a place.
    [GeneratedRegex(@"(?<![\d.])-?([\dx]{2}\.[\dx]{3,}\s{0,8}[,;/]\s{0,8}-?[\dx]{1,3}|[\dx]{1,2}\.[\dx]{3,}\s{0,8}[,;/]\s{0,8}-?[\dx]{2,3})\.[\dx]{3,}(?![\d.])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalPair();

    // 48.12 N, 37.5 E; N 48.12 E 37.5; digits masked as x too.
    [GeneratedRegex(@"\b[\dx]{1,2}(\.[\dx]+)?\s{0,8}°?\s{0,8}[NS]\b[\s,;/]{0,3}[\dx]{1,3}(\.[\dx]+)?\s{0,8}°?\s{0,8}[EW]\b|\b[NS]\s{0,8}[\dx]{1,2}\.[\dx]+°?[\s,;/]{0,3}[EW]\s{0,8}[\dx]{1,3}\.[\dx]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HemispherePair();

    [GeneratedRegex(@"\d{1,3}\s?°\s?\d{1,2}(\.\d+)?\s?['′’]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DegreesAndMinutes();

    [GeneratedRegex(@"\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(\d{4}|\d{6}|\d{8}|\d{10}|\d{3,5} \d{3,5})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MilitaryGrid();

    [GeneratedRegex(@"\bGPS\b|\b(latitude|longitude|geocoordinates)\b|\bcoordinates\s{0,8}[:=(\d]|\bgrid (reference|square)\b|\bwhat3words\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NamesOfCoordinates();

    [GeneratedRegex(@"\b([Dd]epots?|[Ww]arehouses?|[Aa]rsenals?|[Aa]mmunition dumps?|[Ff]actor(y|ies)|[Pp]lants?|[Hh]eadquarters|[Cc]ommand posts?|[Aa]irfields?|[Aa]ir bases?)\s{1,8}((is|are|was|were|located|situated|stands?)\s{1,8}){0,2}(at\s{1,8}[\p{L}\d]|(in|near|outside|north of|south of|east of|west of|close to)\s{1,8}\p{Lu})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceOfStore();

    [GeneratedRegex(@"\b\d+(st|nd|rd|th)\s{1,8}([\p{L}-]+\s{1,8}){0,4}([Bb]rigade|[Rr]egiment|[Bb]attalion|[Dd]ivision|[Cc]orps|[Aa]rmy|[Bb]attery)\s{1,8}((is|are|was|were|stationed|based|located|deployed|stands?)\s{1,8}){0,3}(at|in|near|around|outside)\s{1,8}\p{Lu}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceOfUnit();

    [GeneratedRegex(@"\b(supply|resupply|convoy|transport|rail) routes?\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Route();
}
