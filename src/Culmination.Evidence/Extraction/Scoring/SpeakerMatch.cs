namespace Culmination.Evidence.Extraction.Scoring;

/// <summary>Whether two wordings name the same speaker: "Tor Bukkvoll (FFI)" and "Bukkvoll".</summary>
internal static class SpeakerMatch
{
    private static readonly string[] Empty = ["the", "a", "an", "of", "for", "at", "in", "and", "unnamed", "one"];

    /// <summary>The main names (before a bracket) share all words of the shorter one; or the last word of a person's name stands in the other.</summary>
    public static bool IsSame(string gold, string found)
    {
        var (a, b) = (Words(Main(gold)), Words(Main(found)));
        if (a.Length == 0 || b.Length == 0)
        {
            return string.Equals(gold, found, StringComparison.OrdinalIgnoreCase);
        }

        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.All(w => longer.Contains(w, StringComparer.Ordinal)) || Words(Inner(gold)) is { Length: > 0 } inner && b.All(w => inner.Contains(w, StringComparer.Ordinal));
    }

    private static string Main(string name) => name.Split('(')[0];

    private static string Inner(string name) => name.IndexOf('(', StringComparison.Ordinal) is >= 0 and var at ? name[at..] : string.Empty;

    private static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '.', ',', '(', ')', '’', '\'', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => !Empty.Contains(w, StringComparer.Ordinal))];
}
