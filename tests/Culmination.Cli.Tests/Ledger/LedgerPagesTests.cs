using System.Text.Json;
using Culmination.Cli.Ledger;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Grading;
using Culmination.Evidence.Pooling;

namespace Culmination.Cli.Tests.Ledger;

/// <summary>What the evidence verbs print, on a small invented ledger.</summary>
public sealed class LedgerPagesTests : IDisposable
{
    private const string Claims = """
        id,quantity_code,side,low,central,high,bound,unit,definition,as_of,published,period_start,asserted_by,reported_by,origin,relation,statement,link,entered,flags
        think-killed,killed_cum,Invader,40000,,60000,range,persons,killed,2022-12-20,2022-12-22,2022-02-24,think,Agency,think,,An institute put those killed at 40 to 60 thousand.,https://example.org/a,2023-01-02,
        ministry-killed,killed_cum,Invader,,50000,,approx,persons,killed,2022-12-28,2022-12-28,,ministry,,ministry,,A ministry spoke of about 50 thousand killed.,,,
        paper-killed,killed_cum,Invader,,60000,,point,persons,killed,2022-12-22,2022-12-23,,paper,,paper,repeats:think-killed,A paper wrote of 60 thousand killed after the institute.,,,upper-end-as-point;source-misdescribed
        count-killed,killed_cum,Invader,45000,,,lower,persons,killed,2022-12-30,2022-12-30,,count,,count,,At least 45 thousand had been counted.,,,
        party-killed,killed_cum,Invader,,160000,,point,persons,"killed, wounded or missing, by the other side",2022-12-31,2022-12-31,,party,,party,,The other side spoke of 160 thousand.,,,
        old-stock,rounds_stock,Invader,,,,vague,rounds,words,2022-03-01,2022-03-01,,think,,think,,Stocks were called large.,,,
        """;

    private const string Sources = """
        id,name,kind,reliability,note
        think,An institute,think-tank,B,
        ministry,A ministry,government,C,
        paper,A paper,press,C,
        count,A count,osint,B,
        party,The other side,belligerent-opponent,D,
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("ledger").FullName;
    private readonly LedgerPlace place;

    public LedgerPagesTests()
    {
        File.WriteAllText(Path.Combine(folder, "claims.csv"), Claims);
        File.WriteAllText(Path.Combine(folder, "sources.csv"), Sources);
        var read = LedgerPlace.Read(LedgerPlace.Find(folder)!);
        Assert.Empty(read.Diagnostics);
        place = read.Value!;
    }

    [Fact]
    public void The_verbs_print_this()
    {
        var page = new Page(80);
        page.Line("== list");
        ClaimListing.Write(page, place, place.Ledger.Claims);
        page.Blank().Line("== show");
        ClaimPage.Write(page, place, place.Ledger.Find("think-killed")!);
        page.Blank().Line("== show a report with a known error");
        ClaimPage.Write(page, place, place.Ledger.Find("paper-killed")!);
        page.Blank().Line("== conflicts");
        ConflictListing.Write(page, place, ClaimConflicts.Find(place.Ledger));
        page.Blank().Line("== stale");
        StaleListing.Write(page, place, StaleEvidence.Find(place.Ledger, place.Day, 90), place.Day, 90);
        Golden.Equal("evidence.txt", page.ToString());
    }

    [Fact]
    public void Pools_and_refusals_are_printed_like_this()
    {
        var page = new Page(80);
        foreach (var definitions in new string[][] { [], ["killed"], ["killed", "killed, wounded"], ["nothing"] })
        {
            page.Blank().Line($"== --definition {string.Join(" --definition ", definitions)}");
            PoolPage.Write(page, place, Pool(definitions));
        }

        Golden.Equal("evidence-pool.txt", page.ToString());
    }

    [Theory]
    [InlineData("pooled", "killed")]
    [InlineData("definitions differ")]
    [InlineData("too different", "killed", "killed, wounded")]
    [InlineData("nothing to pool", "nothing")]
    public void A_pool_is_one_JSON_document_that_says_what_came_of_it(string outcome, params string[] definitions)
    {
        using var json = JsonDocument.Parse(PoolJson.Text(Pool(definitions)));
        var root = json.RootElement;
        Assert.Equal("culmination.evidence/1", root.GetProperty("schema").GetString());
        Assert.Equal(outcome, root.GetProperty("outcome").GetString());
        Assert.Equal(outcome is "pooled" ? JsonValueKind.Object : JsonValueKind.Null, root.GetProperty("figure").ValueKind);
        Assert.Equal(outcome is "too different" ? JsonValueKind.Object : JsonValueKind.Null, root.GetProperty("split").ValueKind);
    }

    [Fact]
    public void Uses_are_unknown_without_a_scenario_and_known_with_one()
    {
        Assert.False(place.Uses.IsKnown);
        var shipped = LedgerPlace.Read(Path.Combine(Golden.Root(), "scenarios", "ukraine-2023-03", "claims.csv")).Value!;
        Assert.True(shipped.Uses.IsKnown);
        foreach (var parameter in shipped.Scenario!.Parameters)
        {
            Assert.All(parameter.Claims, c => Assert.Contains(shipped.Uses.Of(c), u => u.Kind == "parameter" && u.Name == parameter.Name));
        }

        Assert.All(shipped.Scenario.Observations.SelectMany(o => o.Pool?.Claims ?? [o.ClaimId]), c => Assert.Contains(shipped.Uses.Of(c), u => u.Kind == "observation"));
    }

    [Fact]
    public void A_claim_is_one_JSON_object_with_its_grade()
    {
        using var json = JsonDocument.Parse(LedgerJson.Claims("show", place, [place.Ledger.Find("paper-killed")!]));
        var claim = json.RootElement.GetProperty("claims")[0];
        Assert.Equal("think", claim.GetProperty("origin").GetString());
        Assert.Equal(4, claim.GetProperty("grade").GetProperty("credibility").GetInt32());
        var error = claim.GetProperty("reporting_error");
        Assert.Equal("upper-end-as-point", error.GetProperty("kinds")[0].GetProperty("flag").GetString());
        Assert.Equal("60,000 persons", error.GetProperty("report_says").GetString());
        Assert.Equal("40,000 to 60,000 persons", error.GetProperty("origin_said")[0].GetProperty("figure").GetString());
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("uses").ValueKind);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LedgerPool Pool(string[] definitions) => LedgerPool.Of(
        place.Ledger, new PoolRequest("killed_cum", "Invader", place.Day, PoolRequest.UsualWindow, [.. definitions], PoolRequest.UsualCorrelation));
}
