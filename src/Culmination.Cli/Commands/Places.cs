using Culmination.Analysis.AttritionLaws;

namespace Culmination.Cli.Commands;

/// <summary>Where scenarios are looked for: as a path, then under scenarios/ of the current folder, the folders above it, the checkout the command came from, and beside the program.</summary>
internal static class Places
{
    private const string ScenarioFile = "scenario.yaml";

    /// <summary>The path of the scenario.yaml meant, or null.</summary>
    public static string? FindScenario(string given) => File.Exists(given) ? given : Find(given, ScenarioFile);

    /// <summary>The path of the laws.yaml meant, or null.</summary>
    public static string? FindLaws(string given) =>
        File.Exists(given) ? (Path.GetFileName(given) == LawScenarioReader.FileName ? given : null) : Find(given, LawScenarioReader.FileName);

    /// <summary>All scenarios by name: the nearest of a name hides the others.</summary>
    public static IReadOnlyList<(string Name, string Path)> Scenarios() => All(ScenarioFile);

    /// <summary>All questions about laws of attrition, likewise.</summary>
    public static IReadOnlyList<(string Name, string Path)> Laws() => All(LawScenarioReader.FileName);

    private static string? Find(string given, string fileName)
    {
        if (File.Exists(Path.Combine(given, fileName)))
        {
            return Path.Combine(given, fileName);
        }

        if (given.Length == 0 || Path.IsPathRooted(given) || given.Contains('/', StringComparison.Ordinal) || given.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        return ScenarioFolders().Select(folder => Path.Combine(folder, given, fileName)).FirstOrDefault(File.Exists);
    }

    private static List<(string Name, string Path)> All(string fileName)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in ScenarioFolders().SelectMany(Directory.EnumerateDirectories))
        {
            var file = Path.Combine(folder, fileName);
            if (File.Exists(file))
            {
                found.TryAdd(Path.GetFileName(folder), file);
            }
        }

        return [.. found.Select(f => (f.Key, f.Value))];
    }

    private static IEnumerable<string> ScenarioFolders()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var scenarios = Path.Combine(folder.FullName, "scenarios");
            if (Directory.Exists(scenarios))
            {
                yield return Path.GetRelativePath(Environment.CurrentDirectory, scenarios);
            }
        }

        var root = Environment.GetEnvironmentVariable("CULMINATION_ROOT");
        foreach (var place in new[] { root, AppContext.BaseDirectory })
        {
            if (!string.IsNullOrEmpty(place) && Directory.Exists(Path.Combine(place, "scenarios")))
            {
                yield return Path.Combine(place, "scenarios");
            }
        }
    }
}
