using Culmination.Evidence.Extraction;

namespace Culmination.Evidence.Tests.Extraction;

/// <summary>Who says so: every way the guide lists, on sentences of our own.</summary>
public sealed class SpeakerTests
{
    [Theory]
    [InlineData("“We lost about 300 men in the first week of it,” Captain Ada Lindgren said.", "Ada Lindgren")]
    [InlineData("– We lost about 300 men, says Ada Lindgren.", "Ada Lindgren")]
    [InlineData("Ada Lindgren says that about 300 men were lost.", "Ada Lindgren")]
    [InlineData("About 300 men were lost, said Ada Lindgren.", "Ada Lindgren")]
    [InlineData("According to Ada Lindgren, about 300 men were lost.", "Ada Lindgren")]
    [InlineData("About 300 men were lost, according to the defence ministry.", "defence ministry")]
    [InlineData("About 300 men are believed to have died.", "unnamed")]
    [InlineData("It is estimated that about 300 men died.", "unnamed")]
    [InlineData("About 300 men were lost on the ridge.", "narrator")]
    [InlineData("Ada Lindgren spoke first. General Otto Brahm warned that winter was near. He said about 300 men were lost.", "Otto Brahm")]
    [InlineData("Officials met on Friday. British intelligence says the front is quiet. They believe that about 300 men were lost.", "British intelligence")]
    [InlineData("Dr. Ida Voss, a researcher at the Peace Institute, said the war would last. The researcher believes about 300 men were lost.", "Ida Voss")]
    [InlineData("Several analysts warn that about 300 men were lost.", "Several analysts (unnamed)")]
    [InlineData("SENIOR OFFICIAL: Good morning. I would say about 300 men were lost.", "senior official")]
    [InlineData("The minister of defence, Jon Aske, put the losses at about 300 men.", "Jon Aske")]
    [InlineData("The rumour of about 300 men lost must have reached the prisons. The prisoners would no longer be willing, writes the Financial Post.", "Financial Post")]
    public void The_speaker_is_found(string text, string expected)
    {
        var proposal = Assert.Single(ClaimExtractor.Extract(text).Proposals, p => p.HasValue && p.Central == 300);
        Assert.StartsWith(expected, proposal.AssertedBy.Replace("the ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_medium_carries_what_somebody_else_asserts()
    {
        var told = ClaimExtractor.Extract("About 300 men were lost, soldier Andrij tells CNN.").Proposals.Single(p => p.HasValue);
        Assert.Equal(("Andrij (soldier)", "CNN"), (told.AssertedBy, told.ReportedBy));
        var reported = ClaimExtractor.Extract("The BBC reported that Ethiopian officials said about 300 men were lost.").Proposals.Single(p => p.HasValue);
        Assert.StartsWith("Ethiopian officials", reported.AssertedBy, StringComparison.Ordinal);
        Assert.Contains("BBC", reported.ReportedBy, StringComparison.Ordinal);
    }

    /// <summary>He is whom the sentence is about, not who spoke; the one who explains goes on.</summary>
    [Fact]
    public void A_pronoun_that_says_nothing_moves_no_speaker()
    {
        var proposals = ClaimExtractor.Extract("Ida Voss explains that the king waited long. He has called up 4,000 men.").Proposals;
        Assert.StartsWith("Ida Voss", proposals.Single(p => p.Central == 4000).AssertedBy, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_around_few_words_quote_nobody()
    {
        var proposal = ClaimExtractor.Extract("The “three day” operation cost about 300 men.").Proposals.Single(p => p.HasValue);
        Assert.Equal((300, "narrator"), (proposal.Central, proposal.AssertedBy));
    }
}
