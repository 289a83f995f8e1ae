using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Evidence.Tests.Ledger;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Tests.Pooling;

public sealed class LedgerPoolTests
{
    [Fact]
    public void Three_origins_are_pooled_by_random_effects_and_kept_as_a_log_metalog()
    {
        var pool = Pool(Row("a", "s1", "range", "40", "", "60"), Row("b", "s2", "approx", "", "50"), Row("c", "s3", "point", "", "55"));
        Assert.Equal(PoolOutcome.Pooled, pool.Outcome);
        Assert.Equal(PoolMethod.RandomEffects, pool.Figure!.Method);
        Assert.InRange(pool.Figure.Quantiles.P50, 50, 54);
        Near.Equal(pool.Figure.Quantiles.P90, pool.Figure.Stored!.Quantile(0.9), 1e-9);
        Near.Equal(3 / 1.6, pool.Figure.EffectiveNumber);
        Assert.NotNull(pool.Figure.Between);
    }

    [Fact]
    public void Fewer_than_three_origins_are_pooled_linearly()
    {
        var pool = Pool(Row("a", "s1", "range", "40", "", "60"), Row("b", "s2", "range", "45", "", "65"));
        Assert.Equal(PoolMethod.Linear, pool.Figure!.Method);
        Assert.Null(pool.Figure.Between);
        Assert.True(pool.Figure.Quantiles.P05 < 40 && pool.Figure.Quantiles.P95 > 65);
    }

    /// <summary>British intelligence, February 2023: 40 to 60 thousand killed.</summary>
    [Fact]
    public void Forty_to_sixty_thousand()
    {
        using var files = new LedgerFiles();
        var ledger = Ledger(files, Row("uk", "s1", "range", "40000", "", "60000"));
        var stated = ClaimReading.Of(ledger.Claims[0])!.Logarithm;
        Near.Equal(10.79936729, stated.Value);
        Near.Equal(0.1581930525, stated.StandardError);
        Near.Equal(48989.795, Elementary.Exp(stated.Value));
        Near.Equal(49606.632, Elementary.Exp(stated.Value + (stated.Variance / 2)));
        var widened = stated.StandardError * Widening.Factor(0.6);
        Near.Equal(32963, Elementary.Exp(stated.Value + (widened * Elementary.NormalQuantile(0.05))), 2e-5);
        Near.Equal(72808, Elementary.Exp(stated.Value + (widened * Elementary.NormalQuantile(0.95))), 2e-5);
    }

    [Theory]
    [InlineData(0.68, 1.289)]
    [InlineData(0.65, 1.371)]
    [InlineData(0.60, 1.523)]
    [InlineData(0.57, 1.624)]
    [InlineData(0.49, 1.945)]
    public void Widening_factors(double coverage, double expected) => Near.Equal(expected, Widening.Factor(coverage), 5e-4);

    [Fact]
    public void Definitions_that_differ_are_not_pooled_unless_they_are_called_one()
    {
        string[] rows = [Row("a", "s1", "point", "", "50", definition: "killed"), Row("b", "s2", "point", "", "52", definition: "killed; militias included")];
        var refused = Pool(rows);
        Assert.Equal(PoolOutcome.DefinitionsDiffer, refused.Outcome);
        Assert.Null(refused.Figure);
        Assert.Equal(["killed", "killed; militias included"], refused.Definitions.Select(d => d.Definition));
        Assert.Equal("a", Assert.Single(Pool(rows, "killed").Votes).Claim.Id);
        Assert.Equal("b", Assert.Single(Pool(rows, "killed; militias").Votes).Claim.Id);
        Assert.Equal(2, Pool(rows, "Killed", "killed;").Votes.Length);
        Assert.Equal(PoolOutcome.DefinitionsDiffer, Pool(rows, "kill").Outcome);
        Assert.Equal(PoolOutcome.NothingToPool, Pool(rows, "wounded").Outcome);
    }

    [Fact]
    public void Dead_and_dead_and_wounded_read_as_one_stop_at_the_gate_with_the_split()
    {
        var pool = Pool(Row("uk", "s1", "approx", "", "70000"), Row("staff", "s2", "point", "", "332810"), Row("other", "s3", "point", "", "75000"));
        Assert.Equal(PoolOutcome.TooDifferent, pool.Outcome);
        Assert.Null(pool.Figure);
        Near.Equal(0.984, pool.Split!.Heterogeneity, 5e-4);
        Assert.Equal(["uk", "other"], pool.Split.Lower.Select(v => v.Claim.Id));
        Assert.Equal(["staff"], pool.Split.Upper.Select(v => v.Claim.Id));
    }

    [Fact]
    public void Relays_and_endorsements_weigh_nothing_and_an_origin_has_one_vote()
    {
        var alone = Pool(Row("a", "s1", "range", "40", "", "60"));
        var relayed = Pool(
            Row("a", "s1", "range", "40", "", "60"),
            Row("b", "s2", "range", "40", "", "60", relation: "repeats:a"),
            Row("c", "s3", "range", "40", "", "60", relation: "endorses:b"),
            Row("d", "s1", "range", "39", "", "61", asOf: "2022-12-20"));
        Assert.Equal("a", Assert.Single(relayed.Votes).Claim.Id);
        Assert.Equal(["b", "c", "d"], relayed.LeftOut.Select(l => l.Claim.Id).Order(StringComparer.Ordinal));
        Assert.Equal(alone.Figure!.Quantiles, relayed.Figure!.Quantiles);
    }

    [Fact]
    public void Claims_that_repeat_each_other_in_a_circle_have_one_vote()
    {
        var pool = Pool(
            Row("d", "s4", "point", "", "50", relation: "endorses:c"), Row("c", "s3", "point", "", "50", relation: "repeats:a"), Row("b", "s2", "point", "", "50", relation: "repeats:c"),
            Row("a", "s1", "point", "", "50", relation: "repeats:b"));
        Assert.Equal("a", Assert.Single(pool.Votes).Claim.Id);
    }

