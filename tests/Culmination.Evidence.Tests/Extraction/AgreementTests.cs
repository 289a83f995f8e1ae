using System.Globalization;
using Culmination.Evidence.Extraction;
using Culmination.Evidence.Extraction.Scoring;

namespace Culmination.Evidence.Tests.Extraction;

/// <summary>Agreement with claims that people found, on our own texts and on the contract's.</summary>
public sealed class AgreementTests
{
    private const double Wanted = 0.95;
    private const double WantedSpeakers = 0.85;

    [Fact]
    public void Our_own_texts_are_read_as_people_read_them()
    {
        var score = Score(Texts.OwnTexts());
        Enough(score);
        Assert.True(score.SpeakersOfText.Value >= Wanted, Misses(score));
    }

    [Theory]
    [InlineData("phrases.csv")]
    [InlineData("phrases2.csv")]
    [InlineData("phrases3.csv")]
    [InlineData("phrases4.csv")]
    public void Our_own_phrases_are_read_as_people_read_them(string file) => Enough(ExtractionScore.OfPhrases(Texts.Gold(Path.Combine(Texts.Own, file))));

    [Fact]
    public void The_contract_s_texts_reach_its_figures()
    {
        var shared = Texts.Shared();
        Assert.SkipWhen(shared is null, "The contract is not beside the repository.");
        Enough(Score(Texts.SharedTexts(shared!)));
        Enough(ExtractionScore.OfPhrases(Texts.Gold(Path.Combine(shared!, "evidence", "extraction", "phrasebook.csv"))));
    }

    /// <summary>Captions are skipped, and count as wrong here.</summary>
    [Fact]
    public void The_contract_s_article_has_its_speakers()
    {
        var shared = Texts.Shared();
        Assert.SkipWhen(shared is null, "The contract is not beside the repository.");
        var score = Score(Texts.SharedTexts(shared!).Where(t => t.Name == "article"));
        Assert.True(score.Speakers.Value >= WantedSpeakers, Misses(score));
        Assert.True(score.SpeakersOfText.Value >= Wanted, Misses(score));
    }

    /// <summary>Headings, credits and captions of the contract's article make no claims, except the one caption that only its content betrays.</summary>
    [Fact]
    public void The_contract_s_frame_makes_no_claims()
    {
        var shared = Texts.Shared();
        Assert.SkipWhen(shared is null, "The contract is not beside the repository.");
        var text = Texts.SharedTexts(shared!).Single(t => t.Name == "article").Text;
        var proposals = ClaimExtractor.Extract(text).Proposals;
        foreach (var row in File.ReadAllLines(Path.Combine(shared!, "seed", "structure.csv")).Skip(1).Select(l => l.Split(',')))
        {
            var (start, end) = (int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture));
            if (row[0] is "heading" or "photo_credit" or "watermark" || row[0] == "caption" && !row[^1].Contains("by content only", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(proposals, p => p.Start < end && start < p.End);
            }
        }
    }

    internal static ExtractionScore Score(IEnumerable<(string Name, string Text, GoldTable Gold)> texts) =>
        texts.Aggregate(ExtractionScore.None, (sum, t) => sum + ExtractionScore.Of(t.Gold, ClaimExtractor.Extract(t.Text).Proposals));

    internal static string Misses(ExtractionScore score) => string.Join('\n', score.Misses.Select(m => $"{m.Measure}: {m.Gold} <- {m.Found}"));

    private static void Enough(ExtractionScore score)
    {
        Assert.True(score.Values.Of > 0);
        Assert.True(score.Values.Value >= Wanted, Misses(score));
        Assert.True(score.Bounds.Value >= Wanted, Misses(score));
        Assert.True(score.Precision.Value >= Wanted, Misses(score));
    }
}
