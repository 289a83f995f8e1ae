using Culmination.Cli.Terminal;

namespace Culmination.Cli.Tests.Terminal;

public sealed class ProgressLineTests
{
    [Fact]
    public void Away_from_a_terminal_each_tenth_is_one_line()
    {
        var (text, _) = Run(ScreenTraits.Plain, quiet: false);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(12, lines.Length);
        Assert.StartsWith("ask: futures 0 %", lines[0], StringComparison.Ordinal);
        Assert.Contains("futures 50 %, 5.0 s, about 5.0 s left", text, StringComparison.Ordinal);
        Assert.Equal("ask: 100 futures in 10.1 s", lines[^1]);
    }

    [Fact]
    public void On_a_terminal_it_is_one_line_and_gone_at_the_end()
    {
        var (text, _) = Run(ScreenTraits.Plain with { ErrorIsTerminal = true }, quiet: false);
        Assert.Equal(1, text.Count(c => c == '\n'));
        Assert.Contains("\r", text, StringComparison.Ordinal);
        Assert.EndsWith("\rask: 100 futures in 10.1 s\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_says_nothing() => Assert.Empty(Run(ScreenTraits.Plain, quiet: true).Error);

    [Fact]
    public void Progress_never_goes_to_the_answer() => Assert.Empty(Run(ScreenTraits.Plain, quiet: false).Out);

    private static (string Error, string Out) Run(ScreenTraits traits, bool quiet)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var now = TimeSpan.Zero;
        using (var line = new ProgressLine(new Screen(output, error, traits), "ask", quiet, () => now))
        {
            for (var i = 0; i <= 100; i++)
            {
                now = TimeSpan.FromSeconds(i * 0.1);
                line.Report("futures", i / 100.0);
            }

            now = TimeSpan.FromSeconds(10.1);
            line.Done("100 futures");
        }

        return (error.ToString(), output.ToString());
    }
}
