namespace Culmination.Fuzz.Inputs;

/// <summary>The files that mutations begin with: the project's own, and the collection of conformance models where that stands beside the repository.</summary>
internal sealed class Corpus
{
    private const int LargestFile = 60_000;
    private static readonly string[] ModelEndings = [".xmile", ".stmx"];

    private Corpus(string root)
    {
        Root = root;
        var models = Path.Combine(root, "models");
        var conformance = Path.Combine(Environment.GetEnvironmentVariable("CULMINATION_SHARED") ?? Path.Combine(root, "..", "shared"), "conformance");
        Models = [.. Files(models).Concat(Files(conformance)).Where(IsModel)];
        Scenarios = [.. Files(Path.Combine(root, "scenarios")).Where(f => Path.GetFileName(f) == "scenario.yaml").Select(f => Path.GetDirectoryName(f)!)];
    }

    /// <summary>The repository's folder.</summary>
    internal string Root { get; }

    /// <summary>Model files that are small enough to be read many times.</summary>
    internal IReadOnlyList<string> Models { get; }

    /// <summary>Folders with a scenario and its evidence.</summary>
    internal IReadOnlyList<string> Scenarios { get; }

    internal static Corpus Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return new Corpus(folder.FullName);
            }
        }

        throw new InvalidOperationException("The fuzzer runs inside a checkout.");
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private static bool IsModel(string file) => ModelEndings.Contains(Path.GetExtension(file), StringComparer.Ordinal) && new FileInfo(file).Length <= LargestFile;
}
