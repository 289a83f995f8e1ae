using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Equations;

/// <summary>
/// Names that may be written plainly, with blanks between their words, as scenarios write them: <c>fire sufficiency[Defender] &lt; 0.6</c>. The longest name that begins at a
/// place is meant.
/// </summary>
public sealed class KnownNames
{
    private readonly HashSet<string> canonical = new(StringComparer.Ordinal);
    private readonly int longest;

    public KnownNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var key = ModelName.Canonical(name);
            if (key.Contains('_', StringComparison.Ordinal) || key.Any(c => !Lexer.IsWordPart(c)))
            {
                canonical.Add(key);
                longest = Math.Max(longest, name.Length);
            }
        }
    }

    /// <summary>The length of the longest known name at an offset, or 0.</summary>
    internal int LengthAt(string text, int start)
    {
        // Runs of blanks may make the written name longer than its shortest spelling.
        var limit = Math.Min(text.Length, start + (longest * 2));
        for (var end = limit; end > start; end--)
        {
            if (!char.IsWhiteSpace(text[end - 1]) && (end == text.Length || !Lexer.IsWordPart(text[end])) && canonical.Contains(ModelName.Canonical(text.AsSpan(start, end - start))))
            {
                return end - start;
            }
        }

        return 0;
    }
}
