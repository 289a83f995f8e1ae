using System.Text;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Extraction.Documents;
using Culmination.Evidence.Extraction.Scoring;
using Culmination.Evidence.Extraction.Statements;

namespace Culmination.Evidence.Tests.Extraction;

/// <summary>Dates, kinds, links, markup, and what is no text.</summary>
public sealed class ReadingTests
{
    private static readonly ExtractionOptions Spring = new(new DateOnly(2023, 3, 15));

    [Theory]
    [InlineData("They lost 300 men in September.", "2022-09-01", "2022-09-30")]
    [InlineData("They lost 300 men last month.", "2023-02-01", "2023-02-28")]
    [InlineData("They lost 300 men in the past week.", "2023-03-08", "2023-03-15")]
    [InlineData("They have lost 300 men since February.", "2023-02-01", "2023-03-15")]
    [InlineData("They would lose 300 men by the end of May.", null, "2023-05-31")]
    [InlineData("Two weeks ago they lost 300 men.", null, "2023-03-01")]
    [InlineData("On Monday they lost 300 men.", null, "2023-03-13")]
    [InlineData("On 2 January 1943 they lost 300 men.", null, "1943-01-02")]
    [InlineData("In Ukraine they have lost 300 men since the war began.", "2022-02-24", "2023-03-15")]
    [InlineData("On day 28 of the war in Ukraine they lost 300 men.", null, "2022-03-23")]
    [InlineData("Between October and January they lost 300 men.", "2022-10-01", "2023-01-31")]
    [InlineData("They lost 300 men.", null, "2023-03-15")]
    public void Dates_count_from_the_day_of_the_text(string text, string? start, string end)
    {
        var claim = ClaimExtractor.Extract(text, Spring).Proposals.Single(p => p.HasValue);
        Assert.Equal(start, claim.PeriodStart?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(end, claim.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("If the port is closed, the army would run short of shells.", ProposalKind.Conditional)]
    [InlineData("The retreat was caused by a lack of shells.", ProposalKind.Causal)]
    [InlineData("The lack of shells undermines the defence of the town.", ProposalKind.Causal)]
    [InlineData("The army is expected to attack in spring.", ProposalKind.Forecast)]
    [InlineData("The army crossed the river at night.", ProposalKind.Event)]
    [InlineData("The army lost 300 men at night.", ProposalKind.Quantity)]
    public void Statements_have_kinds(string text, ProposalKind kind) => Assert.Contains(ClaimExtractor.Extract(text).Proposals, p => p.Kind == kind);

    [Theory]
    [InlineData("Mobilization is delayed because of the risk of unrest.", "POLITICAL_RISK", "MOBILIZE")]
    [InlineData("If western aid stops, Ukraine would be out of ammunition.", "W_DELIVERY", "UA_AMMO")]
    [InlineData("The death toll is an indicator that the war is going badly.", "RU_KILLED", "WAR_BAD_RU")]
    public void Causes_are_links_between_known_variables(string text, string from, string to) =>
        Assert.Contains(ClaimExtractor.Extract(text).Links, l => l.From == from && l.To == to);

    [Fact]
    public void Markup_is_blanked_and_offsets_stay()
    {
        const string Html = "<!DOCTYPE html><html><head><title>9,999 clicks</title><style>p{width:400px}</style></head><body><nav>55 links</nav><h1>Losses mount</h1><p>At least <b>40,000</b>&nbsp;soldiers died,\nofficials&#8217; figures show.</p><figure>Photo: 12 men</figure><p>The rest &amp; 300 tanks left.</p></body></html>";
        var read = SourceText.Read("page.html", Encoding.UTF8.GetBytes(Html));
        Assert.True(read.Succeeded);
        Assert.Equal(Html.Length, read.Value.Text.Length);
        var claims = ClaimExtractor.Extract(read.Value.Text).Proposals.Where(p => p.HasValue).ToList();
        Assert.Equal([40000d, 300d], claims.Select(c => c.Low ?? c.Central ?? 0));
        Assert.Contains("<b>40,000</b>&nbsp;soldiers", Html[claims[0].Start..claims[0].End], StringComparison.Ordinal);
        Assert.DoesNotContain('\u2060', claims[0].Text);
    }

    [Fact]
    public void Headings_captions_and_credits_make_no_claims()
    {
        const string Text = "Rebels lose 5,000 men in a week\n\nBy Ann Author\n\nThe army lost 300 men on Monday. It was a hard day.\n\nA man looks at 40 tanks. REUTERS/Jan Jansen\n\nTwelve guns wait.\nPhoto: Ann 17 / AP\n\nThe army has 9,000 men left.\n";
        Assert.Equal([300d, 9000d], ClaimExtractor.Extract(Text).Proposals.Where(p => p.HasValue).Select(p => p.Central));
    }

    [Fact]
    public void A_dateline_gives_the_day()
    {
        var result = ClaimExtractor.Extract("KYIV, March 3, 2023 (Agency) - The army lost 300 men on Thursday, officials said.");
        Assert.Equal(new DateOnly(2023, 3, 3), result.Date);
        Assert.Equal(new DateOnly(2023, 3, 2), Assert.Single(result.Proposals, p => p.HasValue).AsOf);
    }

    [Theory]
    [InlineData("The army lost 300 men around the city, officials said.", "none")]
    [InlineData("Pilots flew over Kherson 40 times, officials said.", "none")]
    [InlineData("The army lost around 300 men around the city, officials said.", "around")]
    public void Places_are_no_hedges(string text, string hedge) =>
        Assert.Equal(hedge, ClaimExtractor.Extract(text).Proposals.Single(p => p.HasValue).Hedge);

    [Fact]
    public void Hedges_are_kept_in_the_order_of_the_text() =>
        Assert.Equal("believes; may have; as many as", ClaimExtractor.Extract("Ukrainian intelligence believes they may have recruited as many as 500,000.").Proposals.Single(p => p.HasValue).Hedge);

    [Fact]
    public void The_same_text_gives_the_same_proposals()
    {
        var text = Texts.OwnTexts().First().Text;
        Assert.Equal(ClaimExtractor.Extract(text).Proposals, ClaimExtractor.Extract(text).Proposals);
    }

    /// <summary>What is printed as confidence is what was measured on our texts: `evidence score benchmarks/extraction --confidences`.</summary>
    [Fact]
    public void Confidences_are_measured()
    {
        var score = AgreementTests.Score(Texts.OwnTexts());
        foreach (var phrases in Directory.EnumerateFiles(Texts.Own, "phrases*.csv"))
        {
            score += ExtractionScore.OfPhrases(Texts.Gold(phrases));
        }

        Assert.All(score.Rules, r => Assert.Equal(Math.Round(r.Value.Smoothed, 2, MidpointRounding.AwayFromZero), Confidences.Of(r.Key), 0.0051));
    }
}
