using Culmination.Analysis.Asking;
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

    /// <summary>Three origins, known one after another: at each date of issue the pool is of those known by then, with their latest day, as if the others were not in the ledger.</summary>
    [Fact]
    public void An_observed_pool_is_made_anew_from_what_was_known()
    {
        const string Second = "fire-again,rounds_fired,Defender,,650,,point,rounds/day,,2030-05-20,2030-06-06,,south-staff,,south-staff,,650 rounds a day,,\n";
        const string Third = "fire-still,rounds_fired,Defender,,720,,point,rounds/day,,2030-06-10,2030-06-20,,photo-count,,photo-count,,720 rounds a day,,\n";
        Pooled("{ quantity: rounds_fired, side: Defender }", Second + Third);
        var scenario = Read();
        Assert.Equal(["fire-again", "fire-in-may", "fire-still"], scenario.Observations[2].Pool!.Claims.Order(StringComparer.Ordinal));
        Assert.Empty(ScenarioBinder.Bind(scenario).Value!.Observations[2].Observation.PooledAnew);

        var two = Observed(scenario, new DateOnly(2030, 6, 10), out var said);
        Assert.Equal(["fire-again", "fire-in-may"], two.Observation.PooledAnew.Order(StringComparer.Ordinal));
        Assert.Equal(new DateOnly(2030, 5, 31), two.Claim.AsOf);
        Assert.EndsWith("were published after 2030-06-10: it is observed as of 2030-05-31, from what was known: fire-in-may, fire-again", said, StringComparison.Ordinal);
        example.With("claims.csv", Third, string.Empty);
        var without = ScenarioBinder.Bind(Read()).Value!.Observations[2];
        Assert.Equal((without.Claim.Low, without.Claim.Central, without.Claim.High, without.StepNow, without.StepBefore), (two.Claim.Low, two.Claim.Central, two.Claim.High, two.StepNow, two.StepBefore));

        // One is left: the claim itself, seen through its source.
        var one = Observed(scenario, new DateOnly(2030, 6, 5), out said);
        Assert.Equal(("fire-in-may", 600, 800, "institute", "fire-in-may"), (one.Claim.Id, one.Claim.Low, one.Claim.High, one.Observation.WindowId, one.Observation.Label));
        Assert.Null(one.Observation.Pool);
        Assert.EndsWith("from what was known: fire-in-may", said, StringComparison.Ordinal);

        var none = ScenarioBinder.Bind(scenario, new ScenarioOverrides { Issue = new DateOnly(2030, 6, 4) });
        Assert.Equal(["killed-by-june"], none.Value!.Observations.Select(o => o.Claim.Id));
        Assert.Single(none.Diagnostics, d => d.Code == "W0541" && d.Message.StartsWith("no claim of pool", StringComparison.Ordinal));
    }

    /// <summary>Of one origin the latest word has the vote; while it was not known an earlier one has it, unless that speaks elsewhere.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("  - claim: fire-early\n    of: rounds fired[Defender]\n    as: rate\n    window: 2 weeks\n    error: 0.2\n", false)]
    public void An_earlier_word_of_an_origin_speaks_while_its_latest_is_not_known(string other, bool speaks)
    {
        Pooled(
            "{ claims: [fire-early, fire-again] }",
            "fire-early,rounds_fired,Defender,,640,,point,rounds/day,,2030-05-10,2030-05-16,,south-staff,,south-staff,,640 rounds a day,,\n"
                + "fire-again,rounds_fired,Defender,,650,,point,rounds/day,,2030-05-20,2030-06-06,,south-staff,,south-staff,,650 rounds a day,,\n",
            other);
        var scenario = Read();
        Assert.Equal(["fire-again"], scenario.Observations[2].Pool!.Claims);
        var bound = ScenarioBinder.Bind(scenario, new ScenarioOverrides { Issue = new DateOnly(2030, 6, 5) }).Value!;
        Assert.Single(bound.Observations, o => o.Claim.Id == "fire-early");
        Assert.Equal(speaks, bound.Observations.Any(o => o.Claim.Id == "fire-early" && !o.Observation.PooledAnew.IsEmpty));
    }

    /// <summary>What is left of the pool speaks of a day before the run.</summary>
    [Fact]
    public void What_cannot_be_observed_then_is_left_out_and_the_reason_is_said()
    {
        Pooled(
            "{ claims: [fire-again, fire-still] }",
            "fire-again,rounds_fired,Defender,,650,,point,rounds/day,,2029-12-20,2030-06-01,,south-staff,,south-staff,,650 rounds a day,,\n"
                + "fire-still,rounds_fired,Defender,,720,,point,rounds/day,,2030-06-10,2030-06-20,,photo-count,,photo-count,,720 rounds a day,,\n");
        var bound = ScenarioBinder.Bind(Read(), new ScenarioOverrides { Issue = new DateOnly(2030, 6, 15) });
        Assert.Equal(["killed-by-june"], bound.Value!.Observations.Select(o => o.Claim.Id));
        Assert.Single(bound.Diagnostics, d => d.Code == "W0541" && d.Message.EndsWith("it would speak of 2029-12-20, and look at the model before its start or its period", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sample_weighed_by_a_pool_made_anew_is_another()
    {
        Pooled("{ quantity: rounds_fired, side: Defender }", "fire-again,rounds_fired,Defender,,650,,point,rounds/day,,2030-05-20,2030-06-06,,south-staff,,south-staff,,650 rounds a day,,\n");
        var bound = ScenarioBinder.Bind(Read(), new ScenarioOverrides { Issue = new DateOnly(2030, 6, 5) }).Value!;
        var options = new InquiryOptions(10, 1, 1);
        var asBefore = bound with { Observations = [.. bound.Observations.Select(o => o with { Observation = o.Observation with { PooledAnew = [] } })] };
        Assert.NotEqual(WeighedSample.KeyOf(asBefore, options), WeighedSample.KeyOf(bound, options));
    }

    private void Pooled(string pool, string claims, string other = "") =>
        example.Append("claims.csv", claims).With(Yaml, "  - claim: fire-in-may\n    of: rounds fired[Defender]\n    as: rate\n    window: 4 weeks\n    error: 0.2\n", $"  - pool: {pool}\n    of: rounds fired[Defender]\n    as: rate\n    window: 4 weeks\n    error: 0.2\n{other}");

    private Scenario Read()
    {
        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        return read.Value!;
    }

    private static BoundObservation Observed(Scenario scenario, DateOnly issue, out string said)
    {
        var bound = ScenarioBinder.Bind(scenario, new ScenarioOverrides { Issue = issue });
        said = bound.Diagnostics.Where(d => d.Code == "W0541" && d.Message.Contains("pool", StringComparison.Ordinal)).Select(d => d.Code + " " + d.Message).Single();
        return bound.Value!.Observations.Single(o => !o.Observation.PooledAnew.IsEmpty);
    }
}
