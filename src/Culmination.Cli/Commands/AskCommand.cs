using System.CommandLine;
using System.Globalization;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Archives;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination ask SCENARIO</c>: answers the scenario's question.</summary>
internal static class AskCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var scenario = new Argument<string>("scenario") { Description = "A name under scenarios/, a folder, or a scenario.yaml." };
        var json = new Option<bool>("--json") { Description = "The answer as one JSON document, schema culmination.answer/1." };
        var policy = new Option<string[]>("--policy") { Description = "Only this policy, beside the scenario's first; may be repeated." };
        var by = new Option<DateOnly?>("--by") { Description = "The question by this day (2025-03-01) instead of the scenario's.", CustomParser = OptionParsing.Day };
        var members = new Option<int?>("--members") { Description = "How many futures.", CustomParser = OptionParsing.PositiveCount };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of all draws: the same seed gives the same answer.", CustomParser = OptionParsing.Seed };
        var jobs = new Option<int?>("--jobs") { Description = "Threads; changes no digit of the answer.", CustomParser = OptionParsing.PositiveCount };
        var kernel = new Option<string?>("--kernel") { Description = "interpreter or vector; changes no digit of the answer." };
        var dt = new Option<double?>("--dt") { Description = "Runs the same weighed futures with another time step, to see that it does not matter.", CustomParser = OptionParsing.PositiveNumber };
        var fresh = new Option<bool>("--fresh") { Description = "Weighs the futures anew even where a sample is kept." };
        var prior = new Option<bool>("--prior") { Description = "Without the evidence: what the model says of itself." };
        var output = new Option<string?>("-o", "--output") { Description = "Keep the result as an archive (FILE.culm)." };
        var compare = new Option<string?>("--compare") { Description = "An earlier answer (JSON, or FILE.culm): says what was changed since, and what moved." };
        var quiet = new Option<bool>("-q", "--quiet") { Description = "No progress and no notes." };
        kernel.AcceptOnlyFromAmong("interpreter", "vector");
        var command = new Command("ask", "Answers a scenario's question.") { scenario, json, policy, by, members, seed, jobs, kernel, dt, prior, fresh, output, compare, quiet };
        command.SetAction(parsed => Run(
            screen,
            new AskOptions(
                parsed.GetRequiredValue(scenario), parsed.GetValue(json), parsed.GetValue(policy) ?? [], parsed.GetValue(by), parsed.GetValue(members), parsed.GetValue(seed),
                parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(kernel) ?? "vector", parsed.GetValue(dt), parsed.GetValue(prior), parsed.GetValue(output), parsed.GetValue(quiet), parsed.GetValue(fresh))
            {
                Compare = parsed.GetValue(compare),
            },
            cancellation));
        return command;
    }

    private static int Run(Screen screen, AskOptions options, CancellationToken cancellation)
    {
        if (Places.FindLaws(options.Scenario) is { } laws)
        {
            return LawQuestions.Ask(screen, laws, options);
        }

        if (Places.FindScenario(options.Scenario) is not { } path)
        {
            return Reports.NoScenario(screen, options.Scenario);
        }

        if (options.Output is { } output && Path.GetDirectoryName(Path.GetFullPath(output)) is { } folder && !Directory.Exists(folder))
        {
            return Reports.NoFile(screen, $"there is no folder '{folder}' to write to");
        }

        if (EarlierAnswer.Wrong(screen, options.Compare) is { } notAnAnswer)
        {
            return notAnAnswer;
        }

        var read = ScenarioReader.Read(path);
        if (!read.Succeeded)
        {
            return Reports.Diagnostics(screen, read.Diagnostics);
        }

        if (WrongOption(screen, options, read.Value) is { } usage)
        {
            return usage;
        }

        var overrides = new ScenarioOverrides { By = options.By, Members = options.Members, Seed = options.Seed };
        var bound = ScenarioBinder.Bind(Chosen(read.Value, options.Policies), overrides);
        var found = read.Diagnostics.AddRange(bound.Diagnostics);
        if (!bound.Succeeded || (found.Length > 0 && !options.Quiet))
        {
            var code = Reports.Diagnostics(screen, found);
            if (!bound.Succeeded)
            {
                return code;
            }
        }

        if (options.TimeStep is null)
        {
            return Answer(screen, options, bound.Value, bound.Value, cancellation);
        }

        var stepped = ScenarioBinder.Bind(Chosen(read.Value, options.Policies), overrides with { TimeStep = options.TimeStep });
        return stepped.Succeeded ? Answer(screen, options, bound.Value, stepped.Value, cancellation) : Reports.Diagnostics(screen, stepped.Diagnostics);
    }

    /// <param name="weighing">The scenario as it is weighed by the evidence.</param>
    /// <param name="scenario">The same as it is run: with another step, if one was asked for.</param>
    private static int Answer(Screen screen, AskOptions options, BoundScenario weighing, BoundScenario scenario, CancellationToken cancellation)
    {
        var run = scenario.Scenario.Run;
        using var line = new ProgressLine(screen, "ask " + scenario.Scenario.Name, options.Quiet);
        var inquiry = new InquiryOptions(run.Members, run.Seed, options.Jobs)
        {
            IsPriorOnly = options.PriorOnly,
            Simulator = string.Equals(options.Kernel, "interpreter", StringComparison.Ordinal) ? SimulatorKind.Interpreter : SimulatorKind.Kernel,
        };
        var sample = KeptSamples.Find(screen, weighing, inquiry, options.Fresh, options.Quiet, checkpoint: null, new StageReports(line), cancellation);
        var result = Inquiry.Forecast(scenario, sample, inquiry, new StageReports(line), cancellation);
        var effect = options.PriorOnly || scenario.Observations.IsEmpty ? null : Calibrator.Effect(scenario, sample, result, inquiry, cancellation);
        var asked = new InquiryResult(result, AnswerBuilder.Build(result) with { Evidence = effect });
        cancellation.ThrowIfCancellationRequested();
        line.Done(string.Create(CultureInfo.InvariantCulture, $"{Figures.Count(run.Members)} futures under {asked.Answer.Policies.Length} policies"));
        if (options.Output is { } output)
        {
            var hash = ArchiveWriter.Write(output, asked.Result, asked.Answer, AnswerJson.Text(asked.Answer, isIndented: false), cancellation);
            if (!options.Quiet)
            {
                screen.Note($"kept: {output}, content hash {hash[..12]}");
            }
        }

        Print(screen, options, asked.Answer);
        return ExitCodes.Answered;
    }

    private static void Print(Screen screen, AskOptions options, Answer answer)
    {
        var change = options.Compare is { } earlier ? EarlierAnswer.Change(earlier, answer) : null;
        if (options.Json)
        {
            screen.WriteRaw(AnswerJson.Text(answer, isIndented: true, change));
            return;
        }

        var page = screen.NewPage();
        AnswerText.Write(page, answer, options.Policies);
        if (change is not null)
        {
            ChangeBlock.Write(page, change, options.Compare!);
        }

        screen.Write(page);
        if (!options.Quiet)
        {
            var name = options.Scenario;
            screen.Note(options.Output is null ? $"next: culmination ask {name} -o answer.culm     culmination ask {name} --json" : $"next: culmination check {options.Output}");
        }
    }

    /// <summary>The policies named, after the scenario's first: what others are compared with is always there.</summary>
    private static Scenario Chosen(Scenario scenario, string[] names) => names.Length == 0
        ? scenario
        : scenario with { Policies = [.. scenario.Policies.Where((p, i) => i == 0 || names.Contains(p.Name, StringComparer.Ordinal))] };

    private static int? WrongOption(Screen screen, AskOptions options, Scenario scenario)
    {
        var known = scenario.Policies.Select(p => p.Name).ToList();
        if (options.Policies.FirstOrDefault(p => !known.Contains(p, StringComparer.Ordinal)) is { } unknown)
        {
            return Reports.Usage(screen, $"--policy: the scenario has no policy '{unknown}'", Suggestion.Help(unknown, known));
        }

        if (options.By is { } by && (by <= scenario.Calendar.Issue || by > scenario.Calendar.End))
        {
            return Reports.Usage(screen, $"--by: a day after the date of issue ({Figures.Day(scenario.Calendar.Issue)}) and not after the end ({Figures.Day(scenario.Calendar.End)}) is needed");
        }

        return null;
    }

    internal sealed class StageReports(ProgressLine line) : IProgress<InquiryProgress>
    {
        public void Report(InquiryProgress value) => line.Report(
            value.Stage switch
            {
                InquiryStage.DrawingFromPriors => "drawing futures from the priors",
                InquiryStage.WeighingByEvidence => "weighing them by the evidence",
                _ => "running them under each policy",
            },
            value.Share);
    }
}
