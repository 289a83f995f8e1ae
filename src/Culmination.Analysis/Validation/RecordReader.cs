using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Scenarios.Reading;
using Culmination.Analysis.Scenarios.Yaml;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Validation;

/// <summary>Reads record.yaml, which stands beside scenario.yaml (docs/formats/record.md).</summary>
public static class RecordReader
{
    public const string FileName = "record.yaml";

    /// <summary>The format this version reads.</summary>
    public const string Format = "culmination.record/1";

    private const double UsualCommon = 0.3;
    private const string JudgementWord = "judgement:";
    private static readonly string[] AsWords = ["sum", "level", "increment", "rate"];
    private static readonly string[] SideWords = ["Invader", "Defender", "US", "Europe", "Other", "both"];

    /// <summary>All mistakes are found at once; whether expressions fit the model is found when they are bound.</summary>
    public static Checked<RecordRules> Read(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var found = new List<Diagnostic>();
        if (ScenarioReader.ReadText(path, found) is not { } text || YamlTree.Read(path, text, found) is not { } root)
        {
            return Checked.Fail<RecordRules>(found);
        }

        var fields = new Fields(root, "a record", new TextSpan(path, 1, 1), found, "format", "issues", "sides", "speakers", "counts", "leave out", "quantities");
        if (fields.Need("format") is { } node && Values.Text(node, "'format'", found) is { } format && format != Format)
        {
            found.Add(ScenarioDiagnostics.UnknownFormat(node.Span, format, Format));
        }

        string[] sources = [.. scenario.Sources.Select(s => s.Id)];
        var sides = Words(fields.Find("sides"), "'sides'", SideWords, "side", found);
        var speakers = Words(fields.Find("speakers"), "'speakers'", sources, "source", found);
        var counts = fields.FindTexts("counts");
        foreach (var unknown in counts.Where(c => !sources.Contains(c.Text, StringComparer.Ordinal)))
        {
            found.Add(ScenarioDiagnostics.UnknownSource(unknown.Span, unknown.Text, sources));
        }

        ImmutableArray<DateOnly> issues = [.. fields.FindTexts("issues").Select(t => Values.Day(t, "each of 'issues'", found)).OfType<DateOnly>().Order()];
        var leftOut = fields.FindTexts("leave out");
        string[] claims = [.. scenario.Claims.Select(c => c.Id)];
        foreach (var unknown in leftOut.Where(c => !claims.Contains(c.Text, StringComparer.Ordinal)))
        {
            found.Add(ScenarioDiagnostics.UnknownClaim(unknown.Span, unknown.Text, claims));
        }

        var quantities = ImmutableArray.CreateBuilder<ObservedQuantity>();
        foreach (var item in Sections.Listed(fields.Need("quantities"), "'quantities'", found))
        {
            quantities.AddRange(ReadQuantity(item, scenario, found));
        }

        Repeated(quantities, found);
        return Checked.Of(
            new RecordRules(
                issues, sides.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase), [.. speakers], [.. counts.Select(c => c.Text)], [.. leftOut.Select(c => c.Text)],
                quantities.ToImmutable()),
            found);
    }

    private static List<KeyValuePair<string, string>> Words(YamlNode? node, string section, string[] known, string kind, List<Diagnostic> found)
    {
        var words = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in Sections.Named(node, section, found))
        {
            if (Values.Text(value, $"'{key.Text}' of {section}", found) is not { } meant)
            {
                continue;
            }

            if (!known.Contains(meant, StringComparer.Ordinal))
            {
                found.Add(ScenarioDiagnostics.UnknownName(value.Span, kind, meant, known));
            }

            words.Add(KeyValuePair.Create(key.Text, meant));
        }

        return words;
    }

    /// <summary>One entry; it stands for several quantities where it names several codes.</summary>
    private static IEnumerable<ObservedQuantity> ReadQuantity(YamlNode item, Scenario scenario, List<Diagnostic> found)
    {
        var name = item is YamlMapping mapping && mapping.Entries.FirstOrDefault(e => e.Key.Text == "code")?.Value is YamlScalar scalar ? scalar.Text : string.Empty;
        var where = name.Length > 0 ? $"the quantity '{name}'" : "a quantity";
        var fields = new Fields(
            item, where, item.Span, found, "code", "side", "as written", "of", "as", "window", "linear", "low is the figure", "since", "shift", "spread", "common", "drift", "memory", "noise", "noise of counts", "windows", "because");
        fields.Need("code");
        var codes = fields.FindTexts("code");
        var side = fields.NeedText("side");
        if (side.Length > 0 && !SideWords.Contains(side, StringComparer.Ordinal))
        {
            found.Add(ScenarioDiagnostics.UnknownName(fields.Find("side")!.Span, "side", side, SideWords));
        }

        var kind = ReadAs(fields, where, found);
        var because = fields.FindText("because");
        if (!because.StartsWith(JudgementWord, StringComparison.Ordinal))
        {
            found.Add(ScenarioDiagnostics.NoBasis(item.Span, name) with { Help = "say why its errors are taken to be so large (because: \"judgement: …\")" });
        }

        var windows = Words(fields.Find("windows"), $"'windows' of {where}", [.. scenario.Windows.Select(w => w.SourceId)], "window", found);
        foreach (var code in codes)
        {
            yield return new ObservedQuantity(
                code.Text,
                side,
                [.. fields.FindTexts("as written").Select(t => t.Text)],
                fields.NeedText("of"),
                kind == "sum" || kind == "level" ? ObservedAs.Level : kind == "rate" ? ObservedAs.Rate : ObservedAs.Increment,
                fields.FindWeeks("window") ?? 4,
                kind == "sum",
                fields.FindTruth("linear"),
                fields.FindTruth("low is the figure"),
                new ErrorTraits(
                    Number(fields, "shift", where, found) ?? 0, Positive(fields, "spread", where, found), Common(fields, where, found), Positive(fields, "drift", where, found),
                    fields.Need("memory") is null ? 1 : fields.FindWeeks("memory") is > 0 and var weeks ? weeks : 1, Positive(fields, "noise", where, found),
                    fields.Find("noise of counts") is null ? Positive(fields, "noise", where, found) : Positive(fields, "noise of counts", where, found)),
                windows.ToImmutableDictionary(StringComparer.Ordinal),
                code.Span,
                fields.TextSpanOf("of"))
            { Since = fields.FindDay("since") };
        }
    }

    private static string ReadAs(Fields fields, string where, List<Diagnostic> found)
    {
        if (fields.Need("as") is not { } node || Values.Text(node, $"'as' of {where}", found) is not { } word)
        {
            return AsWords[1];
        }

        if (!AsWords.Contains(word, StringComparer.Ordinal))
        {
            found.Add(ScenarioDiagnostics.UnknownName(node.Span, "way to observe", word, AsWords));
        }

        return word;
    }

    private static double? Number(Fields fields, string key, string where, List<Diagnostic> found) =>
        fields.Find(key) is { } node ? Values.Number(node, $"'{key}' of {where}", found) : null;

    private static double Common(Fields fields, string where, List<Diagnostic> found)
    {
        var share = Number(fields, "common", where, found) ?? UsualCommon;
        if (share is < 0 or > 1)
        {
            found.Add(ScenarioDiagnostics.BadValue(fields.Find("common")!.Span, $"'common' of {where}", share.ToString(System.Globalization.CultureInfo.InvariantCulture), "a share from 0 to 1"));
        }

        return share;
    }

    private static double Positive(Fields fields, string key, string where, List<Diagnostic> found) =>
        fields.Need(key) is { } node ? Values.PositiveNumber(node, $"'{key}' of {where}", found) ?? 1 : 1;

    private static void Repeated(ImmutableArray<ObservedQuantity>.Builder quantities, List<Diagnostic> found)
    {
        for (var i = 0; i < quantities.Count; i++)
        {
            var first = quantities.First(q => q.Code == quantities[i].Code && q.Side == quantities[i].Side);
            if (!ReferenceEquals(first, quantities[i]))
            {
                found.Add(ScenarioDiagnostics.RepeatedKey(quantities[i].Span, $"{first.Code}, {first.Side}", first.Span.Line));
            }
        }
    }
}
