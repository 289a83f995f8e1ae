using Culmination.Analysis.Findings;

namespace Culmination.Analysis.Tests.Findings;

public sealed class ProbabilityTermsTests
{
    [Theory]
    [InlineData(0, "remote chance")]
    [InlineData(0.07, "remote chance")]
    [InlineData(0.08, "highly unlikely")]
    [InlineData(0.22, "highly unlikely")]
    [InlineData(0.3, "unlikely")]
    [InlineData(0.38, "realistic possibility")]
    [InlineData(0.49, "realistic possibility")]
    [InlineData(0.53, "likely")]
    [InlineData(0.75, "likely")]
    [InlineData(0.79, "highly likely")]
    [InlineData(0.94, "almost certain")]
    [InlineData(1, "almost certain")]
    public void A_share_takes_its_term_or_the_nearer_one(double share, string term) => Assert.Equal(term, ProbabilityTerms.Of(share).Term);

    [Fact]
    public void Ranks_ascend_with_the_share()
    {
        var ranks = Enumerable.Range(0, 101).Select(i => ProbabilityTerms.Rank(i / 100.0)).ToArray();
        Assert.Equal(ranks.Order(), ranks);
        Assert.Equal(Enumerable.Range(0, 7), ranks.Distinct());
    }
}
