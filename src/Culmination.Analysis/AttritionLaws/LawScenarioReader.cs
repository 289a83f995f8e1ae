using System.Collections.Immutable;
using System.Globalization;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Scenarios.Reading;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>Reads laws.yaml and its data (docs/formats/laws.md). All mistakes are found at once.</summary>
public static class LawScenarioReader
{
    /// <summary>The format this version reads.</summary>
    public const string Format = "culmination.laws/1";

    /// <summary>What the file is called.</summary>
    public const string FileName = "laws.yaml";

    private static readonly string[] Keys = ["format", "title", "question", "data", "source", "day", "sides", "laws", "parts", "not in the data"];

    /// <param name="pathOrDirectory">A folder that holds laws.yaml, or that file; the data stand beside it.</param>
    public static Checked<LawScenario> Read(string pathOrDirectory)
    {
        var path = Directory.Exists(pathOrDirectory) ? Path.Combine(pathOrDirectory, FileName) : pathOrDirectory;
        var found = new List<Diagnostic>();
        if (ScenarioReader.ReadText(path, found) is not { } text || YamlTree.Read(path, text, found) is not { } root)
        {
            return Checked.Fail<LawScenario>(found);
        }

        var fields = new Fields(root, "a question about laws", new TextSpan(path, 1, 1), found, Keys);
        if (fields.Need("format") is { } format && Values.Text(format, "'format'", found) is { } word && word != Format)
        {
            found.Add(ScenarioDiagnostics.UnknownFormat(format.Span, word, Format));
        }

        var folder = Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
        var (b, r) = ReadSides(fields, found);
        var (record, dataHash) = ReadData(fields, folder, b, r, found);
        var laws = ReadLaws(fields, found);
        var parts = ReadParts(fields, record, found);
        return Checked.Of(
            new LawScenario(
                Path.GetFileName(Path.GetFullPath(folder)),
                fields.NeedText("title"),
                fields.NeedText("question"),
                fields.NeedText("source"),
                b.Label,
                r.Label,
                record,
                laws,
                parts,
                [.. fields.FindTexts("not in the data").Select(t => t.Text)],
                ScenarioHash.Of(("laws", ScenarioHash.OfText(text)), ("data", dataHash))),
            found);
    }

    private static (SideColumns B, SideColumns R) ReadSides(Fields fields, List<Diagnostic> found)
    {
        var sides = new Fields(fields.Need("sides"), "'sides'", fields.Find("sides")?.Span ?? fields.Place, found, "B", "R");
        return (Side("B"), Side("R"));

        SideColumns Side(string key)
        {
            var node = fields.Find("sides") is null ? null : sides.Need(key);
            var side = new Fields(node, $"side '{key}'", node?.Span ?? sides.Place, found, "label", "people", "losses");
            return node is null ? new SideColumns(string.Empty, string.Empty, string.Empty) : new SideColumns(side.NeedText("label"), side.NeedText("people"), side.NeedText("losses"));
        }
    }

    private static (LossRecord Record, string Hash) ReadData(Fields fields, string folder, SideColumns b, SideColumns r, List<Diagnostic> found)
    {
        var (name, day) = (fields.NeedText("data"), fields.NeedText("day"));
        if (found.Count > 0 || name.Length == 0)
        {
            return (LossTable.Empty, string.Empty);
        }

        var path = Path.Combine(folder, name);
        if (ScenarioReader.ReadText(path, found) is not { } text)
        {
            return (LossTable.Empty, string.Empty);
        }

        return (LossTable.Read(path, text, [day, b.People, b.Losses, r.People, r.Losses], found), ScenarioHash.OfText(text));
    }

    private static ImmutableArray<LawForm> ReadLaws(Fields fields, List<Diagnostic> found)
    {
        var laws = Items(fields.Need("laws"), "'laws'", found).Select(node =>
        {
            var law = new Fields(node, "a law", node.Span, found, "name", "label", "p", "q");
            var (p, q) = (law.Find("p"), law.Find("q"));
            if (p is null != q is null)
            {
                found.Add(ScenarioDiagnostics.MissingKey(node.Span, p is null ? "p" : "q", "a law with the other exponent given"));
            }

            var name = law.NeedText("name");
            return new LawForm(name, law.FindText("label", name), p is null ? null : law.NeedNumber("p"), q is null ? null : law.NeedNumber("q"));
        }).ToImmutableArray();
        if (laws.IsEmpty)
        {
            found.Add(ScenarioDiagnostics.NothingOf(fields.Find("laws")?.Span ?? fields.Place, "law"));
        }

        return laws;
    }

    private static ImmutableArray<RecordPart> ReadParts(Fields fields, LossRecord record, List<Diagnostic> found) =>
    [
        .. Items(fields.Find("parts"), "'parts'", found).Select(node =>
        {
            var part = new Fields(node, "a part", node.Span, found, "label", "from", "to");
            var read = new RecordPart(part.NeedText("label"), part.NeedNumber("from"), part.NeedNumber("to"));
            if (record.Count > 0 && record.Of(read).Count < LossTable.FewestDays)
            {
                found.Add(ScenarioDiagnostics.BadValue(node.Span, "a part", read.Label, LossTable.Enough));
            }

            return read;
        }),
    ];

    private static ImmutableArray<YamlNode> Items(YamlNode? node, string where, List<Diagnostic> found)
    {
        if (node is not (null or YamlSequence))
        {
            found.Add(ScenarioDiagnostics.WrongShape(node.Span, where, "a list"));
        }

        return node is YamlSequence list ? list.Items : [];
    }

    private sealed record SideColumns(string Label, string People, string Losses);
}
