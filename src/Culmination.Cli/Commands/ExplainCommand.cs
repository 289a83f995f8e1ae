using System.CommandLine;
using Culmination.Cli.Explanations;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination explain CODE</c>: a diagnostic or a word at length.</summary>
internal static class ExplainCommand
{
    public static Command Create(Screen screen)
    {
        var what = new Argument<string>("code") { Description = "A diagnostic's code (E0501) or a word of the glossary (member)." };
        var command = new Command("explain", "Explains a diagnostic or a word at length.") { what };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(what), screen));
        return command;
    }

    private static int Run(string what, Screen screen)
    {
        if (Handbook.Diagnostic(what) is { } section)
        {
            var page = screen.NewPage().Line($"{section.Code}: {section.Title}", Emphasis.Strong);
            foreach (var paragraph in section.Paragraphs)
            {
                page.Blank().Wrap(paragraph);
            }

            screen.Write(page);
            return ExitCodes.Answered;
        }

        if (Handbook.Word(what) is { } word)
        {
            screen.Write(screen.NewPage().Line(word.Word, Emphasis.Strong).Wrap(word.Meaning));
            return ExitCodes.Answered;
        }

        screen.Note($"culmination: there is no diagnostic and no word '{what}'.", Emphasis.Error);
        var near = Suggestion.Nearest(what, Handbook.Names);
        screen.Note(near is null ? "help: docs/guide/diagnostics.md and docs/glossary.md list them all" : $"help: did you mean `culmination explain {near}`?");
        return ExitCodes.WrongUsage;
    }
}
