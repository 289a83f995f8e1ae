using System.Collections.Immutable;

namespace Culmination.Evidence.Ledger;

/// <summary>The words of the column <c>basis</c>: how a figure came about.</summary>
public static class ClaimBasis
{
    public const string Announced = "announced";

    private static readonly (string Word, string Meaning)[] All =
    [
        ("counted", "counted one by one"),
        ("estimated", "estimated by somebody"),
        (Announced, "said beforehand: a plan, a pledge, an order"),
    ];

    public static ImmutableArray<string> Words { get; } = [.. All.Select(b => b.Word)];

    /// <summary>What a word means, or null when there is no such word.</summary>
    public static string? MeaningOf(string word) => Array.Find(All, b => string.Equals(b.Word, word, StringComparison.Ordinal)).Meaning;
}
