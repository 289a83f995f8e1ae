using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Tests.Scenarios;

public sealed class ScenarioReaderTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private readonly ExampleScenario example = new();

    [Fact]
    public void The_published_example_is_read_without_a_word()
    {
        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        var scenario = read.Value!;
        Assert.Equal(Path.GetFileName(example.Folder), scenario.Name);
        Assert.Equal("Who runs short first? A small example", scenario.Title);
        Assert.Equal(new SideNames("North", "South"), scenario.Sides);
        Assert.Equal(new Calendar(new(2030, 1, 7), new(2030, 7, 1), new(2031, 12, 29)), scenario.Calendar);
        Assert.Equal(["killed per round[*]", "rounds at start[Defender]", "deliveries[Defender]", "ammunition threshold[*]"], scenario.Parameters.Select(p => p.Name));
        Assert.Equal("log-normal, 10 % 0.01, 90 % 0.04", scenario.Parameters[0].Prior.Describe());
        Assert.Equal(["stock-2029"], scenario.Parameters[1].Claims);
        Assert.IsType<ThreePoint>(scenario.Parameters[1].Prior);
        Assert.Equal(["institute", "south-staff", "photo-count"], scenario.Windows.Select(w => w.SourceId));
        Assert.Equal([0.0, 1.0, 3.0], scenario.Windows.Select(w => w.LagWeeks));
        Assert.Null(scenario.Windows[0].Bias);
        Assert.Equal(5, scenario.Claims.Length);
        Assert.Equal(3, scenario.Sources.Length);
        Assert.Equal(new RunSettings(200, 20300701), scenario.Run);
        Assert.Equal(["a negotiated end", "civilians"], scenario.NotModelled);
        Assert.Equal((0.5, "judgement: neither law is better supported"), (scenario.Structures[0].Forms[1].Weight, scenario.Structures[0].Because));
        Assert.Equal(["missing", "civilians"], scenario.People[1].NotIncluded);
        Assert.Equal((true, false), (scenario.Reported[0].InAnswer, scenario.Reported[1].InAnswer));
    }

    [Fact]
    public void Observations_take_from_their_claims_what_is_not_written()
    {
        var observations = ScenarioReader.Read(example.Folder).Value!.Observations;
        Assert.Equal(["south-staff", "photo-count", "institute"], observations.Select(o => o.WindowId));
        Assert.Equal([ObservedAs.Level, ObservedAs.Increment, ObservedAs.Rate], observations.Select(o => o.As));
        Assert.Equal(new DateOnly(2030, 3, 1), observations[1].PeriodStart);
        Assert.Equal(4, observations[2].WindowWeeks);
        Assert.Equal([0.15, 0.2, 0.2], observations.Select(o => o.ErrorScale));
        Assert.Equal("killed-by-june", observations[0].Label);
    }

    [Fact]
    public void Policies_outcomes_and_the_question_are_read()
    {
        var scenario = ScenarioReader.Read(example.Folder).Value!;
        Assert.Equal(["as-now", "stop", "double-from-autumn"], scenario.Policies.Select(p => p.Name));
        var setting = Assert.Single(scenario.Policies[2].Settings);
        Assert.Equal(("delivery scale[Defender]", 2.0, new DateOnly(2030, 10, 1)), (setting.Lever, setting.Value, setting.From));
        Assert.Null(scenario.Policies[1].Settings[0].From);
        Assert.Equal("ammunition threshold[Defender]", scenario.Outcomes[0].Threshold);
        Assert.Equal(4, scenario.Outcomes[0].ForWeeks);
        Assert.Equal(["defender-ammunition", "invader-people", "invader-ammunition", "defender-people"], scenario.OrderOfTies);
        Assert.Equal(["invader-ammunition", "defender-people"], scenario.Question.Mirror);
        Assert.Equal(new DateOnly(2031, 12, 1), scenario.Question.By);
    }

    [Fact]
    public void The_file_itself_can_be_named_too()
    {
        Assert.Equal(Path.GetFileName(example.Folder), ScenarioReader.Read(Path.Combine(example.Folder, Yaml)).Value!.Name);
    }

    [Fact]
    public void The_hash_is_of_the_content_and_not_of_line_ends()
    {
        var first = ScenarioReader.Read(example.Folder).Value!;
        Assert.Matches("^[0-9a-f]{64}$", first.ContentHash);
        foreach (var name in new[] { Yaml, "claims.csv", "sources.csv" })
        {
            example.Write(name, "\uFEFF" + example[name].Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        var second = ScenarioReader.Read(example.Folder).Value!;
        Assert.Equal((first.ContentHash, first.FileHash, first.ClaimsHash, first.ModelHash), (second.ContentHash, second.FileHash, second.ClaimsHash, second.ModelHash));
    }

    [Theory]
    [InlineData(Yaml, "seed: 20300701", "seed: 20300702")]
    [InlineData("claims.csv", "9000 soldiers", "9001 soldiers")]
    [InlineData("sources.csv", "a floor", "floor")]
    [InlineData("model.xmile", "<eqn>3</eqn>", "<eqn>4</eqn>")]
    public void The_hash_changes_with_every_file(string name, string from, string to)
    {
        var before = ScenarioReader.Read(example.Folder).Value!.ContentHash;
        Assert.NotEqual(before, ScenarioReader.Read(example.With(name, from, to).Folder).Value!.ContentHash);
    }

    [Theory]
    [InlineData(Yaml, "E0701 scenario.yaml:1:1")]
    [InlineData("claims.csv", "E0601 claims.csv:1:1")]
    [InlineData("sources.csv", "E0601 sources.csv:1:1")]
    [InlineData("model.xmile", "E0513 scenario.yaml:3:8")]
    public void A_missing_file_is_a_diagnostic(string name, string expected)
    {
        example.Delete(name);
        Assert.Equal([expected], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    public void Dispose() => example.Dispose();
}
