namespace Culmination.Dynamics.Documentation;

/// <summary>The ids of the founding article's claims (C and three digits) in a sentence.</summary>
internal static class ClaimIds
{
    private const int Digits = 3;

    /// <summary>Each once, in ascending order.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Digits < text.Length; i++)
        {
            var end = i + 1 + Digits;
            if (text[i] == 'C' && !IsPart(text, i - 1) && !IsPart(text, end) && text.AsSpan(i + 1, Digits).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                found.Add(text[i..end]);
            }
        }

        return [.. found];
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
