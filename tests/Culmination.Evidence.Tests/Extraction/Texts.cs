using Culmination.Evidence.Extraction.Scoring;

namespace Culmination.Evidence.Tests.Extraction;

/// <summary>Texts with gold claims: our own in benchmarks/extraction, and those of the contract where they stand beside the repository.</summary>
internal static class Texts
{
    public static string Root { get; } = FindRoot();

    public static string Own { get; } = Path.Combine(Root, "benchmarks", "extraction");

    /// <summary>The folder of the contract, or null.</summary>
    public static string? Shared()
    {
        var shared = Environment.GetEnvironmentVariable("CULMINATION_SHARED") ?? Path.Combine(Root, "..", "shared");
        return Directory.Exists(Path.Combine(shared, "evidence", "extraction")) ? shared : null;
    }

    public static IEnumerable<(string Name, string Text, GoldTable Gold)> OwnTexts() => TextsIn(Own);

    public static IEnumerable<(string Name, string Text, GoldTable Gold)> SharedTexts(string shared)
    {
        foreach (var text in TextsIn(Path.Combine(shared, "evidence", "extraction")))
        {
            yield return text;
        }

        yield return ("article", Read(Path.Combine(shared, "seed", "article.txt")), Gold(Path.Combine(shared, "seed", "claims.csv")));
    }

    public static GoldTable Gold(string path)
    {
        var read = GoldTable.Read(path);
        Assert.True(read.Succeeded, string.Join('\n', read.Diagnostics.Select(d => d.Message)));
        return read.Value;
    }

    private static IEnumerable<(string Name, string Text, GoldTable Gold)> TextsIn(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            yield return (Path.GetFileNameWithoutExtension(path), Read(path), Gold(Path.ChangeExtension(path, ".csv")));
        }
    }

    private static string Read(string path) => File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
