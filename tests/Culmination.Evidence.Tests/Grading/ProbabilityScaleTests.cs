using Culmination.Evidence.Grading;

namespace Culmination.Evidence.Tests.Grading;

public sealed class ProbabilityScaleTests
{
    [Fact]
    public void Scales_rise_and_do_not_overlap() => Assert.All(
        new[] { ProbabilityScale.Phia, ProbabilityScale.Icd203 },
        scale => Assert.All(scale.Terms.Zip(scale.Terms.Skip(1)), pair => Assert.True(pair.First.Low < pair.First.High && pair.First.High <= pair.Second.Low)));

    [Theory]
    [InlineData("Likely", 0.55, 0.75, 0.55, 0.80)]
    [InlineData("unlikely", 0.25, 0.35, 0.20, 0.45)]
    [InlineData("almost certain", 0.95, 1, 0.95, 0.99)]
    public void One_word_means_different_shares_to_different_speakers(string word, double british, double britishHigh, double american, double americanHigh)
    {
        var (phia, icd) = (ProbabilityScale.Phia.Find(word)!, ProbabilityScale.Icd203.Find(word)!);
        Assert.Equal((british, britishHigh), (phia.Low, phia.High));
        Assert.Equal((american, americanHigh), (icd.Low, icd.High));
    }

    [Fact]
    public void Other_words_of_a_standard_are_found_and_unknown_ones_are_not()
    {
        Assert.Equal("very likely", ProbabilityScale.Icd203.Find("highly probable")!.Term);
        Assert.Null(ProbabilityScale.Phia.Find("probable"));
        Assert.Equal(0.05, ProbabilityScale.Chosen.Find("few believe")!.Low);
    }
}
