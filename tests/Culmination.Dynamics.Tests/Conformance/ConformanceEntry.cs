namespace Culmination.Dynamics.Tests.Conformance;

/// <summary>A row of the collection's index: models of one feature with one reference.</summary>
/// <param name="IsReproduced">Whether another tool gives the reference too.</param>
internal sealed record ConformanceEntry(string Path, string Kind, string Feature, IReadOnlyList<string> Models, bool IsReproduced)
{
    /// <summary>The rows with XMILE or Stella models.</summary>
    internal static IReadOnlyList<ConformanceEntry> Read(string folder) =>
    [
        .. File.ReadLines(System.IO.Path.Combine(folder, "index.tsv")).Skip(1).Select(l => l.Split('\t')).Where(c => c[2] != "MDL-ONLY").Select(c => new ConformanceEntry(
            c[0],
            c[2],
            c[3],
            [.. c[4].Split("; ").Select(m => m.Split(' ')[0])],
            c[4].Split("; ").Any(m => !m.Contains("[-]", StringComparison.Ordinal)))),
    ];

    /// <summary>Whether every model of it gives the reference.</summary>
    internal bool Passes(string folder) => Models.All(m => ConformanceCase.Differences(System.IO.Path.Combine(folder, Path, m)).Count == 0);
}
