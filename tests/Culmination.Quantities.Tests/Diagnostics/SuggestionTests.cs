using Culmination.Quantities.Diagnostics;

namespace Culmination.Quantities.Tests.Diagnostics;

public sealed class SuggestionTests
{
    private static readonly string[] Known = ["central", "low", "high", "published", "period_start"];

    [Theory]
    [InlineData("centrel", "central")]
    [InlineData("Low", "low")]
    [InlineData("hihg", "high")]
    [InlineData("publishd", "published")]
    [InlineData("period start", "period_start")]
    [InlineData("statement", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_if_one_is_near(string word, string? expected)
    {
        Assert.Equal(expected, Suggestion.Nearest(word, Known));
    }

    [Fact]
    public void Of_equally_near_words_the_first_is_taken()
    {
        Assert.Equal("p10", Suggestion.Nearest("p20", ["p10", "p50", "p90"]));
    }

    [Fact]
    public void Help_names_the_nearest_else_the_few_there_are()
    {
        Assert.Equal("did you mean 'low'?", Suggestion.Help("lwo", Known));
        Assert.Equal("known: central, low, high, published, period_start", Suggestion.Help("statement", Known));
        Assert.Null(Suggestion.Help("statement", Enumerable.Range(100, 50).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