    [Fact]
    public void A_part_is_not_pooled_with_its_whole()
    {
        var pool = Pool(Row("a", "s1", "point", "", "50"), Row("b", "s2", "point", "", "20", relation: "subset-of:a"));
        Assert.Equal("a", Assert.Single(pool.Votes).Claim.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bound_bends_the_pool_without_being_a_figure(bool three)
    {
        List<string> rows = [Row("a", "s1", "range", "40", "", "60"), Row("b", "s2", "range", "42", "", "62")];
        if (three)
        {
            rows.Add(Row("c", "s3", "range", "38", "", "58"));
        }

        var without = Pool([.. rows]).Figure!.Quantiles;
        var low = Pool([.. rows, Row("x", "s4", "lower", "10")]).Figure!.Quantiles;
        var inside = Pool([.. rows, Row("x", "s4", "lower", "55")]).Figure!.Quantiles;
        Near.Equal(without.P50, low.P50, 1e-4);
        Assert.InRange(inside.P50, without.P50 * 1.02, 70);
        Assert.True(inside.P05 > without.P05);
        Assert.Equal(PoolOutcome.NothingToPool, Pool(Row("x", "s4", "lower", "55")).Outcome);
    }

    [Fact]
    public void Correlated_origins_are_worth_fewer()
    {
        string[] rows = [Row("a", "s1", "range", "40", "", "60"), Row("b", "s2", "range", "42", "", "62"), Row("c", "s3", "range", "41", "", "61")];
        var (independent, correlated) = (Pool(rows, 0).Figure!, Pool(rows, 0.5).Figure!);
        Assert.Equal(1.5, correlated.EffectiveNumber);
        Near.Equal(
            Math.Sqrt(2),
            Elementary.Log(correlated.Quantiles.P95 / correlated.Quantiles.P05) / Elementary.Log(independent.Quantiles.P95 / independent.Quantiles.P05));
    }

    [Fact]
    public void A_party_s_lean_is_taken_off_and_its_spread_added_the_same_for_both_sides()
    {
        var own = SourceBias.Of("belligerent-own", "killed_cum");
        var opponent = SourceBias.Of("belligerent-opponent", "killed_cum");
        Assert.Equal(-own.Value, opponent.Value);
        Assert.Equal(own.StandardError, opponent.StandardError);
        Assert.Equal(0, SourceBias.Of("belligerent-own", "rounds_fired_per_day").Value);
        var vote = Assert.Single(Pool(Row("a", "party", "point", "", "100")).Votes);
        Near.Equal(Elementary.Log(100) - opponent.Value, vote.Used.Value, 1e-12);
        Near.Equal(Math.Sqrt((0.1 * vote.Factor * 0.1 * vote.Factor) + opponent.Variance), vote.Used.StandardError, 1e-12);
    }

    [Fact]
    public void Only_what_had_been_published_and_speaks_of_the_days_before_is_used()
    {
        var pool = Pool(
            Row("old", "s1", "point", "", "50", asOf: "2022-09-01"), Row("later", "s2", "point", "", "50", asOf: "2023-02-01"), Row("now", "s3", "point", "", "50"));
        Assert.Equal("now", Assert.Single(pool.Votes).Claim.Id);
    }

    [Theory]
    [InlineData("range", "0", "", "60")]
    [InlineData("point", "", "0", "")]
    [InlineData("vague", "", "", "")]
    public void A_claim_without_a_figure_above_zero_has_no_vote(string bound, string low, string central, string high)
    {
        var pool = Pool(Row("a", "s1", bound, low, central, high));
        Assert.Equal(PoolOutcome.NothingToPool, pool.Outcome);
        Assert.Single(pool.LeftOut);
    }

    [Fact]
    public void Killed_of_killed_or_wounded()
    {
        var exactly = new Quantities.Distributions.Fixed(200_000);
        var (p10, p50, p90) = WoundedPerKilled.Killed(exactly, WoundedPerKilled.Prior);
        Near.Equal(200_000 / 5.5, p10, 0.01);
        Near.Equal(50_000, p50, 0.01);
        Near.Equal(200_000 / 3.0, p90, 0.01);
    }

    private static LedgerPool Pool(params string[] rows) => Pool(rows, PoolRequest.UsualCorrelation);

    private static LedgerPool Pool(string[] rows, params string[] definitions) => Pool(rows, PoolRequest.UsualCorrelation, definitions);

    private static LedgerPool Pool(string[] rows, double correlation, params string[] definitions)
    {
        using var files = new LedgerFiles();
        return LedgerPool.Of(
            Ledger(files, rows),
            new PoolRequest("killed_cum", "Invader", new DateOnly(2022, 12, 31), PoolRequest.UsualWindow, [.. definitions], correlation));
    }

    private static EvidenceLedger Ledger(LedgerFiles files, params string[] rows)
    {
        files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,B,\ns2,S2,osint,B,\ns3,S3,osint,B,\ns4,S4,osint,B,\nparty,P,belligerent-opponent,D,\n");
        var read = EvidenceLedger.Read(files.Write("claims.csv", LedgerFiles.Heading + "\n" + string.Join('\n', rows) + "\n"));
        Assert.Empty(read.Diagnostics);
        return read.Value!;
    }

    private static string Row(
        string id, string source, string bound, string low = "", string central = "", string high = "", string definition = "killed", string relation = "", string asOf = "2022-12-31") =>
        $"{id},killed_cum,Invader,{low},{central},{high},{bound},persons,{definition},{asOf},{asOf},,{source},,{source},{relation},A statement.,,";
}
