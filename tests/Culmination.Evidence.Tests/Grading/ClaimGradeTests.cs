using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Tests.Ledger;

namespace Culmination.Evidence.Tests.Grading;

public sealed class ClaimGradeTests
{
    [Theory]
    [InlineData(1, 0, 0, 1)]
    [InlineData(2, 3, 0, 1)]
    [InlineData(1, 0, 1, 2)]
    [InlineData(1, 0, 2, 4)]
    [InlineData(0, 1, 0, 2)]
    [InlineData(0, 1, 1, 3)]
    [InlineData(0, 0, 0, 6)]
    [InlineData(0, 0, 1, 4)]
    [InlineData(0, 0, 2, 5)]
    public void The_digit_follows_from_independent_origins(int agreeing, int otherwise, int contradicting, int digit) =>
        Assert.Equal(digit, ClaimGrade.DigitOf(agreeing, otherwise, contradicting));

    [Fact]
    public void A_relay_confirms_nothing_and_an_independent_origin_does()
    {
        var ledger = Ledger(Row("a", "s1", "point", "", "50"), Row("b", "s2", "point", "", "50", relation: "repeats:a"));
        Assert.Equal("B6", Grade(ledger, "a").Code);
        Assert.Equal("C6", Grade(ledger, "b").Code);
        ledger = Ledger(Row("a", "s1", "point", "", "50"), Row("b", "s2", "point", "", "52"));
        Assert.Equal("B1", Grade(ledger, "a").Code);
        Assert.Equal(["s2"], Grade(ledger, "a").Agreeing);
    }

    [Fact]
    public void Claims_of_one_origin_confirm_nothing() =>
        Assert.Equal(6, Grade(Ledger(Row("a", "s1", "point", "", "50"), Row("b", "s1", "point", "", "50")), "a").Digit);

    [Fact]
    public void A_contradiction_is_doubt_and_another_definition_is_none()
    {
        var ledger = Ledger(Row("a", "s1", "point", "", "50"), Row("b", "s2", "point", "", "500"), Row("c", "s3", "point", "", "500", definition: "other"));
        Assert.Equal(4, Grade(ledger, "a").Digit);
        Assert.Equal(["s2"], Grade(ledger, "a").Contradicting);
        Assert.Equal(3, Grade(ledger, "b").Digit);
    }

    [Theory]
    [InlineData("lower", "10", "", 6)]
    [InlineData("lower", "500", "", 4)]
    [InlineData("upper", "", "10", 4)]
    [InlineData("upper", "", "500", 6)]
    public void A_bound_can_contradict_and_never_confirms(string bound, string low, string high, int digit)
    {
        var ledger = Ledger(Row("a", "s1", "point", "", "50"), Row("b", "s2", bound, low, "", high));
        Assert.Equal(digit, Grade(ledger, "a").Digit);
        Assert.Equal(digit, Grade(ledger, "b").Digit);
    }

    [Fact]
    public void Far_days_parts_and_words_are_not_compared()
    {
        var ledger = Ledger(
            Row("a", "s1", "point", "", "50"), Row("far", "s2", "point", "", "500", asOf: "2022-10-01"), Row("part", "s3", "point", "", "5", relation: "subset-of:a"), Row("words", "s2", "vague"));
        Assert.Equal(6, Grade(ledger, "a").Digit);
        Assert.Equal(6, Grade(ledger, "words").Digit);
        Assert.Empty(ClaimConflicts.Find(ledger));
    }

    [Fact]
    public void Conflicts_of_one_definition_come_first_and_the_furthest_apart_of_them()
    {
        var ledger = Ledger(
            Row("a", "s1", "point", "", "50"), Row("b", "s2", "point", "", "200"), Row("c", "s3", "point", "", "5000", definition: "other"), Row("d", "s3", "point", "", "400"),
            Row("e", "s1", "vague", relation: "contradicts:d"));
        Assert.Equal(["a-d", "a-b", "b-d", "d-e"], ClaimConflicts.Find(ledger).Where(c => c.IsSameDefinition).Select(c => $"{c.First.Id}-{c.Second.Id}"));
        Assert.Equal(["a-c", "b-c"], ClaimConflicts.Find(ledger).Where(c => !c.IsSameDefinition).Select(c => $"{c.First.Id}-{c.Second.Id}"));
        Assert.Equal("d-e", Assert.Single(ClaimConflicts.Find(ledger), c => c.IsStated) is var stated ? $"{stated.First.Id}-{stated.Second.Id}" : string.Empty);
    }

    [Fact]
    public void Stale_is_what_has_no_later_claim()
    {
        var ledger = Ledger(Row("old", "s1", "point", "", "50", asOf: "2022-06-01"), Row("late", "s2", "point", "", "50", asOf: "2023-02-01"));
        Assert.Empty(StaleEvidence.Find(ledger, new DateOnly(2023, 3, 1), 90));
        var stale = Assert.Single(StaleEvidence.Find(ledger, new DateOnly(2022, 12, 31), 90));
        Assert.Equal(("old", 213), (stale.Latest.Id, stale.Days));
    }

    private static ClaimGrade Grade(EvidenceLedger ledger, string id) => ClaimGrade.Of(ledger, ledger.Find(id)!);

    private static EvidenceLedger Ledger(params string[] rows)
    {
        using var files = new LedgerFiles();
        files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,B,\ns2,S2,osint,C,\ns3,S3,osint,B,\n");
        var read = EvidenceLedger.Read(files.Write("claims.csv", LedgerFiles.Heading + "\n" + string.Join('\n', rows) + "\n"));
        Assert.Empty(read.Diagnostics);
        return read.Value!;
    }

    private static string Row(
        string id, string source, string bound, string low = "", string central = "", string high = "", string definition = "killed", string relation = "", string asOf = "2022-12-31") =>
        $"{id},killed_cum,Invader,{low},{central},{high},{bound},persons,{definition},{asOf},{asOf},,{source},,{source},{relation},A statement.,,";
}
