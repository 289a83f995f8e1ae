using Culmination.Cli.Terminal;

namespace Culmination.Cli.Tests.Terminal;

public sealed class ScreenTests
{
    [Fact]
    public void Without_colour_no_escape_is_written()
    {
        Assert.DoesNotContain('\u001b', Written(ScreenTraits.Plain));
        Assert.Contains('\u001b', Written(ScreenTraits.Plain with { ColourOut = true }));
    }

    [Fact]
    public void Colour_changes_nothing_but_the_escapes()
    {
        var coloured = System.Text.RegularExpressions.Regex.Replace(Written(ScreenTraits.Plain with { ColourOut = true }), "\u001b\\[[0-9;]*m", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Equal(Written(ScreenTraits.Plain), coloured);
    }

    [Fact]
    public void A_terminal_without_utf8_gets_ascii()
    {
        var text = Written(ScreenTraits.Plain with { IsUtf8 = false });
        Assert.True(System.Text.Ascii.IsValid(text), text);
        Assert.Contains("40-60 ~2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(null, null, "C", false)]
    [InlineData(null, null, "en_GB.UTF-8", true)]
    [InlineData("C.UTF-8", null, "C", true)]
    [InlineData("POSIX", "en_GB.utf8", null, false)]
    public void The_locale_tells_whether_the_terminal_reads_utf8(string? all, string? type, string? lang, bool expected) =>
        Assert.Equal(expected, ScreenTraits.Utf8(name => name switch { "LC_ALL" => all, "LC_CTYPE" => type, "LANG" => lang, _ => null }));

    private static string Written(ScreenTraits traits)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error, traits);
        screen.Write(screen.NewPage().Line("  strong", Emphasis.Strong).Blank().Line(new Piece("a "), new Piece("40–60 ±2", Emphasis.Error)).Line("end"));
        return output.ToString();
    }
}
