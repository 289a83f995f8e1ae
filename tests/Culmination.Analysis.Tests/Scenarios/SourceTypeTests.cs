using Culmination.Analysis.Asking;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Tests.Scenarios;

/// <summary>What the biases of one kind of source share, on the example of docs/formats/scenario.md.</summary>
public sealed class SourceTypeTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private const string Party = "  party:\n    lean: { normal: { mean: 0.1, sd: 0.2 } }\n    spread: { lognormal: { median: 1, sigma: 0.3 } }\n    because: \"judgement: parties read alike\"\n";
    private readonly ExampleScenario example = new();

    public void Dispose() => example.Dispose();

    [Theory]
    [InlineData("source types")]
    [InlineData("source_types")]
    public void The_section_is_read(string key)
    {
        var type = Assert.Single(Read(Party, key).SourceTypes);
        Assert.Equal(("party", "judgement: parties read alike"), (type.Kind, type.Because));
        Assert.Equal((0.1, 0.2), (Assert.IsType<Normal>(type.Lean).Mean, ((Normal)type.Lean).StandardDeviation));
        Assert.Equal(1, type.Spread!.Quantile(0.5), 12);
    }

    [Theory]
    [InlineData("  party: { lean: { normal: { mean: 0, sd: 0.1 } }, because: x }\n", true, false)]
    [InlineData("  party: { spread: { lognormal: { median: 1, sigma: 0.3 } }, because: x }\n", false, true)]
    public void Either_may_be_left_out(string entry, bool hasLean, bool hasSpread)
    {
        var scenario = Read(entry);
        var type = Assert.Single(scenario.SourceTypes);
        Assert.Equal((hasLean, hasSpread), (type.Lean is not null, type.Spread is not null));
        Assert.Equal(hasLean ? ["lean:party"] : ["spread:party"], Bind(scenario).Parameters.Skip(7).Select(p => p.Name));
    }

    // The section's text; the mistake stands where "at" begins.
    [Theory]
    [InlineData("  partei: { lean: 0, because: x }\n", "E0520", "partei")]
    [InlineData("  research: { lean: 0, because: x }\n", "E0528", "research: {")]
    [InlineData("  count: { spread: 1, because: x }\n", "E0528", "count: { spread")]
    [InlineData("  party: { because: x }\n", "E0508", "party: { because")]
    [InlineData("  party: {}\n", "E0508", "party: {}")]
    [InlineData("  party: { lean: 0 }\n", "E0512", "party: { lean")]
    [InlineData("  party: { spread: { lognormal: { median: 1, sigma: 0.3 } } }\n", "E0512", "party: { spread")]
    [InlineData("  party: { spread: { normal: { mean: 1, sd: 0.2 } }, because: x }\n", "E0510", "{ normal: { mean: 1,")]
    [InlineData("  party: { spread: 0, because: x }\n", "E0510", "0, because: x")]
    [InlineData("  party: { spread: { uniform: { low: -1, high: 2 } }, because: x }\n", "E0510", "{ uniform: { low: -1")]
    [InlineData("  party: { spread: { lognormal: { median: -1, sigma: 0.3 } }, because: x }\n", "E0510", "-1, sigma")]
    [InlineData("  party: { lean: { normal: { mean: NaN, sd: 0.3 } }, because: x }\n", "E0509", "NaN")]
    [InlineData("  party: { leen: 0, spread: 1, because: x }\n", "E0507", "leen")]
    [InlineData("  party: 0.3\n", "E0506", "0.3\n")]
    [InlineData("  - party\n", "E0506", "- party")]
    [InlineData("  party: { lean: 0, because: x }\n  party: { lean: 1, because: x }\n", "E0502", "party: { lean: 1")]
    public void A_mistake_is_found_at_its_place(string section, string code, string at)
    {
        example.Append(Yaml, "\nsource types:\n" + section);
        var read = ScenarioReader.Read(example.Folder);
        Assert.False(read.Succeeded);
        Assert.Equal([$"{code} {example.Place(Yaml, at)}"], ExampleScenario.Lines(read.Diagnostics));
    }

    [Fact]
    public void Of_a_bias_that_cannot_be_read_nothing_further_is_said()
    {
        example.With(Yaml, "mean: 0.2, sd: 0.3", "mean: 0.2, sd: -1").Append(Yaml, "\nsource types:\n" + Party);
        Assert.Equal([$"E0510 {example.Place(Yaml, "-1 }")}"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void Lean_and_spread_come_after_all_others_and_move_no_draw()
    {
        var without = Bind(ScenarioReader.Read(example.Folder).Value!);
        var with = Bind(Read(Party));
        string[] names = [.. without.Parameters.Select(p => p.Name)];
        string[] longer = [.. with.Parameters.Select(p => p.Name)];
        Assert.Equal([.. names, "lean:party", "spread:party"], longer);
        Assert.All(with.Parameters.Skip(names.Length), p => Assert.Empty(p.Variables));
        var (before, after) = (PriorDesign.Draw(names, 50, 3), PriorDesign.Draw(longer, 50, 3));
        Assert.All(Enumerable.Range(0, 50), m => Assert.Equal(before.Row(m).ToArray(), after.Row(m)[..names.Length].ToArray()));
    }

    [Fact]
    public void Windows_of_the_kind_that_have_a_bias_get_it_and_no_other()
    {
        // A second window of the party, without a bias of its own; and the count gets a bias, so that not every bias is the party's.
        example.With(Yaml, "  photo-count:\n", "  south-staff/fire:\n    lag: 1 week\n  photo-count:\n    bias: 0.1\n")
            .With(Yaml, "    window: 4 weeks\n", "    window: 4 weeks\n    source: south-staff/fire\n");
        var observations = Bind(Read(Party)).Observations;
        Assert.Equal(["south-staff", "photo-count", "south-staff/fire"], observations.Select(o => o.Observation.WindowId));
        Assert.Equal([(8, 9, 0.2), (-1, -1, 0.1), (-1, -1, 0)], observations.Select(o => (o.LeanParameter, o.SpreadParameter, Math.Round(o.BiasMiddle, 12))));
    }

    [Fact]
    public void All_windows_of_a_source_and_all_sources_of_a_kind_share_it()
    {
        example.With("sources.csv", "photo-count,Count of photographs,count", "photo-count,Count of photographs,party")
            .With(Yaml, "  photo-count:\n", "  south-staff/fire:\n    bias: -0.4\n    because: x\n  photo-count:\n    bias: 0.1\n")
            .With(Yaml, "    window: 4 weeks\n", "    window: 4 weeks\n    source: south-staff/fire\n");
        var bound = Bind(Read(Party));
        Assert.Equal(["bias:south-staff", "bias:south-staff/fire", "bias:photo-count", "coverage:photo-count", "lean:party", "spread:party"], bound.Parameters.Skip(5).Select(p => p.Name));
        Assert.Equal([(5, 9, 10), (7, 9, 10), (6, 9, 10)], bound.Observations.Select(o => (o.BiasParameter, o.LeanParameter, o.SpreadParameter)));
        Assert.Equal(-0.4, bound.Observations[2].BiasMiddle);
    }

    [Fact]
    public void A_kind_that_nothing_is_seen_through_brings_no_parameter()
    {
        example.With(Yaml, "    of: killed[Invader]\n    error: {", "    of: killed[Invader]\n    source: institute\n    error: {");
        Assert.DoesNotContain(Bind(Read(Party)).Parameters, p => p.Name.EndsWith(":party", StringComparison.Ordinal));
    }

    [Fact]
    public void The_answer_says_why()
    {
        var answer = Inquiry.Ask(Bind(Read(Party)), new InquiryOptions(64, 1, 1), cancellation: TestContext.Current.CancellationToken).Answer;
        Assert.Equal(["judgement: parties read alike", "judgement: parties read alike"], answer.Parameters.Where(p => p.Name is "lean:party" or "spread:party").Select(p => p.Because));
        Assert.Equal("judgement: a party counts its opponent's losses high", answer.Parameters.Single(p => p.Name == "bias:south-staff").Because);
    }

    private Scenario Read(string entries, string key = "source types")
    {
        example.Append(Yaml, $"\n{key}:\n{entries}");
        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        return read.Value!;
    }

    private static BoundScenario Bind(Scenario scenario)
    {
        var bound = ScenarioBinder.Bind(scenario);
        Assert.Empty(ExampleScenario.Lines(bound.Diagnostics));
        return bound.Value!;
    }
}
