namespace Culmination.Quantities.Diagnostics;

/// <summary>"Did you mean": the known word nearest to one that is unknown.</summary>
public static class Suggestion
{
    private const int LongestWord = 64;

    /// <summary>Of more known words only the first are looked at, so that many unknown words in a large file cost seconds at most.</summary>
    private const int MostCandidates = 10_000;

    /// <summary>
    /// The nearest of the known words by edits of single characters (insert, delete, replace, swap of neighbours), letter case apart, or null when none is within a third
    /// of the word's length. Of equally near ones the first is taken.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        string? best = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in known.Take(MostCandidates))
        {
            if (Math.Abs(candidate.Length - word.Length) < least)
            {
                var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
                if (distance < least)
                {
                    (best, least) = (candidate, distance);
                }
            }
        }

        return best;
    }

    /// <summary>A help text: <c>did you mean 'x'?</c>, or the known words where there are few, or null.</summary>
    public static string? Help(string word, IEnumerable<string> known)
    {
        var all = known as IReadOnlyCollection<string> ?? [.. known];
        return Nearest(word, all) is { } nearest ? $"did you mean '{nearest}'?"
            : all.Count is > 0 and <= 30 ? $"known: {string.Join(", ", all)}"
            : null;
    }

    /// <summary>Optimal string alignment distance (Damerau–Levenshtein without repeated edits of one place).</summary>
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
