using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling;

namespace Culmination.Evidence.Tests.Ledger;

/// <summary>documents.csv, relations.csv, definitions.csv, and the columns of claims.csv that may be left out.</summary>
public sealed class LedgerTablesTests : IDisposable
{
    private const string Heading = LedgerFiles.Heading + ",definition_code,basis,hedge,document,span_start,span_end,quotation";
    private const string Text = "The staff said so.\nBetween 40 and 60 were killed, it believes.\n";

    private readonly LedgerFiles files = new();

    public LedgerTablesTests() => files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,B,\ns2,S2,osint,B,\ns3,S3,osint,B,\n");

    [Fact]
    public void All_files_are_read_and_joined()
    {
        files.Write("documents.csv", $"id,title,publisher,author,published,language,url,sha256,archive\nd1,A report,A paper,,2022-12-31,en,https://example.org,{DocumentText.Of("t", Text).Sha256.ToUpperInvariant()},\n");
        files.Write("relations.csv", "from,relation,to,note\nb,Derives From,a,times three\nb,contradicts,c,\n");
        files.Write("definitions.csv", "word,meaning\nguards,frontier guards in\n");
        var ledger = Ledger(Row("a", "s1", "killed+guards+killed,counted,believes,d1,19,49,\"Between 40 and 60 were killed\""), Row("b", "s2", relation: "derives-from:a"), Row("c", "s3"));
        var a = ledger.Find("a")!;
        Assert.Equal(("guards+killed", "counted", "believes", "d1", 19, 49), (a.DefinitionCode, a.Basis, a.Hedge, a.Document, a.SpanStart, a.SpanEnd));
        Assert.Equal("frontier guards in; killed", ledger.Words.InWords(a.DefinitionCode));
        Assert.Equal("derives-from:a;contradicts:c", ledger.Find("b")!.Relation);
        Assert.Equal("s1", ledger.OriginOf(ledger.Find("b")!));
        Assert.Equal("A report", ledger.DocumentOf(a)!.Title);
        Assert.Equal(new DateOnly(2022, 12, 31), ledger.DocumentOf(a)!.Published);
        Assert.Same(a, ledger.Find("A"));
    }

    [Theory]
    [InlineData("killed+strange,,,,,,", "E0629 2:94")]
    [InlineData(",guessed,,,,,", "E0628 2:95")]
    [InlineData(",,,d2,,,", "E0625 2:97")]
    [InlineData(",,,d1,5,,", "E0627 2:100")]
    [InlineData(",,,d1,9,5,", "E0627 2:102")]
    [InlineData(",,,d1,5,x,", "E0627 2:102")]
    [InlineData(",,,,5,9,", "E0627 2:98")]
    [InlineData(",,,d1,,,one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", "E0626 2:102")]
    public void Mistakes_in_the_new_columns_are_located(string cells, string expected)
    {
        files.Write("documents.csv", "id,title,publisher,author,published,language,url,sha256,archive\nd1,A report,,,,,,,\n");
        Assert.Equal([expected], LedgerFiles.Lines(Read(Row("a", "s1", cells)).Diagnostics));
    }

    [Fact]
    public void Fifteen_words_are_not_too_many() =>
        Assert.Empty(Read(Row("a", "s1", ",,,,,,one two three four five six seven eight nine ten eleven – twelve thirteen fourteen fifteen")).Diagnostics);

    [Theory]
    [InlineData("from,relation,to\na,quotes,z\n", "E0616 2:10")]
    [InlineData("from,relation,to\nz,quotes,a\n", "E0616 2:1")]
    [InlineData("from,relation,to\na,quoted,b\n", "E0623 2:3")]
    [InlineData("from,relation,to\na,quotes,a\n", "E0624 2:10")]
    [InlineData("from,relation,to\na,subset-of,b\nb,subset-of,a\n", "E0624 2:1")]
    [InlineData("from,relation,to,note\na,quotes,b,at 48.1234; 37.5678\n", "E0901 2:15")]
    [InlineData("from,relation\na,quotes\n", "E0602 1:14")]
    public void Mistakes_in_relations_are_located(string text, string expected)
    {
        files.Write("relations.csv", text);
        Assert.Equal([expected], LedgerFiles.Lines(Read(Row("a", "s1"), Row("b", "s2")).Diagnostics));
    }

