using System.Collections.Immutable;

namespace Culmination.Evidence.Ledger;

/// <summary>How one claim may hang on another.</summary>
public static class RelationWords
{
    private static readonly string[] NotIndependent = ["quotes", "derives-from", "endorses", "repeats", "duplicates"];

    /// <summary>All words, in the order of docs/formats/claims.md.</summary>
    public static ImmutableArray<string> Words { get; } =
        ["quotes", "derives-from", "endorses", "repeats", "duplicates", "subset-of", "total-of", "contradicts", "same-series", "before", "peak-of"];

    /// <summary>Words of relations that may not lead back to where they began: a figure computed from itself is a mistake.</summary>
    internal static ImmutableArray<string> Acyclic { get; } = ["derives-from", "subset-of"];

    /// <summary>Whether a claim with this relation adds no evidence of its own to the one it names.</summary>
    public static bool IsRelay(string word) => NotIndependent.Contains(word, StringComparer.Ordinal);

    /// <summary>"derives from" and "derives_from" are derives-from.</summary>
    internal static string Canonical(string word) => word.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
}
