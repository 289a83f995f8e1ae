using Culmination.Analysis.Scenarios;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Commands;

/// <summary>Bare <c>culmination</c>: the questions there are, and what to do next.</summary>
internal static class ListCommand
{
    public static int Run(Screen screen)
    {
        var scenarios = Places.Scenarios();
        var page = screen.NewPage();
        var laws = Places.Laws();
        if (scenarios.Count + laws.Count == 0)
        {
            page.Line("There are no questions here: no folder under scenarios/ has a scenario.yaml.");
        }

        string? first = null;
        foreach (var (name, path) in scenarios)
        {
            var read = ScenarioReader.Read(path);
            page.Blank().Line(name, Emphasis.Strong);
            if (read.Succeeded)
            {
                first ??= name;
                page.Wrap(read.Value.Question.Text).Wrap(read.Value.Title, emphasis: Emphasis.Faint);
                page.Wrap("policies: " + string.Join(", ", read.Value.Policies.Select(p => p.Name)), hanging: 2, emphasis: Emphasis.Faint);
            }
            else
            {
                page.Wrap($"has mistakes: culmination check {name}", emphasis: Emphasis.Warning);
            }
        }

        foreach (var (name, path) in laws)
        {
            LawQuestions.List(page, name, path);
        }

        screen.Write(page);
        screen.Note(first is null ? "next: culmination --help" : $"next: culmination ask {first}     culmination check {first}     culmination --help");
        return ExitCodes.Answered;
    }
}