    [Fact]
    public void A_circle_is_found_across_both_ways_to_write_relations_and_named_once()
    {
        files.Write("relations.csv", "from,relation,to\nb,derives from,c\nc,derives-from,a\n");
        var mistake = Assert.Single(Read(Row("a", "s1", relation: "derives-from:b"), Row("b", "s2"), Row("c", "s3"), Row("d", "s3", relation: "derives-from:a")).Diagnostics);
        Assert.Equal("E0624", mistake.Code);
        Assert.Contains("a → b → c → a", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Relays_that_name_each_other_are_one_origin_and_no_mistake()
    {
        var ledger = Ledger(Row("a", "s1", relation: "duplicates:b"), Row("b", "s2", relation: "duplicates:a"));
        Assert.Equal(ledger.OriginOf(ledger.Find("a")!), ledger.OriginOf(ledger.Find("b")!));
    }

    [Theory]
    [InlineData("quotes")]
    [InlineData("duplicates")]
    [InlineData("derives-from")]
    public void A_relay_lowers_the_number_of_independent_origins(string word)
    {
        Assert.Equal(1, ClaimGrade.Of(Ledger(Row("a", "s1"), Row("b", "s2")), Ledger(Row("a", "s1"), Row("b", "s2")).Find("a")!).Digit);
        files.Write("relations.csv", $"from,relation,to\nb,{word},a\n");
        var ledger = Ledger(Row("a", "s1"), Row("b", "s2"));
        Assert.Equal(6, ClaimGrade.Of(ledger, ledger.Find("a")!).Digit);
    }

    [Fact]
    public void A_stated_contradiction_is_a_conflict_and_counts_in_the_grade()
    {
        files.Write("relations.csv", "from,relation,to\nb,contradicts,a\n");
        var ledger = Ledger(Row("a", "s1"), Row("b", "s2"));
        Assert.True(Assert.Single(ClaimConflicts.Find(ledger)).IsStated);
        Assert.Equal(4, ClaimGrade.Of(ledger, ledger.Find("a")!).Digit);
    }

    [Fact]
    public void A_part_of_a_part_is_never_pooled_with_the_whole()
    {
        files.Write("relations.csv", "from,relation,to\nb,subset-of,a\na,total-of,c\n");
        var pool = LedgerPool.Of(Ledger(Row("whole", "s1", relation: "total-of:a"), Row("a", "s1"), Row("b", "s2"), Row("c", "s3")), Request());
        Assert.Equal("whole", Assert.Single(pool.Votes).Claim.Id);
        Assert.Equal(["a is a part of whole", "b is a part of a", "c is a part of a"], pool.LeftOut.Select(l => $"{l.Claim.Id} {l.Why}"));
    }

    [Fact]
    public void Codes_and_not_words_say_whether_two_claims_count_the_same()
    {
        var ledger = Ledger(Row("a", "s1", "killed,,,,,,", "dead"), Row("b", "s2", "killed,,,,,,", "killed people"), Row("c", "s3", "killed+private,,,,,,", "dead"));
        var grade = ClaimGrade.Of(ledger, ledger.Find("a")!);
        Assert.Equal((1, "s2", "s3"), (grade.Digit, string.Join(' ', grade.Agreeing), string.Join(' ', grade.AgreeingOtherwise)));
        Assert.Equal(PoolOutcome.DefinitionsDiffer, LedgerPool.Of(ledger, Request()).Outcome);
        Assert.Equal(2, LedgerPool.Of(ledger, Request() with { Definitions = ["killed"] }).Votes.Length);
        Assert.Equal(2, LedgerPool.Of(ledger, Request() with { Definitions = ["killed people"] }).Votes.Length);
        Assert.Equal("c", Assert.Single(LedgerPool.Of(ledger, Request() with { Definitions = ["private + killed"] }).Votes).Claim.Id);
    }

    [Fact]
    public void What_was_announced_does_not_confirm_what_was_counted()
    {
        var ledger = Ledger(Row("a", "s1", "killed,counted,,,,,"), Row("b", "s2", "killed,announced,,,,,"));
        Assert.Empty(ClaimGrade.Of(ledger, ledger.Find("a")!).Agreeing);
        Assert.Equal(PoolOutcome.DefinitionsDiffer, LedgerPool.Of(ledger, Request()).Outcome);
    }

    [Fact]
    public void A_text_is_compared_with_what_the_ledger_says_of_it()
    {
        var text = DocumentText.Of("report.txt", "\uFEFF" + Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        files.Write("documents.csv", $"id,title,publisher,author,published,language,url,sha256,archive\nd1,A report,,,,,,{DocumentText.Of("x", Text).Sha256},\n");
        var ledger = Ledger(
            Row("good", "s1", ",,,d1,19,49,40 and  60 were"), Row("far", "s1", ",,,d1,60,66,"), Row("elsewhere", "s2", ",,,d1,0,17,40 and 60"), Row("anywhere", "s3", ",,,d1,,,it believes"));
        var document = text.Find(ledger)!;
        Assert.Equal(["E0632 3:1", "E0632 4:1"], LedgerFiles.Lines(text.Check(ledger, document)));
        Assert.Equal("E0631", Assert.Single(DocumentText.Of("report.txt", "Another text.").Check(ledger, document)).Code);
    }

    public void Dispose() => files.Dispose();

    private static PoolRequest Request() => new("killed_cum", "Invader", new DateOnly(2022, 12, 31), PoolRequest.UsualWindow, [], PoolRequest.UsualCorrelation);

    private EvidenceLedger Ledger(params string[] rows)
    {
        var read = Read(rows);
        Assert.Empty(read.Diagnostics);
        return read.Value!;
    }

    private Quantities.Diagnostics.Checked<EvidenceLedger> Read(params string[] rows) =>
        EvidenceLedger.Read(files.Write("claims.csv", $"{Heading}\n{string.Join('\n', rows)}\n"));

    private static string Row(string id, string source, string extra = ",,,,,,", string definition = "killed", string relation = "") =>
        $"{id},killed_cum,Invader,,50,,point,persons,{definition},2022-12-31,2022-12-31,,{source},,{source},{relation},A statement.,,,{extra}";
}
