using System.Xml.Linq;

namespace Culmination.Architecture.Tests;

/// <summary>The files of this repository, found from where the test runs.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", ".git", "node_modules", "dist", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root with '/' between folders, sorted.</summary>
    public static IReadOnlyList<string> Files(string under, string pattern = "*")
    {
        var found = new List<string>();
        var start = Path.Combine(Root, under);
        if (Directory.Exists(start))
        {
            Walk(start, pattern, found);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public static XDocument ReadXml(string relative) => XDocument.Load(Path.Combine(Root, relative));

    private static void Walk(string folder, string pattern, List<string> found)
    {
        foreach (var file in Directory.EnumerateFiles(folder, pattern))
        {
            found.Add(Path.GetRelativePath(Root, file).Replace('\\', '/'));
        }

        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (!Skipped.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
            {
                Walk(inner, pattern, found);
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout: no Culmination.slnx was found above them.");
    }
}
