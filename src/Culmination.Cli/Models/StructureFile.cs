using Culmination.Dynamics.Loops;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Models;

/// <summary>The structure.csv beside a model.</summary>
internal static class StructureFile
{
    private const string Name = "structure.csv";

    /// <summary>Where it would be.</summary>
    public static string Beside(string model) => Path.Combine(Path.GetDirectoryName(model) ?? string.Empty, Name);

    /// <summary>Null when there is none.</summary>
    public static Checked<ModelStructure>? Read(string model) =>
        Beside(model) is var path && File.Exists(path) ? StructureReader.Read(path, File.ReadAllText(path)) : null;
}
