using System.Globalization;
using Culmination.Analysis.AttritionLaws;
using Culmination.Cli.Answers;
using Culmination.Cli.Diagnostics;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Commands;

/// <summary>What the commands do with a question about laws of attrition (laws.yaml) instead of a scenario.</summary>
internal static class LawQuestions
{
    /// <summary>Answers it: nothing is drawn, so the options of ensembles have no meaning here.</summary>
    public static int Ask(Screen screen, string path, AskOptions options)
    {
        if (Meaningless(options) is { } name)
        {
            return Reports.Usage(screen, $"{name} has no meaning for a question about laws of attrition: nothing is drawn at random");
        }

        var read = LawScenarioReader.Read(path);
        if (!read.Succeeded)
        {
            return Reports.Diagnostics(screen, read.Diagnostics);
        }

        var answer = LawInquiry.Ask(read.Value);
        if (options.Json)
        {
            screen.WriteRaw(LawAnswerJson.Text(answer));
            return ExitCodes.Answered;
        }

        var page = screen.NewPage();
        LawAnswerText.Write(page, answer);
        screen.Write(page);
        return ExitCodes.Answered;
    }

    public static int Check(Screen screen, string path)
    {
        var read = LawScenarioReader.Read(path);
        var code = Reports.Diagnostics(screen, read.Diagnostics);
        if (code == ExitCodes.Answered)
        {
            screen.Write(screen.NewPage().Line(string.Create(
                CultureInfo.InvariantCulture, $"check: {read.Value!.Record.Count} days, {read.Value.Laws.Length} laws; {DiagnosticPrinter.Summary(read.Diagnostics)}")));
        }

        return code;
    }

    public static void List(Page page, string name, string path)
    {
        var read = LawScenarioReader.Read(path);
        page.Blank().Line(name, Emphasis.Strong);
        if (read.Succeeded)
        {
            page.Wrap(read.Value.Question).Wrap(read.Value.Title, emphasis: Emphasis.Faint);
            page.Wrap("laws: " + string.Join(", ", read.Value.Laws.Select(l => l.Name)), hanging: 2, emphasis: Emphasis.Faint);
        }
        else
        {
            page.Wrap($"has mistakes: culmination check {name}", emphasis: Emphasis.Warning);
        }
    }

    private static string? Meaningless(AskOptions options) => options switch
    {
        { Policies.Length: > 0 } => "--policy",
        { By: not null } => "--by",
        { Members: not null } => "--members",
        { Seed: not null } => "--seed",
        { TimeStep: not null } => "--dt",
        { PriorOnly: true } => "--prior",
        { Output: not null } => "-o",
        _ => null,
    };
}
