using System.Globalization;
using System.Text;
using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Documentation;

/// <summary>Writes a model as one Markdown document: introduction, dimensions, causal structure, index of names, equations by sector.</summary>
public static class ModelDocument
{
    /// <summary>The document; the same model gives the same characters, with line feeds at line ends.</summary>
    public static string Write(DocumentedModel documented)
    {
        var model = documented.Model;
        var page = new StringBuilder();
        page.Append("<!-- Written by `culmination model document` from ").Append(Path.GetFileName(model.File))
            .Append(documented.Structure is null ? string.Empty : ", " + DocumentedModel.StructureFile)
            .Append(documented.Introduction is null ? string.Empty : ", " + DocumentedModel.IntroductionFile).Append(": change those, not this file. -->\n\n");
        page.Append(documented.Introduction ?? "# " + MarkdownText.Escaped(model.Name)).Append("\n\n");
        Clock(page, model);
        Dimensions(page, model);
        if (documented.Structure is { } structure)
        {
            new StructureSection(documented, structure).Write(page);
        }

        Index(page, model);
        Sectors(page, documented);
        return page.ToString().TrimEnd() + "\n";
    }

    private static void Clock(StringBuilder page, Model model) => page.Append(
        CultureInfo.InvariantCulture,
        $"## Time\n\nFrom {MarkdownText.Number(model.Clock.Start)} to {MarkdownText.Number(model.Clock.Stop)}{(model.TimeUnit.Length > 0 ? $" (unit {MarkdownText.Escaped(model.TimeUnit)})" : string.Empty)}, step {MarkdownText.Number(model.Clock.TimeStep)}, method {model.Clock.Method}, unless a run is told otherwise.\n\n");

    private static void Dimensions(StringBuilder page, Model model)
    {
        if (model.Dimensions.IsEmpty)
        {
            return;
        }

        page.Append("## Dimensions\n\n| dimension | elements in order |\n|---|---|\n");
        foreach (var dimension in model.Dimensions)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escaped(dimension.Name)} | {MarkdownText.Escaped(string.Join(", ", dimension.Elements))} |\n");
        }

        var first = model.Dimensions[0];
        page.Append(CultureInfo.InvariantCulture, $"\nA variable `x[{first.Name}]` has a value for each element of {MarkdownText.Escaped(first.Name)}; an equation with no brackets before `=` holds for all of them, one with `[{first.Elements[0]}] =` for that one.\n\n");
    }

    private static void Index(StringBuilder page, Model model)
    {
        page.Append(CultureInfo.InvariantCulture, $"## Index of names\n\nAll {model.Variables.Length} variables; each name leads to its equation.\n\n");
        var letters = model.Variables.GroupBy(v => char.ToUpperInvariant(ModelName.Canonical(v.Name) is { Length: > 0 } name ? name[0] : ' ')).OrderBy(g => g.Key);
        foreach (var letter in letters)
        {
            page.Append("**").Append(letter.Key).Append("**: ")
                .AppendJoin(", ", letter.OrderBy(v => ModelName.Canonical(v.Name), StringComparer.Ordinal).Select(v => MarkdownText.Link(v.Name))).Append("\n\n");
        }
    }

    private static void Sectors(StringBuilder page, DocumentedModel documented)
    {
        var names = new NamesUsed(documented.Model);
        page.Append("## Equations\n\n");
        foreach (var sector in documented.Model.Variables.GroupBy(documented.SectorOf, StringComparer.Ordinal))
        {
            page.Append("### ").Append(MarkdownText.Escaped(sector.Key)).Append("\n\n");
            if (documented.Sectors.FirstOrDefault(s => s.Title == sector.Key) is { Content.Length: > 0 } heading)
            {
                page.Append(MarkdownText.Escaped(char.ToUpperInvariant(heading.Content[0]) + heading.Content[1..])).Append(heading.Content.EndsWith('.') ? "\n\n" : ".\n\n");
            }

            foreach (var variable in sector)
            {
                VariableEntry.Write(page, variable, documented.Model.TimeUnit, names);
            }
        }
    }
}
