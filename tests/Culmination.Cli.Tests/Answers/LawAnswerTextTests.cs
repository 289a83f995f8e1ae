using Culmination.Analysis.AttritionLaws;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Tests.Answers;

public sealed class LawAnswerTextTests
{
    [Fact]
    public void The_verdict_says_a_third_only_where_it_is_so()
    {
        Assert.Contains("No law with constant coefficients explains more than a third", Render(0.30), StringComparison.Ordinal);
        var more = Render(0.60);
        Assert.DoesNotContain("more than a third", more, StringComparison.Ordinal);
        Assert.Contains("explains 60 %", more, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_record_cannot_tell_is_said()
    {
        var text = Render(0.30);
        Assert.Contains("from 0.5 to 6.0 for p", text, StringComparison.Ordinal);
        Assert.Contains("too narrow", text, StringComparison.Ordinal);
        Assert.Contains("straight line in time for each side explains 25 %", text, StringComparison.Ordinal);
    }

    private static string Render(double best)
    {
        var record = new LossRecord([1, 2], [10, 9], [1, 1], [10, 9], [1, 1]);
        var scenario = new LawScenario("small", "Small", "Does it?", "invented", "North", "South", record, [], [], ["civilians"], new string('0', 64));
        var answer = new LawAnswer(
            scenario,
            [
                new LawFit(new LawForm("square", "square law", 1, 0), 1, 0, -5, -5, 1, 0.1, 0.1, 0.1),
                new LawFit(new LawForm("free", "exponents free", null, null), 3, 1, -50, -50, 1, best, best, best),
            ],
            new LogFit(2, 2, -50, -50, 0.3, 0.28),
            0.25,
            new Identifiability(1, 1, -0.7, 1000, 0.5, 6, -1, 3, 0.4),
            []);
        var page = new Page(200);
        LawAnswerText.Write(page, answer);
        return page.ToString().Replace(Page.Joint, ' ');
    }
}
