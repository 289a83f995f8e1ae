using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Tests.Scenarios;

/// <summary>A scenario at an earlier date of issue: priors and observations as they would have been then.</summary>
public sealed class EarlierIssueTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private readonly ExampleScenario example = new();

    public void Dispose() => example.Dispose();

    [Theory]
    [InlineData(2030, 3, 1, 700)]
    [InlineData(2030, 3, 10, 900)]
    [InlineData(2030, 5, 1, 900)]
    [InlineData(2030, 6, 1, 2000)]
    public void A_prior_is_the_first_whose_day_lies_after_the_date_of_issue(int year, int month, int day, double median)
    {
        example.With(
            Yaml,
            "    claims: [deliveries-2030]\n",
            "    claims: [deliveries-2030]\n    before:\n      2030-06-01: { prior: { uniform: { low: 800, high: 1000 } }, because: \"judgement: little\" }\n"
                + "      2030-03-10: { prior: { uniform: { low: 600, high: 800 } }, because: \"judgement: less\" }\n");
        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        var bound = ScenarioBinder.Bind(read.Value!, new ScenarioOverrides { Issue = new DateOnly(year, month, day), By = new DateOnly(2031, 6, 1) });
        Assert.NotNull(bound.Value);
        var prior = bound.Value.Parameters.Single(p => p.Name == "deliveries[Defender]").Prior!;
        Assert.Equal(median, prior.Quantile(0.5), median > 1000 ? 500 : 1e-9);
        Assert.DoesNotContain(bound.Diagnostics, d => d.Code == "W0542" && d.Message.Contains("deliveries", StringComparison.Ordinal));
    }

    [Fact]
    public void An_earlier_prior_on_a_later_claim_is_a_mistake_at_its_day()
    {
        example.With(
            Yaml, "    claims: [deliveries-2030]\n", "    claims: [deliveries-2030]\n    before:\n      2030-03-10: { prior: { uniform: { low: 600, high: 800 } }, claims: [deliveries-2030] }\n");
        Assert.Equal([$"E0527 {example.Place(Yaml, "2030-03-10: {")}"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void An_observation_with_until_holds_before_that_day_alone()
    {
        example.With(Yaml, "    label: North's people killed in spring, counted from pictures\n", "    label: North's people killed in spring, counted from pictures\n    until: 2030-07-01\n");
        var scenario = ScenarioReader.Read(example.Folder).Value!;
        Assert.Equal(2, ScenarioBinder.Bind(scenario).Value!.Observations.Length);
        var earlier = ScenarioBinder.Bind(scenario, new ScenarioOverrides { Issue = new DateOnly(2030, 6, 25) });
        Assert.Equal(3, earlier.Value!.Observations.Length);
    }
}
