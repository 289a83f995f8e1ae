using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;
using Culmination.Evidence.Pooling.Combining;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Tests.Ledger;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Tests.Pooling;

/// <summary>Rules of pools one by one. Each of these tests was seen to fail with its rule taken out of the program.</summary>
public sealed class PoolRuleTests
{
    private static readonly DateOnly Day = new(2022, 12, 31);

    [Fact]
    public void What_speaks_of_an_earlier_day_but_was_published_later_is_not_used()
    {
        var pool = Pool(Ledger(Row("known", "s1", "point", central: "50", asOf: "2022-12-20"), Row("later", "s2", "point", central: "90", asOf: "2022-12-20", published: "2023-01-05")));
        Assert.Equal("known", Assert.Single(pool.Votes).Claim.Id);
        Assert.Empty(pool.LeftOut);
    }

    [Fact]
    public void A_report_with_a_known_error_has_no_vote()
    {
        var pool = Pool(Ledger(Row("good", "s1", "point", central: "50"), Row("wrong", "s2", "point", central: "52", flags: "misreported"), Row("lowered", "s3", "point", central: "51", flags: "corrected-downward")));
        Assert.Equal(["good", "lowered"], pool.Votes.Select(v => v.Claim.Id));
        var left = Assert.Single(pool.LeftOut);
        Assert.Equal("wrong", left.Claim.Id);
        Assert.Contains("misreported", left.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_origin_the_claim_about_the_latest_day_speaks_whenever_it_was_published()
    {
        var pool = Pool(Ledger(Row("a", "s1", "point", central: "40", asOf: "2022-12-20", published: "2022-12-31"), Row("b", "s1", "point", central: "50", asOf: "2022-12-30")));
        Assert.Equal("b", Assert.Single(pool.Votes).Claim.Id);
    }

    /// <summary>Three independent origins of one mind: the mean's error is theirs over √3, and Student's t of 2 degrees of freedom has its 95 % point at 2.9199855804.</summary>
    [Fact]
    public void Three_origins_have_the_tails_of_two_degrees_of_freedom()
    {
        var pool = Pool(Ledger(Row("a", "s1", "point", central: "50"), Row("b", "s2", "point", central: "50"), Row("c", "s3", "point", central: "50")));
        var error = pool.Votes[0].Used.StandardError / Math.Sqrt(3);
        Near.Equal(50, pool.Figure!.Quantiles.P50);
        Near.Equal(2.9199855803537256 * error, Elementary.Log(pool.Figure.Quantiles.P95 / 50));
        Near.Equal(-1.8856180831641267 * error, Elementary.Log(pool.Figure.Quantiles.P10 / 50));
    }

    /// <summary>Turned about 50 on the logarithm, what was at least is at most, and every quantile turns with it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void At_most_bends_a_pool_as_at_least_does(bool three)
    {
        string[] third = three ? [Row("c", "s3", "range", "41", "", "61")] : [];
        string[] turned = three ? [Row("c", "s3", "range", $"{2500 / 61.0:R}", "", $"{2500 / 41.0:R}")] : [];
        var low = Pool(Ledger([Row("a", "s1", "range", "40", "", "60"), Row("b", "s2", "range", "42", "", "62"), .. third, Row("x", "s4", "lower", "55")])).Figure!.Quantiles;
        var high = Pool(Ledger(
            [Row("a", "s1", "range", $"{2500 / 60.0:R}", "", $"{2500 / 40.0:R}"), Row("b", "s2", "range", $"{2500 / 62.0:R}", "", $"{2500 / 42.0:R}"), .. turned, Row("x", "s4", "upper", high: $"{2500 / 55.0:R}")])).Figure!.Quantiles;
        Near.Equal(2500 / low.P50, high.P50);
        Near.Equal(2500 / low.P05, high.P95);
        Near.Equal(2500 / low.P95, high.P05);
    }

    /// <summary>Where origins differ among themselves by more than they say, a bound may be off by as much.</summary>
    [Fact]
    public void A_bound_is_blunted_by_how_much_origins_differ()
    {
        string[] rows = [Row("a", "s1", "range", "20", "", "44"), Row("b", "s2", "range", "36", "", "78"), Row("c", "s3", "range", "65", "", "140")];
        var without = Pool(Ledger(rows));
        var between = without.Figure!.Between!.Restricted;
        Assert.True(between > 0.02, $"the origins of this test differ by too little ({between})");
        var pool = Pool(Ledger([.. rows, Row("x", "s4", "lower", "70")]));
        var bound = pool.Votes.Single(v => v.Claim.Id == "x").Used;
        var mean = WeightedMean.Of([.. pool.Votes.Where(v => v.Kind == ReadingKind.Spread).Select(v => v.Used)], between);
        var own = new Estimate(mean.Mean, HartungKnapp.TruncatedStandardError(mean, 3));
        var blunt = Elementary.Exp(new CensoredNormal([own], [new Estimate(bound.Value, Math.Sqrt(bound.Variance + between))], []).Mean().Value);
        Near.Equal(blunt, pool.Figure!.Quantiles.P50, 1e-9);
        Assert.True(Elementary.Exp(new CensoredNormal([own], [bound], []).Mean().Value) > blunt * 1.01, "a sharp bound pulls no harder than a blunt one");
    }

    /// <summary>
    /// A member of a mixture is weighed by how likely it makes the bound, Φ((m − b)/√(s² + t²)) exactly for a normal one; the program's way is Laplace's approximation, so a third of that ratio is allowed for.
    /// </summary>
    [Fact]
    public void Of_two_origins_the_one_that_makes_a_bound_likely_counts_more()
    {
        var pool = Pool(Ledger(Row("a", "s1", "range", "15", "", "60"), Row("b", "s2", "range", "60", "", "120"), Row("x", "s4", "lower", "110")));
        Assert.Equal(PoolMethod.Linear, pool.Figure!.Method);
        var bound = pool.Votes.Single(v => v.Claim.Id == "x").Used;
        Estimate[] members = [.. pool.Votes.Where(v => v.Kind == ReadingKind.Spread).Select(v => v.Used)];
        double[] likely = [.. members.Select(m => Elementary.NormalCumulative((m.Value - bound.Value) / Math.Sqrt(m.Variance + bound.Variance)))];
        Assert.True(likely[1] > 2 * likely[0], $"the bound tells the members of this test apart by too little ({likely[0]}, {likely[1]})");
        Estimate[] moved = [.. members.Select(m => new CensoredNormal([m], [bound], []).Mean())];
        double At(int member) => Elementary.NormalCumulative((Elementary.Log(pool.Figure.Quantiles.P50) - moved[member].Value) / moved[member].StandardError);
        var share = (0.5 - At(1)) / (At(0) - At(1));
        var odds = share / (1 - share);
        Assert.InRange(odds, likely[0] / likely[1] * 0.67, likely[0] / likely[1] * 1.5);
    }

    [Fact]
    public void A_relay_is_in_no_conflict_of_its_own()
    {
        var ledger = Ledger(Row("a", "s1", "point", central: "50"), Row("b", "s2", "point", central: "200"), Row("r", "s3", "point", central: "200", relation: "repeats:b"));
        var conflict = Assert.Single(ClaimConflicts.Find(ledger));
        Assert.Equal(("a", "b"), (conflict.First.Id, conflict.Second.Id));
    }

    private static LedgerPool Pool(EvidenceLedger ledger) => LedgerPool.Of(ledger, new PoolRequest("killed_cum", "Invader", Day, PoolRequest.UsualWindow, [], 0));

    private static EvidenceLedger Ledger(params string[] rows)
    {
        using var files = new LedgerFiles();
        files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,B,\ns2,S2,osint,B,\ns3,S3,osint,B,\ns4,S4,osint,B,\n");
        var read = EvidenceLedger.Read(files.Write("claims.csv", LedgerFiles.Heading + ",flags\n" + string.Join('\n', rows) + "\n"));
        Assert.Empty(read.Diagnostics);
        return read.Value!;
    }

    private static string Row(
        string id, string source, string bound, string low = "", string central = "", string high = "", string asOf = "2022-12-31", string published = "", string relation = "", string flags = "") =>
        $"{id},killed_cum,Invader,{low},{central},{high},{bound},persons,killed,{asOf},{(published.Length > 0 ? published : asOf)},,{source},,{source},{relation},A statement.,,,{flags}";
}
