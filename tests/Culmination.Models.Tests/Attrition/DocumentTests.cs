using System.Text.RegularExpressions;
using Culmination.Dynamics.Documentation;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Models;

namespace Culmination.Models.Tests.Attrition;

/// <summary>The model's README says what the model is now: it is written by <c>culmination model document</c> from the files beside it.</summary>
public partial class DocumentTests
{
    private static readonly Lazy<string> LazyText = new(() =>
    {
        var documented = DocumentedModel.Read(TheatreModel.File);
        Assert.Empty(documented.Diagnostics);
        return ModelDocument.Write(documented.Value!);
    });

    private static string Text => LazyText.Value;

    [Fact]
    public void The_readme_is_the_document_of_the_model_as_it_is()
    {
        var kept = File.ReadAllText(Repository.PathOf("models", "attrition", "README.md"));
        Assert.True(
            string.Equals(kept, Text, StringComparison.Ordinal),
            $"models/attrition/README.md is of another model, from line {FirstDifference(kept, Text)} on; write it anew with: ./culmination model document models/attrition -o models/attrition/README.md");
    }

    [Fact]
    public void Every_variable_stands_there_once_with_its_equations()
    {
        foreach (var variable in TheatreModel.Bound.Model.Variables)
        {
            var heading = $"<a id=\"v-{ModelName.Canonical(variable.Name)}\"></a>";
            Assert.Equal(2, Text.Split(heading).Length);
            var entry = Text.Split(heading)[1].Split("\n#")[0];
            Assert.All(variable.Equations, e => Assert.Contains("= " + e.Text, entry, StringComparison.Ordinal));
            Assert.Contains(" · unit ", entry, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_link_inside_leads_somewhere()
    {
        var anchors = Anchor().Matches(Text).Select(m => m.Groups["id"].Value)
            .Concat(Heading().Matches(Text).Select(m => m.Groups["words"].Value.ToLowerInvariant().Replace(' ', '-')))
            .ToHashSet(StringComparer.Ordinal);
        var links = Inside().Matches(Text).Select(m => m.Groups["id"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(links.Count > 100, "hardly any link was found");
        Assert.All(links, l => Assert.Contains(l, anchors));
    }

    [Fact]
    public void Every_link_of_the_structure_is_drawn_once_and_every_loop_comes_back_with_its_sign()
    {
        var rows = File.ReadAllLines(Repository.PathOf("models", "attrition", "structure.csv")).Skip(1).Select(l => l.Split(',')).ToArray();
        foreach (var link in rows.Where(r => r[1] == "link"))
        {
            var arrow = link[5] == "+" ? $"  {link[3]} -->|\"+ {link[0]}\"| {link[4]}\n" : $"  {link[3]} -.->|\"− {link[0]}\"| {link[4]}\n";
            Assert.Equal(2, Text.Split(arrow).Length);
        }

        foreach (var loop in rows.Where(r => r[1] == "loop"))
        {
            var line = Text.Split($"* **{loop[0]}**, ")[1].Split('\n')[0];
            Assert.DoesNotContain("no link", line, StringComparison.Ordinal);
            Assert.StartsWith(loop[5] == "+" ? "reinforcing" : "balancing", line, StringComparison.Ordinal);
            Assert.Contains(loop[5] == "+" ? "→ more" : "→ less", line[line.LastIndexOf('→')..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_model_without_sectors_structure_or_introduction_has_a_document_too()
    {
        // The writer of XMILE leaves comments out.
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "model.xmile");
            File.WriteAllText(path, XmileWriter.Write(TheatreModel.Bound.Model));
            var documented = DocumentedModel.Read(path);
            Assert.Empty(documented.Diagnostics);
            var text = ModelDocument.Write(documented.Value!);
            Assert.StartsWith("<!-- Written by `culmination model document` from model.xmile: ", text, StringComparison.Ordinal);
            Assert.Contains("\n# Theatre attrition model\n", text, StringComparison.Ordinal);
            Assert.Contains("### Variables\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("mermaid", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_mistake_in_the_structure_is_said_and_nothing_is_written()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(TheatreModel.File, Path.Combine(folder.FullName, "model.xmile"));
            File.WriteAllText(Path.Combine(folder.FullName, "structure.csv"), "no heading\n");
            var documented = DocumentedModel.Read(Path.Combine(folder.FullName, "model.xmile"));
            Assert.False(documented.Succeeded);
            Assert.Equal(1, documented.Diagnostics[0].Span?.Line);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int FirstDifference(string one, string other) =>
        one.Split('\n').Zip(other.Split('\n')).TakeWhile(p => p.First == p.Second).Count() + 1;

    [GeneratedRegex("<a id=\"(?<id>[^\"]+)\">", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("^#+ (?<words>[A-Za-z ]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#(?<id>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();
}
