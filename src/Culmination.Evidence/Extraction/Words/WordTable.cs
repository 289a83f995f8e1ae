using System.Collections.Frozen;

namespace Culmination.Evidence.Extraction.Words;

/// <summary>The tables of English words that are compiled in: one row a line, cells at commas.</summary>
internal static class WordTable
{
    /// <summary>Reads a table by its name without ending.</summary>
    public static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream("words." + name)
            ?? throw new InvalidOperationException($"The table {name} is not compiled in.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(','))];
    }

    public static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
