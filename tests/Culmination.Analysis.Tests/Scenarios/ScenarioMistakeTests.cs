using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Scenarios;

/// <summary>The corpus of bad scenarios: one change of the published example each, with the exact code, line and column.</summary>
public sealed class ScenarioMistakeTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private const string Claims = "claims.csv";
    private readonly ExampleScenario example = new();

    // from -> to in scenario.yaml; the mistake stands where "at" (in the changed file) begins.
    [Theory]
    [InlineData("calendar: {", "calendar: ]{", "E0501", "]{")]
    [InlineData("mode: 2000, high: 4000 }", "m", "E0501", null)]
    [InlineData("title: Who", "title: one\ntitle: Who", "E0502", "title: Who")]
    [InlineData("{ low: 1000, mode", "{ low: 1000, low: 1, mode", "E0502", "low: 1, mode")]
    [InlineData("sides: {", "sides: &s {", "E0503", "&s {")]
    [InlineData("sides: { Invader: North, Defender: South }", "sides: *other", "E0503", "*other")]
    [InlineData("title: Who", "title: !!str Who", "E0503", "!!str Who")]
    [InlineData("run: {", "---\nrun: {", "E0503", "---")]
    [InlineData("institute: {}", "[a, b]: {}", "E0503", "[a, b]")]
    [InlineData("policies:\n", "policies: none\n#", "E0501", null)]
    [InlineData("calendar: { start: 2030-01-07, issue: 2030-07-01, end: 2031-12-29 }", "calendar: soon", "E0506", "soon")]
    [InlineData("parameters:", "parameter:", "E0507", "parameter:")]
    [InlineData("    unit: rounds\n", "    units: rounds\n", "E0507", "units: rounds")]
    [InlineData("lag: 1 week", "lagg: 1 week", "E0507", "lagg")]
    [InlineData("{ p10: 0.01, p90", "{ p11: 0.01, p90", "E0507", "p11")]
    [InlineData("title: Who runs short first? A small example\n", "", "E0508", "format")]
    [InlineData("    unit: rounds\n", "", "E0508", "rounds at start")]
    [InlineData("    error: 0.2\n    label", "    label", "E0508", "killed-in-spring")]
    [InlineData("    window: 4 weeks\n", "", "E0508", "fire-in-may")]
    [InlineData("issue: 2030-07-01", "issue: 1 July 2030", "E0509", "1 July 2030")]
    [InlineData("lag: 3 weeks", "lag: 3", "E0509", "3\n    because: \"judgement: pictures")]
    [InlineData("lag: 3 weeks", "lag: -3 weeks", "E0509", "-3 weeks")]
    [InlineData("members: 200", "members: 0", "E0509", "0, seed")]
    [InlineData("members: 200", "members: 2e2", "E0509", "2e2")]
    [InlineData("seed: 20300701", "seed: -1", "E0509", "-1 }")]
    [InlineData("mode: 2000", "mode: NaN", "E0509", "NaN")]
    [InlineData("mode: 2000", "mode: .inf", "E0509", ".inf")]
    [InlineData("in answer: true", "in answer: maybe", "E0509", "maybe")]
    [InlineData("error: 0.2\n    label", "error: 0\n    label", "E0509", "0\n    label: North")]
    [InlineData("{ df: 4, scale: 0.15 }", "{ df: 0, scale: 0.15 }", "E0509", "0, scale: 0.15")]
    [InlineData("value: 2, from", "value: NaN, from", "E0509", "NaN")]
    [InlineData("low: 1000, mode: 2000, high: 4000", "low: 1000, mode: 2000, high: 500", "E0510", "500")]
    [InlineData("lognormal", "lognormall", "E0510", "lognormall")]
    [InlineData("p50: 90000, p95: 160000", "p50: 90000", "E0510", "quantiles")]
    [InlineData("{ beta: { mean: 0.7, sd: 0.1 } }", "{ normal: { mean: 0.1, sd: 0.1 } }", "E0510", "{ normal: { mean: 0.1")]
    [InlineData("scenario/1", "scenario/2", "E0511", "culmination.scenario/2")]
    [InlineData("    because: \"judgement: one", "    because: \"clearly: one", "E0512", "killed per round[*]")]
    [InlineData("    claims: [stock-2029]\n", "", "E0512", "rounds at start")]
    [InlineData("    because: \"judgement: a party counts its opponent's losses high\"\n", "", "E0512", "south-staff:")]
    [InlineData("model: model.xmile", "model: models.xmile", "E0513", "models.xmile")]
    [InlineData("[stock-2029]", "[stock-2028]", "E0514", "stock-2028")]
    [InlineData("claim: killed-by-june", "claim: killed-by-juni", "E0514", "killed-by-juni")]
    [InlineData("photo-count:", "photo-counts:", "E0515", "photo-counts:")]
    [InlineData("    window: 4 weeks\n", "    window: 4 weeks\n    source: institut\n", "E0515", "institut\n")]
    [InlineData("claims: [stock-2029]", "claims: [stock-2029, fire-in-may]", "E0517", "fire-in-may\n")]
    [InlineData("claim: killed-in-spring", "claim: killed-by-june", "E0518", "killed-by-june\n    of: killed[Invader]\n    as")]
    [InlineData("race: [defender-ammunition, invader-people]", "race: [defender-ammunition, invader-peeple]", "E0520", "invader-peeple")]
    [InlineData("ties: [defender-ammunition", "ties: [defender-amunition", "E0520", "defender-amunition")]
    [InlineData("as: increment", "as: sum", "E0520", "sum")]
    [InlineData("- side: Defender", "- side: South", "E0520", "South\n    killed")]
    [InlineData("race: [defender-ammunition, invader-people]", "race: [defender-ammunition]", "E0506", "[defender-ammunition]")]
    [InlineData("issue: 2030-07-01", "issue: 2029-07-01", "E0522", "2029-07-01")]
    [InlineData("end: 2031-12-29", "end: 2030-07-01", "E0522", "2030-07-01 }")]
    [InlineData("by: 2031-12-01", "by: 2032-12-01", "E0523", "2032-12-01")]
    [InlineData("from: 2030-10-01", "from: 2030-06-30", "E0523", "delivery scale[Defender]: { value")]
    [InlineData("as: increment\n", "as: increment\n    period start: 2029-01-01\n", "E0523", "killed-in-spring")]
    [InlineData("not modelled: [a negotiated end", "not modelled: [the depot at Springfield", "E0901", "the depot at")]
    [InlineData("title: Who", "latitude: 3\ntitle: Who", "E0901", "latitude")]
    [InlineData("  defender-people:\n", "  none:\n", "E0509", "none:")]
    public void A_mistake_is_found_at_its_place(string from, string to, string code, string? at)
    {
        example.With(Yaml, from, to);
        var read = ScenarioReader.Read(example.Folder);
        Assert.False(read.Succeeded);
        var lines = ExampleScenario.Lines(read.Diagnostics);
        if (at is null)
        {
            Assert.Contains(lines, l => l.StartsWith(code, StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains($"{code} {example.Place(Yaml, at)}", lines);
        }
    }

    [Fact]
    public void Without_a_policy_there_is_nothing_to_compare()
    {
        var text = example[Yaml];
        var start = text.IndexOf("policies:", StringComparison.Ordinal);
        example.Write(Yaml, text.Remove(start, text.IndexOf("outcomes:", StringComparison.Ordinal) - start));
        Assert.Equal(["E0521 scenario.yaml:1:1"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void A_claim_after_the_date_of_issue_is_found_in_the_file_and_where_it_is_used()
    {
        example.With(Claims, "2030-06-02", "2030-07-02");
        var lines = ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics);
        Assert.Equal(["E0516 claims.csv:4:1", $"E0516 {example.Place(Yaml, "killed-by-june")}"], lines);
    }

    [Fact]
    public void A_claim_after_the_date_of_issue_is_found_when_it_is_not_used_too()
    {
        example.Append(Claims, "late,killed_cum,Invader,,1,,point,persons,,2030-07-01,2030-07-02,,institute,,institute,,One,,\n");
        Assert.Equal(["E0516 claims.csv:7:1"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void Two_reports_of_one_origin_are_found_at_the_second()
    {
        example.Append(Claims, "again,killed_cum,Invader,,9100,,point,persons,,2030-06-01,2030-06-03,,institute,,south-staff,,The staff of South says 9100,,\n");
        example.With(Yaml, "  - claim: killed-in-spring", "  - { claim: again, of: \"killed [ Invader ]\", error: 0.1 }\n  - claim: killed-in-spring");
        Assert.Equal([$"E0519 {example.Place(Yaml, "again")}"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void One_origin_on_two_days_or_about_two_things_is_no_mistake()
    {
        example.Append(Claims, "later,killed_cum,Invader,,9100,,point,persons,,2030-06-08,2030-06-09,,institute,,south-staff,,The staff of South says 9100,,\n");
        example.Append(Claims, "other,people,Invader,,9100,,point,persons,,2030-06-01,2030-06-09,,institute,,south-staff,,The staff of South says 9100,,\n");
        example.With(
            Yaml, "  - claim: killed-in-spring", "  - { claim: later, of: \"killed[Invader]\", error: 0.1 }\n  - { claim: other, of: \"people[Invader]\", error: 0.1 }\n  - claim: killed-in-spring");
        Assert.Empty(ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Theory]
    [InlineData(",9000,,point", ",,,none", "E0524", "killed-by-june")]
    [InlineData(",9000,,point", ",0,,point", "E0526", "killed-by-june")]
    [InlineData("2030-06-20,2030-03-01", "2030-06-20,", "E0525", "killed-in-spring")]
    [InlineData("2030-06-01,2030-06-02", "2029-06-01,2030-06-02", "E0523", "killed-by-june")]
    public void A_claim_that_cannot_be_observed_is_found_where_it_is_used(string from, string to, string code, string at)
    {
        example.With(Claims, from, to);
        Assert.Equal([$"{code} {example.Place(Yaml, at)}"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Theory]
    [InlineData("40000,stop", "E0604 claims.csv:7:11")]
    [InlineData("stock-2029,q,Defender,,1,,point,persons,,2030-01-01,2030-01-01,,institute,,o,,s,,\n", "E0608 claims.csv:7:1")]
    [InlineData("x,q,Defender,5,4,,point,persons,,2030-01-01,2030-01-01,,institute,,o,,s,,\n", "E0607 claims.csv:7:16")]
    [InlineData("x,q,Defender,,NaN,,point,persons,,2030-01-01,2030-01-01,,institute,,o,,s,,\n", "E0605 claims.csv:7:15")]
    [InlineData("x,q,Defender,,4,,point,persons,,2030-01-01,2030-01-01,,institution,,o,,s,,\n", "E0610 claims.csv:7:56")]
    public void Mistakes_of_the_claims_are_shown_with_those_of_the_scenario(string row, string expected)
    {
        example.Append(Claims, row).With(Yaml, "members: 200", "members: no");
        var lines = ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics);
        Assert.Equal([$"E0509 {example.Place(Yaml, "no, seed")}", expected], lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Help_names_what_was_meant()
    {
        example.With(Yaml, "parameters:", "paramters:");
        var read = ScenarioReader.Read(example.Folder);
        Assert.Equal("did you mean 'parameters'?", Assert.Single(read.Diagnostics, d => d.Code == "E0507").Help);
    }

    [Theory]
    [InlineData("[", "E0504 scenario.yaml:1:65")]
    [InlineData("{a: ", "E0504 scenario.yaml:1:257")]
    [InlineData("- ", "E0504 scenario.yaml:1:129")]
    public void Deep_nesting_is_refused_and_costs_nothing(string level, string expected)
    {
        example.Write(Yaml, string.Concat(Enumerable.Repeat(level, 200_000 / level.Length)));
        Assert.Equal([expected], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void Large_files_are_refused()
    {
        example.Append(Yaml, new string('#', 1024 * 1024));
        Assert.Equal(["E0505 scenario.yaml:1:1"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        File.WriteAllBytes(Path.Combine(example.Folder, Yaml), [0x66, 0xFF, 0xFE]);
        Assert.Equal(["E0701 scenario.yaml:1:1"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just a text")]
    [InlineData("[1, 2]")]
    [InlineData("# nothing")]
    public void A_file_that_is_no_mapping_says_what_it_lacks(string text)
    {
        example.Write(Yaml, text);
        var read = ScenarioReader.Read(example.Folder);
        Assert.False(read.Succeeded);
        Assert.All(read.Diagnostics, d => Assert.Contains(d.Code, new[] { "E0506", "E0508", "E0521" }));
    }

    /// <summary>Whatever is cut out of a good file or doubled in it, reading ends with a scenario or with diagnostics, each at a place.</summary>
    [Fact]
    public void No_cut_of_the_file_makes_the_reader_fail()
    {
        var text = example[Yaml];
        for (var i = 0; i < text.Length; i += 37)
        {
            example.Write(Yaml, text.Remove(i, Math.Min(23, text.Length - i)));
            Assert.All(ScenarioReader.Read(example.Folder).Diagnostics, d => Assert.True(d.Span is { Line: >= 1, Column: >= 1, Length: >= 1 }));
            example.Write(Yaml, text[..i]);
            Assert.Contains(ScenarioReader.Read(example.Folder).Diagnostics, d => d.Severity == Severity.Error);
        }
    }

    public void Dispose() => example.Dispose();
}
