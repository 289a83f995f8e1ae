using System.Collections.Immutable;

namespace Culmination.Evidence.Ledger;

/// <summary>The words of the optional column <c>flags</c>: known ways in which a report says something else than its source, and how a series went on.</summary>
public static class ReportingFlags
{
    public const string SourceMisdescribed = "source-misdescribed";

    private static readonly (string Word, string Meaning)[] All =
    [
        ("upper-end-as-point", "the source gave a range; the report keeps its upper end as the figure"),
        ("lower-end-as-point", "the source gave a range; the report keeps its lower end as the figure"),
        ("killed-for-casualties", "the source counts killed and wounded; the report calls them killed"),
        ("announced-not-counted", "a number announced beforehand, not a count of what happened"),
        ("counts-something-else", "the report changes what is counted, such as mobilised for recruited"),
        ("whole-for-one-cause", "a total is put down to one of its causes"),
        (SourceMisdescribed, "the report describes its source as something it is not"),
        ("misreported", "the public statement behind the report says something else"),
        ("unsourced", "the report does not say whom it has the figure from"),
    ];

    private static readonly (string Word, string Meaning)[] OfSeries =
    [
        ("corrected-downward", "the running count was lowered here, against the value before it in the series"),
        ("after-gap", "days before this one are missing in the series"),
    ];

    public static ImmutableArray<string> Words { get; } = [.. All.Concat(OfSeries).Select(f => f.Word)];

    /// <summary>What a flag means, or null when there is no such word.</summary>
    public static string? MeaningOf(string word) => (Find(All, word) ?? Find(OfSeries, word))?.Meaning;

    /// <summary>Whether the flag says that the report departs from its source; flags of series only say how a count went on.</summary>
    public static bool IsError(string word) => Find(All, word) is not null;

    private static (string Word, string Meaning)? Find((string Word, string Meaning)[] table, string word)
    {
        var at = Array.FindIndex(table, f => string.Equals(f.Word, word, StringComparison.Ordinal));
        return at < 0 ? null : table[at];
    }
}
