using System.Text.RegularExpressions;
using Culmination.Analysis.Findings;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;
using Culmination.Invented;

namespace Culmination.Cli.Tests.Answers;

public sealed partial class AnswerTextTests
{
    [Fact]
    public void An_answer_looks_like_this() => Golden.Equal("answer.txt", Render(InventedAnswer.Create()));

    [Fact]
    public void An_answer_from_too_small_a_sample_looks_like_this() => Golden.Equal("answer-insufficient.txt", Render(InventedAnswer.Create(isSufficient: false)));

    [Fact]
    public void Without_a_sufficient_sample_it_says_so_first_and_gives_no_term()
    {
        var text = Render(InventedAnswer.Create(isSufficient: false));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Evidence and model disagree", lines[2], StringComparison.Ordinal);
        Assert.DoesNotMatch(Terms(), text);
        Assert.Matches(Terms(), Render(InventedAnswer.Create()));
    }

    [Fact]
    public void Where_all_observations_fit_a_small_sample_is_called_small()
    {
        var text = Render(InventedAnswer.Create(isSufficient: false, observedOutside: false));
        Assert.Contains("The sample is too small", text, StringComparison.Ordinal);
        Assert.DoesNotContain("disagree", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_never_says_what_is_going_to_happen_and_never_names_a_winner()
    {
        foreach (var answer in new[] { InventedAnswer.Create(), InventedAnswer.Create(isSufficient: false) })
        {
            Assert.DoesNotMatch(Forbidden(), Render(answer));
        }
    }

    [Fact]
    public void People_of_both_sides_stand_in_the_same_form()
    {
        var lines = Render(InventedAnswer.Create()).Split('\n');
        var north = lines.Where(l => l.StartsWith("      North", StringComparison.Ordinal)).ToList();
        var south = lines.Where(l => l.StartsWith("      South", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, north.Count);
        Assert.Equal(north.Select(l => l.Length), south.Select(l => l.Length));
    }

    [Fact]
    public void A_range_below_0_does_not_run_into_what_was_observed()
    {
        var answer = InventedAnswer.Create();
        var wide = answer.Observed[0] with { Label = "net gain", Low = null, Central = 670, High = null, Prior = new Spread(-1200, 900, 3900), Model = new Spread(-560, 700, 1700) };
        Assert.Contains("   670  -1200–3900  -560–1,700\n", Render(answer with { Observed = [wide] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_of_the_model_far_apart_mean_that_the_model_cannot_tell()
    {
        var answer = InventedAnswer.Create();
        var policy = answer.Policies[0] with
        {
            Structures = [new StructureAnswer("fire", "aimed", 0.5, new Probability(0.2, 0.02)), new StructureAnswer("fire", "area", 0.5, new Probability(0.75, 0.02))],
        };
        var sentence = Sentences.Headline(answer, policy);
        Assert.Contains("cannot tell", sentence, StringComparison.Ordinal);
        Assert.Contains("4 of 20 futures with \"aimed\" (50\u00A0% of the weight), 15 of 20 with \"area\" (50\u00A0%)", sentence, StringComparison.Ordinal);
        Assert.DoesNotMatch(Terms(), sentence);
    }

    [Fact]
    public void No_line_is_wider_than_the_terminal()
    {
        foreach (var width in new[] { 80, 100, 120 })
        {
            var page = new Page(width);
            AnswerText.Write(page, InventedAnswer.Create(), []);
            Assert.All(page.ToString().Split('\n'), line => Assert.True(line.Length <= width, line));
        }
    }

    [Theory]
    [InlineData(0.0, "fewer than 1 of 20")]
    [InlineData(0.02, "fewer than 1 of 20")]
    [InlineData(0.03, "1 of 20")]
    [InlineData(0.44, "9 of 20")]
    [InlineData(0.97, "19 of 20")]
    [InlineData(0.98, "more than 19 of 20")]
    public void Frequencies_of_twenty(double p, string expected) => Assert.Equal(expected, Figures.OfTwenty(p));

    [Theory]
    [InlineData(61234, "61,000")]
    [InlineData(1_260_000, "1,300,000")]
    [InlineData(0.01234, "0.012")]
    [InlineData(0, "0")]
    [InlineData(9.96, "10")]
    [InlineData(double.NaN, "–")]
    public void Rough_figures_have_two_digits(double value, string expected) => Assert.Equal(expected, Figures.Rough(value));

    [Theory]
    [InlineData(26000, "26k")]
    [InlineData(1_400_000, "1.4m")]
    [InlineData(850, "850")]
    public void Short_figures(double value, string expected) => Assert.Equal(expected, Figures.Short(value));

    private static string Render(Answer answer)
    {
        var page = new Page(80);
        AnswerText.Write(page, answer, []);
        return page.ToString();
    }

    [GeneratedRegex("remote chance|unlikely|realistic possibility|likely|almost certain", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Terms();

    [GeneratedRegex(@"\b(will|wins?|winner|loses?|collapses?|enemy|enemies|burn rate|meat)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();
}
