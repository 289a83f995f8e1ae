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

    /// <summary>Behind a semicolon, or a comma and "while", somebody else may speak: each figure is of the one who gives it.</summary>
    [Theory]
    [InlineData("Kyiv said 31,000 had been killed; Moscow put the figure at over 100,000.", "31000 Kyiv", "100000 Moscow")]
    [InlineData("Kyiv said 31,000 had been killed, while Moscow put the figure at over 100,000.", "31000 Kyiv", "100000 Moscow")]
    [InlineData("Kyiv said 31,000 had been killed; the Peace Institute counted 45,287 names; on Monday Moscow put the figure at over 100,000.", "31000 Kyiv", "45287 Peace Institute", "100000 Moscow")]
    [InlineData("More than 31,000 were killed, Kyiv said; over 100,000 were killed, Moscow said.", "31000 Kyiv", "100000 Moscow")]
    [InlineData("31,000 were killed, according to Kyiv; over 100,000 were killed, according to Moscow.", "31000 Kyiv", "100000 Moscow")]
    [InlineData("SENIOR OFFICIAL: Kyiv says 31,000 have been killed; Moscow put the figure at over 100,000.", "31000 Kyiv", "100000 Moscow")]
    [InlineData("More than 31,000 fell in the first year; Moscow put the figure at over 100,000.", "31000 narrator", "100000 Moscow")]
    [InlineData("Kyiv said 31,000 had been killed; Moscow put the figure at over 100,000. It added that 5,000 were missing.", "31000 Kyiv", "100000 Moscow", "5000 Moscow")]
    public void Each_part_of_a_sentence_has_its_speaker(string text, params string[] expected) => Assert.Equal(expected, Spoken(text));

    /// <summary>What names nobody else goes on with who spoke before, a tag at the end speaks for all before it, and within a quotation its speaker speaks.</summary>
    [Theory]
    [InlineData("Kyiv said 31,000 had been killed; 4,000 more were missing.", "31000 Kyiv", "4000 Kyiv")]
    [InlineData("Kyiv said 31,000 had been killed; it put the missing at 4,000.", "31000 Kyiv", "4000 Kyiv")]
    [InlineData("Kyiv said 31,000 had been killed; 4,000 are believed to be missing.", "31000 Kyiv", "4000 Kyiv")]
    [InlineData("31,000 had been killed; 4,000 were missing, Kyiv said.", "31000 Kyiv", "4000 Kyiv")]
    [InlineData("“We lost 31,000 men; Moscow says 100,000 died,” Captain Ada Lindgren said.", "31000 Ada Lindgren (Captain)", "100000 Ada Lindgren (Captain)")]
    public void A_semicolon_alone_changes_no_speaker(string text, params string[] expected) => Assert.Equal(expected, Spoken(text));

    private static IEnumerable<string> Spoken(string text) =>
        ClaimExtractor.Extract(text).Proposals.Where(p => p.HasValue).Select(p => $"{p.Central ?? p.Low:0} {p.AssertedBy.Replace("the ", string.Empty, StringComparison.Ordinal)}");

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
