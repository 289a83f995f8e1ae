using Culmination.Evidence.Ledger;

namespace Culmination.Evidence.Tests.Ledger;

public sealed class LedgerAppendTests : IDisposable
{
    private const string There = "a,killed_cum,Invader,,50,,point,persons,\"killed, \"\"dead\"\"\",2022-12-31,2022-12-31,,s1,,s1,,\"A statement\nof two lines.\",,";
    private const string Needed = "id,quantity_code,side,central,bound,unit,as_of,published,asserted_by,origin,statement";

    private readonly LedgerFiles files = new();
    private readonly string claims;

    public LedgerAppendTests()
    {
        files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,B,\n");
        claims = files.Write("claims.csv", $"{LedgerFiles.Heading}\n{There}\n");
    }

    [Fact]
    public void A_row_is_added_and_what_was_there_stays_byte_for_byte()
    {
        var change = Plan($"{Needed}\nb,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,\"Sixty, it says.\"\n");
        var file = Assert.Single(change.Files);
        Assert.Equal(File.ReadAllText(claims), file.Before);
        Assert.Equal(file.Before + "b,killed_cum,Invader,,60,,point,persons,,2023-01-31,2023-01-31,,s1,,s1,,\"Sixty, it says.\",,\n", file.Text);
        Assert.Equal("b", Assert.Single(change.Added).Id);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_column_that_is_missing_is_added_to_every_row(string lineEnd)
    {
        files.Write("claims.csv", $"{LedgerFiles.Heading}{lineEnd}{There}");
        var text = Assert.Single(Plan($"{Needed},hedge,basis\nb,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,Sixty.,believes,\n").Files).Text;
        Assert.Equal($"{LedgerFiles.Heading},hedge{lineEnd}{There},{lineEnd}b,killed_cum,Invader,,60,,point,persons,,2023-01-31,2023-01-31,,s1,,s1,,Sixty.,,,believes{lineEnd}", text);
        files.Write("claims.csv", text);
        var read = EvidenceLedger.Read(claims);
        Assert.Empty(read.Diagnostics);
        Assert.Equal((string.Empty, "believes"), (read.Value!.Find("a")!.Hedge, read.Value.Find("b")!.Hedge));
    }

    [Fact]
    public void Sources_documents_and_relations_come_with_the_claims_that_name_them_and_before_them()
    {
        var change = Plan(new LedgerRows("new.csv", $"{Needed},document\nb,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s2,s2,Sixty.,d1\n")
        {
            Sources = "id,name,kind,reliability,note\ns2,S2,press,C,\n",
            Documents = "id,title,publisher,author,published,language,url,sha256,archive\nd1,A report,,,,,,,\n",
            Relations = "from,relation,to\nb,quotes,a\n",
        });
        Assert.Equal(["sources.csv", "documents.csv", "claims.csv", "relations.csv"], change.Files.Select(f => Path.GetFileName(f.Path)));
        Assert.Equal([false, true, false, true], change.Files.Select(f => f.Before is null));
        foreach (var file in change.Files)
        {
            File.WriteAllText(file.Path, file.Text);
        }

        var ledger = EvidenceLedger.Read(claims).Value!;
        Assert.Equal(("s1", "quotes:a"), (ledger.OriginOf(ledger.Find("b")!), ledger.Find("b")!.Relation));
    }

    [Theory]
    [InlineData("a,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,x", "E0608 2:1")]
    [InlineData("b,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s9,s1,x", "E0610 2:61")]
    [InlineData("b,killed_cum,Invader,1e999,point,persons,2023-01-31,2023-01-31,s1,s1,x", "E0605 2:22")]
    [InlineData("b,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,A depot near Kharkiv", "E0901 2:69")]
    [InlineData("b,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1", "E0604 2:66")]
    [InlineData("b,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,x\nc,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,y", "E0633 3:1")]
    public void One_mistake_and_nothing_is_added(string rows, string expected)
    {
        var plan = LedgerAppend.Plan(claims, new LedgerRows("new.csv", $"{Needed}\n{rows}\nfine,killed_cum,Invader,70,point,persons,2023-02-28,2023-02-28,s1,s1,x\n"));
        Assert.Null(plan.Value);
        Assert.Equal([expected], LedgerFiles.Lines(plan.Diagnostics));
        Assert.All(plan.Diagnostics, d => Assert.Equal("new.csv", d.Span!.File));
    }

    [Fact]
    public void The_same_assertion_again_is_refused_unless_it_says_that_it_is_the_same()
    {
        const string Again = $"{Needed},definition,relation\nb,killed_cum,Invader,50,point,persons,2022-12-31,2023-01-05,s1,s1,x,\"killed, \"\"dead\"\"\",";
        Assert.Equal(["E0633 2:1"], LedgerFiles.Lines(LedgerAppend.Plan(claims, new LedgerRows("n", Again + "\n")).Diagnostics));
        Assert.Single(Plan(Again + "duplicates:a\n").Added);
    }

    [Fact]
    public void New_rows_may_name_each_other_and_circles_through_old_ones_are_found()
    {
        Assert.Equal(2, Plan($"{Needed},relation\nb,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,x,subset-of:c\nc,killed_cum,Invader,70,point,persons,2023-01-31,2023-01-31,s1,s1,x,\n").Added.Length);
        files.Write("relations.csv", "from,relation,to\n");
        var plan = LedgerAppend.Plan(claims, new LedgerRows("n", $"{Needed},relation\nb,killed_cum,Invader,60,point,persons,2023-01-31,2023-01-31,s1,s1,x,derives-from:a\n") { Relations = "from,relation,to\na,derives-from,b\n" });
        Assert.Equal(["E0624"], plan.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_ledger_with_mistakes_is_not_added_to()
    {
        files.Write("sources.csv", "id,name,kind,reliability,note\ns1,S1,osint,Z,\n");
        Assert.Equal(["E0617"], LedgerAppend.Plan(claims, new LedgerRows("n", Needed + "\n")).Diagnostics.Select(d => d.Code));
    }

    public void Dispose() => files.Dispose();

    private LedgerChange Plan(string text) => Plan(new LedgerRows("new.csv", text));

    private LedgerChange Plan(LedgerRows rows)
    {
        var plan = LedgerAppend.Plan(claims, rows);
        Assert.Empty(plan.Diagnostics);
        return plan.Value!;
    }
}
