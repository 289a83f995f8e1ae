using System.Collections.Immutable;

namespace Culmination.Evidence.Ledger;

/// <summary>The words of the column <c>bound</c>.</summary>
public static class ClaimBounds
{
    private static readonly (string Word, ClaimBound Bound)[] All =
    [
        ("point", ClaimBound.Point),
        ("range", ClaimBound.Range),
        ("lower", ClaimBound.Lower),
        ("lower_strict", ClaimBound.LowerStrict),
        ("upper", ClaimBound.Upper),
        ("upper_strict", ClaimBound.UpperStrict),
        ("approx", ClaimBound.Approx),
        ("vague", ClaimBound.Vague),
        ("none", ClaimBound.None),
    ];

    public static ImmutableArray<string> Words { get; } = [.. All.Select(b => b.Word)];

    /// <summary>The bound a word stands for, or null.</summary>
    public static ClaimBound? Parse(string word) =>
        Array.FindIndex(All, b => string.Equals(b.Word, word, StringComparison.Ordinal)) is >= 0 and var i ? All[i].Bound : null;

    public static string WordOf(ClaimBound bound) => Array.Find(All, b => b.Bound == bound).Word;

    /// <summary>What figures a claim with this bound cannot do without, or null when it has them.</summary>
    internal static string? FiguresMissing(ClaimBound bound, bool low, bool central, bool high) => bound switch
    {
        ClaimBound.Range when !(low && high) => "low and high",
        ClaimBound.Lower or ClaimBound.LowerStrict when !(low || central) => "low",
        ClaimBound.Upper or ClaimBound.UpperStrict when !(high || central) => "high",
        ClaimBound.Point or ClaimBound.Approx when !(low || central || high) => "central",
        _ => null,
    };
}
