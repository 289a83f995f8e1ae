using Culmination.Analysis.Scenarios;
using Culmination.Evidence.Pooling;

namespace Culmination.Analysis.Tests.Scenarios;

/// <summary>Priors and observations that are drawn from claims and pools of the ledger.</summary>
public sealed class EvidencePoolTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private const string Deliveries = "prior: { triangular: { low: 1000, mode: 2000, high: 4000 } }\n    unit: rounds/week\n    claims: [deliveries-2030]";
    private const string Second = "deliveries-daily,rounds_received,Defender,,300,,approx,rounds/week,,2030-03-05,2030-03-12,,south-staff,,other,,About 300 a day are delivered,,\n";
    private readonly ExampleScenario example = new();

    [Fact]
    public void A_prior_is_drawn_from_a_claim_as_the_ledger_reads_and_widens_it()
    {
        var scenario = Read(example.With(Yaml, Deliveries, "prior: { claim: deliveries-2030 }\n    unit: rounds/week"));
        var parameter = scenario.Parameters[2];
        Assert.Equal(["deliveries-2030"], parameter.Claims);
        var vote = Assert.Single(parameter.Pool!.Pool.Votes);
        Assert.Equal(2000, parameter.Prior.Quantile(0.5), 1e-6);
        Assert.Equal(2000 * Math.Exp(vote.Used.StandardError * 1.2815515655446004), parameter.Prior.Quantile(0.9), 1e-3 * 2000);
        Assert.True(vote.Used.StandardError > vote.Stated.StandardError);
    }

    [Fact]
    public void It_is_converted_to_the_unit_of_the_parameter()
    {
        var week = Read(example.With(Yaml, Deliveries, "prior: { claim: deliveries-2030 }\n    unit: rounds/week")).Parameters[2].Prior;
        var day = Read(example.With("claims.csv", "approx,rounds/week", "approx,rounds/day")).Parameters[2].Prior;
        Assert.All(new[] { 0.05, 0.5, 0.95 }, p => Assert.Equal(7 * week.Quantile(p), day.Quantile(p), 1e-6));
    }

    [Fact]
    public void A_changed_claim_changes_the_prior_and_the_hash()
    {
        var before = Read(example.With(Yaml, Deliveries, "prior: { claim: deliveries-2030 }\n    unit: rounds/week"));
        var after = Read(example.With("claims.csv", "Defender,,2000,,approx", "Defender,,2500,,approx"));
        Assert.Equal(1.25, after.Parameters[2].Prior.Quantile(0.5) / before.Parameters[2].Prior.Quantile(0.5), 1e-9);
        Assert.NotEqual(before.ContentHash, after.ContentHash);
    }

    [Theory]
    [InlineData("{ pool: { quantity: rounds_received, side: Defender, window: 200 days } }", "")]
    [InlineData("{ pool: { claims: [deliveries-2030, deliveries-daily] } }", "")]
    [InlineData("{ pool: received }", "\npools:\n  received: { quantity: rounds_received, side: Defender, window: 200 days, correlation: 0.3 }\n")]
    public void A_pool_is_named_or_written_out(string prior, string pools)
    {
        example.Append("claims.csv", Second.Replace("300,,approx", "2100,,approx", StringComparison.Ordinal)).Append(Yaml, pools);
        var parameter = Read(example.With(Yaml, Deliveries, $"prior: {prior}\n    unit: rounds/week")).Parameters[2];
        Assert.Equal(["deliveries-2030", "deliveries-daily"], parameter.Claims.Order(StringComparer.Ordinal));
        Assert.Equal(2, parameter.Pool!.Pool.Votes.Length);
        Assert.Equal(PoolMethod.Linear, parameter.Pool.Pool.Figure!.Method);
    }

    [Fact]
    public void A_pool_is_observed_like_a_claim_with_its_range_and_its_latest_day()
    {
        example.Append("claims.csv", "fire-again,rounds_fired,Defender,,650,,point,rounds/day,,2030-05-20,2030-06-06,,south-staff,,south-staff,,650 rounds a day,,\n");
        var scenario = Read(example.With(Yaml, "- claim: fire-in-may", "- pool: { quantity: rounds_fired, side: Defender }"));
        var observation = scenario.Observations[2];
        Assert.Equal(["fire-again", "fire-in-may"], observation.Pool!.Claims.Order(StringComparer.Ordinal));
        Assert.Equal(new DateOnly(2030, 5, 31), observation.Pool.AsOf);
        var bound = ScenarioBinder.Bind(scenario).Value!.Observations[2].Claim;
        Assert.Equal((observation.ClaimId, observation.Pool.Distribution.Quantile(0.1), observation.Pool.Distribution.Quantile(0.9)), (bound.Id, bound.Low, bound.High));
    }

    [Theory]
    [InlineData("prior: { claim: deliveries-2031 }\n    unit: rounds/week", "", "E0514", "deliveries-2031")]
    [InlineData("prior: { claim: killed-in-spring }\n    unit: rounds/week", "", "E0544", "killed-in-spring }")]
    [InlineData("prior: { claim: stock-2029 }\n    unit: rounds/week", "", "E0545", "{ claim: stock-2029 }")]
    [InlineData("prior: { pool: received }\n    unit: rounds/week", "", "E0520", "received }")]
    [InlineData("prior: { pool: { quantity: rounds_recieved, side: Defender } }\n    unit: rounds/week", "", "E0520", "rounds_recieved")]
    [InlineData("prior: { pool: { quantity: rounds_received, side: Invader } }\n    unit: rounds/week", "", "E0544", "{ quantity: rounds_received, side: Invader }")]
    [InlineData("prior: { pool: { quantity: rounds_received } }\n    unit: rounds/week", "", "E0508", "{ quantity: rounds_received }")]
    [InlineData("prior: { pool: { claims: [deliveries-2030], correlation: 2 } }\n    unit: rounds/week", "", "E0506", "2 } }")]
    [InlineData("prior: { pool: { quantity: rounds_received, side: Defender, window: 200 days } }\n    unit: rounds/week", "x,rounds_received,Defender,,2100,,approx,rounds/week,by rail,2030-03-05,2030-03-12,,south-staff,,other,,By rail,,\n", "E0544", "{ quantity: rounds_received, side: Defender, window")]
    [InlineData("prior: { pool: { quantity: rounds_received, side: Defender, window: 200 days } }\n    unit: rounds/week", "x,rounds_received,Defender,,9100,,point,rounds/week,,2030-03-05,2030-03-12,,south-staff,,other,,Many,,\n", "E0544", "{ quantity: rounds_received, side: Defender, window")]
    public void What_cannot_be_pooled_is_said_at_its_place(string prior, string claims, string code, string place)
    {
        example.Append("claims.csv", claims).With(Yaml, Deliveries, prior);
        Assert.Equal([$"{code} {example.Place(Yaml, place)}"], ExampleScenario.Lines(ScenarioReader.Read(example.Folder).Diagnostics));
    }

    [Fact]
    public void A_claim_of_a_pool_is_used_and_may_not_be_used_again()
    {
        example.With(Yaml, Deliveries, "prior: { claim: fire-in-may }\n    unit: rounds/week");
        Assert.Equal(["E0517"], ScenarioReader.Read(example.Folder).Diagnostics.Select(d => d.Code));
        example.With(Yaml, "prior: { claim: fire-in-may }", "prior: { claim: deliveries-2030 }").With(Yaml, "- claim: fire-in-may", "- pool: { claims: [deliveries-2030] }");
        Assert.Equal(["E0517"], ScenarioReader.Read(example.Folder).Diagnostics.Select(d => d.Code));
        example.With(Yaml, "- pool: { claims: [deliveries-2030] }", "- pool: { claims: [killed-by-june] }");
        Assert.Equal(["E0518"], ScenarioReader.Read(example.Folder).Diagnostics.Select(d => d.Code));
        example.With(Yaml, "- pool: { claims: [killed-by-june] }", "- pool: { claims: [fire-in-may] }\n    claim: fire-in-may");
        Assert.Equal(["E0546"], ScenarioReader.Read(example.Folder).Diagnostics.Select(d => d.Code));
    }

    public void Dispose() => example.Dispose();

    private static Scenario Read(ExampleScenario example)
    {
        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        return read.Value!;
    }
}
