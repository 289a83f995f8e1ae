using Culmination.Evidence.Grading;
using Culmination.Evidence.Ledger;

namespace Culmination.Models.Tests.Scenarios;

/// <summary>The article the project begins with, in the ledger of the first scenario: its claims, and what is known to be wrong with them.</summary>
public class ArticleTests
{
    private static readonly Lazy<EvidenceLedger> LazyLedger = new(() =>
    {
        var read = EvidenceLedger.Read(Repository.PathOf("scenarios", "ukraine-2023-03", "claims.csv"));
        Assert.Empty(read.Diagnostics);
        return read.Value!;
    });

    private static EvidenceLedger Ledger => LazyLedger.Value;

    [Fact]
    public void Every_claim_that_the_models_structure_names_is_in_the_ledger()
    {
        var names = File.ReadLines(Repository.PathOf("models", "attrition", "structure.csv")).Skip(1)
            .SelectMany(l => l.Split(',')).SelectMany(c => c.Split(';')).Where(c => c.Length == 4 && c[0] == 'C' && c[1..].All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(names.Count > 30);
        Assert.All(names, n => Assert.True(Ledger.Find(n) is { Document: "tv-article-2023-03" }, n));
    }

    [Fact]
    public void All_claims_of_the_article_are_there_with_their_places_in_the_text()
    {
        if (Repository.Shared() is not { } shared)
        {
            Assert.Skip("the article is not here");
            return;
        }

        var text = DocumentText.Read(Path.Combine(shared, "seed", "article.txt")).Value!;
        var document = text.Find(Ledger)!;
        Assert.Equal("tv-article-2023-03", document.Id);
        Assert.Empty(text.Check(Ledger, document));
        var gold = File.ReadLines(Path.Combine(shared, "seed", "claims.csv")).Skip(1).Select(l => l.Split(',')[0]).ToList();
        Assert.Equal(70, gold.Count);
        Assert.All(gold, id => Assert.NotNull(Ledger.Find(id)?.SpanStart));
    }

    [Theory]
    [InlineData("c025", "upper-end-as-point", "uk-di-2023-02-17-killed-or-wounded")]
    [InlineData("c027", "source-misdescribed", "c025")]
    [InlineData("c038", "unsourced", "washington-post-2023-02-13-left")]
    [InlineData("c039", "whole-for-one-cause", "washington-post-2023-02-13-left")]
    [InlineData("c042", "announced-not-counted", "ru-mod-2022-10-28-mobilised")]
    [InlineData("c044", "counts-something-else", "ua-defmin-2023-02-02-mobilised")]
    [InlineData("c066", "misreported", "nato-sg-2023-02-13-use-over-production")]
    public void Its_known_reporting_errors_stand_beside_what_the_origin_said(string id, string flag, string origin)
    {
        var claim = Ledger.Find(id)!;
        Assert.Contains(flag, claim.Flags);
        Assert.True(claim.IsKnownError);
        Assert.Contains(EvidenceLedger.Relations(claim), r => RelationWords.IsRelay(r.Word) && r.ClaimId == origin);
        Assert.NotNull(Ledger.Find(origin));
    }

    [Fact]
    public void It_is_no_witness_beside_the_sources_it_passes_on()
    {
        var british = Ledger.Find("uk-di-2023-02-17-killed-or-wounded")!;
        var others = ClaimGrade.Of(Ledger, british);
        Assert.DoesNotContain("cit", others.Agreeing.Concat(others.AgreeingOtherwise));
        Assert.Equal("uk-di", Ledger.OriginOf(Ledger.Find("c027")!));
        Assert.Equal(4, ClaimGrade.Of(Ledger, Ledger.Find("c025")!).Digit);
    }

    [Fact]
    public void Claims_that_count_the_same_confirm_each_other()
    {
        Assert.Equal(1, Digit("norway-chod-2023-01-22-ru-killed-or-wounded"));
        Assert.Equal(1, Digit("uk-us-2023-02-convicts"));
        Assert.Equal(2, Digit("uk-di-2023-02-17-killed-or-wounded"));
        Assert.Equal("killed_or_wounded_cum", Ledger.Find("ua-gs-2023-02-14-personnel")!.QuantityCode);
        Assert.All(Ledger.Claims.Where(c => c.Document.Length == 0), c => Assert.True(c.DefinitionCode.Length > 0, c.Id));
    }

    private static int Digit(string id) => ClaimGrade.Of(Ledger, Ledger.Find(id)!).Digit;
}
