using System.Collections.Immutable;
using System.CommandLine;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Validation;
using Culmination.Cli.Answers;
using Culmination.Cli.Terminal;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Files;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination validate SCENARIO</c>: how forecasts of past dates of issue did, or (with --against) the scenario's own on later figures.</summary>
internal static class ValidateCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var scenario = new Argument<string>("scenario") { Description = "A name under scenarios/, a folder, or a scenario.yaml." };
        var issues = new Option<DateOnly[]>("--issue") { Description = "A date of issue to score (2022-08-31); may be repeated.", CustomParser = OptionParsing.Days };
        var against = new Option<string?>("--against") { Description = "A table of later figures (FILE.csv) to score the forecast on." };
        var json = new Option<bool>("--json") { Description = "The record as one JSON document, schema culmination.record-score/1." };
        var members = new Option<int?>("--members") { Description = "How many futures.", CustomParser = OptionParsing.PositiveCount };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of all draws: the same seed gives the same record.", CustomParser = OptionParsing.Seed };
        var jobs = new Option<int?>("--jobs") { Description = "Threads; changes no digit.", CustomParser = OptionParsing.PositiveCount };
        var fresh = new Option<bool>("--fresh") { Description = "Weighs the futures anew even where a sample is kept." };
        var output = new Option<string?>("-o", "--output") { Description = "Write to a file instead (as JSON where its name ends in .json)." };
        var quiet = new Option<bool>("-q", "--quiet") { Description = "No progress and no notes." };
        var command = new Command("validate", "Scores what forecasts said against what came, beside naive rules.") { scenario, issues, against, json, members, seed, jobs, fresh, output, quiet };
        command.SetAction(parsed => Run(
            screen,
            new ValidateOptions(
                parsed.GetRequiredValue(scenario), parsed.GetValue(issues) ?? [], parsed.GetValue(against), parsed.GetValue(json), parsed.GetValue(members), parsed.GetValue(seed),
                parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(fresh), parsed.GetValue(output), parsed.GetValue(quiet)),
            cancellation));
        return command;
    }

    private static int Run(Screen screen, ValidateOptions options, CancellationToken cancellation)
    {
        if (Places.FindScenario(options.Scenario) is not { } path)
        {
            return Reports.NoScenario(screen, options.Scenario);
        }

        if (options.Output is { } output && Path.GetDirectoryName(Path.GetFullPath(output)) is { } folder && !Directory.Exists(folder))
        {
            return Reports.NoFile(screen, $"there is no folder '{folder}' to write to");
        }

        var read = ScenarioReader.Read(path);
        if (read.Value is not { } scenario)
        {
            return Reports.Diagnostics(screen, read.Diagnostics);
        }

        var rulesPath = Path.Combine(scenario.Directory, RecordReader.FileName);
        if (!File.Exists(rulesPath))
        {
            return Reports.NoInput(screen, rulesPath, "the scenario has no record.yaml, which says what its figures are in the model", "see docs/formats/record.md");
        }

        var rules = RecordReader.Read(rulesPath, scenario);
        var known = rules.Value is { } r ? KnownFigures.Read(scenario, r) : null;
        var later = options.Against is { } file ? FigureTable.Read(file) : null;
        ImmutableArray<Diagnostic> found = [.. rules.Diagnostics, .. known?.Diagnostics ?? [], .. later?.Diagnostics ?? []];
        if (found.Any(d => d.Severity == Severity.Error))
        {
            return Reports.Diagnostics(screen, found);
        }

        var issues = Issues(options, scenario, rules.Value!);
        if (issues.FirstOrDefault(d => d <= scenario.Calendar.Start || d > scenario.Calendar.Issue) is var outside && outside != default)
        {
            return Reports.Usage(screen, $"--issue: a day after {Figures.Day(scenario.Calendar.Start)} and not after the scenario's date of issue, {Figures.Day(scenario.Calendar.Issue)}, is needed, not {Figures.Day(outside)}");
        }

        if (issues.IsEmpty)
        {
            return Reports.Usage(screen, "no date of issue is given: neither by --issue nor under 'issues' of record.yaml", "culmination validate SCENARIO --issue 2022-08-31, or --against FILE.csv");
        }

        return Score(screen, options, scenario, rules.Value!, known!.Value!.Figures, later?.Value?.Figures, issues, cancellation);
    }

    /// <summary>With later figures, the scenario's own date of issue; else those named, or those of record.yaml.</summary>
    private static ImmutableArray<DateOnly> Issues(ValidateOptions options, Scenario scenario, RecordRules rules) =>
        options.Issues.Length > 0 ? [.. options.Issues.Distinct().Order()]
        : options.Against is not null ? [scenario.Calendar.Issue]
        : rules.Issues;

    private static int Score(
        Screen screen, ValidateOptions options, Scenario scenario, RecordRules rules, ImmutableArray<Figure> known, ImmutableArray<Figure>? given, ImmutableArray<DateOnly> issues,
        CancellationToken cancellation)
    {
        using var line = new ProgressLine(screen, "validate " + scenario.Name, options.Quiet);
        var origins = ImmutableArray.CreateBuilder<RecordOrigin>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        var (members, seed) = (0, 0UL);
        foreach (var issue in issues)
        {
            var bound = ScenarioBinder.Bind(scenario, new ScenarioOverrides { Issue = issue, Members = options.Members, Seed = options.Seed });
            if (bound.Value is not { } weighed)
            {
                return Reports.Diagnostics(screen, bound.Diagnostics);
            }

            // What was published later is left out by design: only a prior that rests on it is worth a word.
            warnings.AddRange(bound.Diagnostics.Where(d => d.Code == "W0542").Select(d => d.Message));
            (members, seed) = (weighed.Scenario.Run.Members, weighed.Scenario.Run.Seed);
            var inquiry = new InquiryOptions(members, seed, options.Jobs);
            var sample = KeptSamples.Find(screen, weighed, inquiry, options.Fresh, options.Quiet, checkpoint: null, new WeighingStage(line, issue), cancellation);
            var later = given ?? [.. known.Where(f => f.AsOf > issue && f.AsOf <= scenario.Calendar.Issue)];
            var origin = ForecastRecord.Of(weighed, sample, rules, known, later, given is not null, inquiry, new Stage(line, issue, "forecasting"), cancellation);
            if (origin.Value is not { } scored)
            {
                return Reports.Diagnostics(screen, origin.Diagnostics);
            }

            origins.Add(given is null ? scored.WithoutUnmapped() : scored);
        }

        cancellation.ThrowIfCancellationRequested();
        line.Done(Figures.Count(origins.Sum(o => o.Rows.Length)) + " figures scored");
        var report = RecordReport.Of(scenario, options.Against ?? string.Empty, members, seed, origins.ToImmutable(), warnings.ToImmutable());
        Write(screen, options, report);
        return ExitCodes.Answered;
    }

    private static void Write(Screen screen, ValidateOptions options, RecordReport report)
    {
        var isJson = options.Json || (options.Output?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ?? false);
        if (options.Output is { } output)
        {
            var page = new Page(100);
            RecordText.Write(page, report);
            var text = isJson ? RecordJson.Text(report) : page.ToString();
            AtomicFile.Write(Path.GetFullPath(output), path => File.WriteAllText(path, text));
            if (!options.Quiet)
            {
                screen.Note("kept: " + output);
            }

            return;
        }

        if (isJson)
        {
            screen.WriteRaw(RecordJson.Text(report));
            return;
        }

        var shown = screen.NewPage();
        RecordText.Write(shown, report);
        screen.Write(shown);
    }

    private sealed class Stage(ProgressLine line, DateOnly issue, string what) : IProgress<double>
    {
        public void Report(double value) => line.Report($"{what} as of {Figures.Day(issue)}", value);
    }

    private sealed class WeighingStage(ProgressLine line, DateOnly issue) : IProgress<InquiryProgress>
    {
        public void Report(InquiryProgress value) =>
            line.Report($"{(value.Stage == InquiryStage.DrawingFromPriors ? "drawing from the priors" : "weighing by the evidence")} of {Figures.Day(issue)}", value.Share);
    }
}

/// <summary>What <c>culmination validate</c> was told; null leaves the scenario's word.</summary>
internal sealed record ValidateOptions(
    string Scenario, DateOnly[] Issues, string? Against, bool Json, int? Members, ulong? Seed, int Jobs, bool Fresh, string? Output, bool Quiet);
