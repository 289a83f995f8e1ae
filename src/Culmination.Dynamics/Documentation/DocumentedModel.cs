using System.Collections.Immutable;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Documentation;

/// <summary>A model with what stands beside it for people: the sectors of its file, its causal structure, and an introduction written by hand.</summary>
public sealed class DocumentedModel
{
    /// <summary>The introduction's file name, beside the model's.</summary>
    public const string IntroductionFile = "introduction.md";

    /// <summary>The structure's file name, beside the model's.</summary>
    public const string StructureFile = "structure.csv";

    private DocumentedModel(Model model, ImmutableArray<Sector> sectors, ModelStructure? structure, string? introduction)
    {
        Model = model;
        Sectors = sectors;
        Structure = structure;
        Introduction = introduction;
    }

    internal Model Model { get; }

    internal ImmutableArray<Sector> Sectors { get; }

    internal ModelStructure? Structure { get; }

    internal string? Introduction { get; }

    /// <summary>Reads a model file, and the introduction and structure in its folder where there are any.</summary>
    public static Checked<DocumentedModel> Read(string path)
    {
        var model = XmileReader.Read(path);
        if (!model.Succeeded)
        {
            return Checked.Fail<DocumentedModel>(model.Diagnostics);
        }

        var table = Beside(path, StructureFile);
        var structure = File.Exists(table) ? StructureReader.Read(table, File.ReadAllText(table)) : null;
        var introduction = Beside(path, IntroductionFile);
        return Checked.Of(
            new DocumentedModel(
                model.Value,
                SectorReader.Read(path),
                structure?.Value,
                File.Exists(introduction) ? File.ReadAllText(introduction).ReplaceLineEndings("\n").Trim() : null),
            model.Diagnostics.AddRange(structure?.Diagnostics ?? []));
    }

    /// <summary>The title of the sector of a variable; one for all where the file has no headings.</summary>
    internal string SectorOf(ModelVariable variable) => Sectors.LastOrDefault(s => s.Line < variable.Span.Line)?.Title ?? "Variables";

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, name);
}
