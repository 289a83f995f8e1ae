using System.CommandLine;
using System.Globalization;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Calibration.Chains;
using Culmination.Analysis.Calibration.Reports;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Answers;
using Culmination.Cli.Calibrations;
using Culmination.Cli.Terminal;
using Culmination.Storage.Samples;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination calibrate SCENARIO</c>: what the evidence did to every parameter, and how far the sample can be trusted.</summary>
internal static class CalibrateCommand
{
    private const string Smc = "smc";
    private const string Chains = "demc";
    private const string Both = "both";

    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var scenario = new Argument<string>("scenario") { Description = "A name under scenarios/, a folder, or a scenario.yaml." };
        var method = new Option<string>("--method") { Description = "smc (what ask uses), demc (Markov chains, to check it), or both, compared.", DefaultValueFactory = _ => Smc };
        var members = new Option<int?>("--members") { Description = "How many members, or draws of the chains.", CustomParser = OptionParsing.PositiveCount };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of all draws.", CustomParser = OptionParsing.Seed };
        var jobs = new Option<int?>("--jobs") { Description = "Threads; changes no digit.", CustomParser = OptionParsing.PositiveCount };
        var json = new Option<bool>("--json") { Description = "One JSON document, schema culmination.calibration/1." };
        var fresh = new Option<bool>("--fresh") { Description = "Samples anew even where a sample is kept." };
        var resume = new Option<string?>("--resume") { Description = "Keeps the sampler's place in FILE after each stage, and goes on from there when it is found." };
        var ship = new Option<bool>("--ship") { Description = "Samples anew and keeps the result in the scenario's folder, to travel with it." };
        var quiet = new Option<bool>("-q", "--quiet") { Description = "No progress and no notes." };
        method.AcceptOnlyFromAmong(Smc, Chains, Both);
        var command = new Command("calibrate", "Conditions a scenario on its evidence and reports what that did.") { scenario, method, members, seed, jobs, json, fresh, resume, ship, quiet };
        command.SetAction(parsed => Run(
            screen,
            new CalibrateOptions(
                parsed.GetRequiredValue(scenario), parsed.GetValue(method) ?? Smc, parsed.GetValue(members), parsed.GetValue(seed), parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                parsed.GetValue(json), parsed.GetValue(fresh), parsed.GetValue(resume), parsed.GetValue(ship), parsed.GetValue(quiet)),
            cancellation));
        return command;
    }

    private static int Run(Screen screen, CalibrateOptions options, CancellationToken cancellation)
    {
        if (Places.FindScenario(options.Scenario) is not { } path)
        {
            return Reports.NoScenario(screen, options.Scenario);
        }

        var read = ScenarioReader.Read(path);
        if (!read.Succeeded)
        {
            return Reports.Diagnostics(screen, read.Diagnostics);
        }

        // One policy is enough: the report is about the past and one answer.
        var only = read.Value with { Policies = [.. read.Value.Policies.Take(1)] };
        var bound = ScenarioBinder.Bind(only, new ScenarioOverrides { Members = options.Members, Seed = options.Seed });
        var found = read.Diagnostics.AddRange(bound.Diagnostics);
        if (!bound.Succeeded || (found.Length > 0 && !options.Quiet))
        {
            var code = Reports.Diagnostics(screen, found);
            if (!bound.Succeeded)
            {
                return code;
            }
        }

        if (bound.Value.Observations.IsEmpty)
        {
            return Reports.Usage(screen, $"'{options.Scenario}' has no observations: there is nothing to calibrate on");
        }

        if (options.Ship && (options.Method is not Smc || options.Members is not null || options.Seed is not null))
        {
            return Reports.Usage(screen, "--ship keeps the sample that ask takes: of --method smc, with the scenario's own members and seed");
        }

        return Calibrate(screen, options, bound.Value, cancellation);
    }

    private static int Calibrate(Screen screen, CalibrateOptions options, BoundScenario scenario, CancellationToken cancellation)
    {
        var run = scenario.Scenario.Run;
        var inquiry = new InquiryOptions(run.Members, run.Seed, options.Jobs);
        using var line = new ProgressLine(screen, "calibrate " + scenario.Scenario.Name, options.Quiet);
        var progress = new AskCommand.StageReports(line);
        var reports = new List<CalibrationReport>();
        string? shipped = null;
        if (options.Method is not Chains)
        {
            var sample = KeptSamples.Find(screen, scenario, inquiry, options.Fresh || options.Ship, options.Quiet, options.Resume, progress, cancellation);
            reports.Add(Calibrator.Report(scenario, sample, inquiry, progress, cancellation));
            if (options.Ship)
            {
                if (sample.ToScores() is not { } scores)
                {
                    return Reports.Usage(screen, "the sampler did not reach the whole evidence within its passes: nothing to ship");
                }

                shipped = ShippedPosterior.Keep(scenario.Scenario.Directory, WeighedSample.KeyOf(scenario, inquiry), scores, cancellation);
            }
        }

        if (options.Method is not Smc)
        {
            if (Calibrator.Chains(scenario, inquiry, ChainOptions.For(run.Members), progress, cancellation) is not { } sample)
            {
                return Reports.Usage(screen, "too few members of the prior are possible for chains to begin; more --members may help");
            }

            reports.Add(Calibrator.Report(scenario, sample, inquiry, progress, cancellation));
        }

        // What is shipped is written: then the report belongs to it.
        if (shipped is null)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        line.Done(string.Create(CultureInfo.InvariantCulture, $"{string.Join(" and ", reports.Select(r => $"{Figures.Count(r.Members)} {(r.Chains is null ? "members" : "draws")}"))}, {scenario.Observations.Length} observations"));
        if (shipped is not null && !options.Quiet)
        {
            screen.Note("kept: " + shipped);
        }

        var agreement = reports.Count == 2 ? Agreement.Of(reports[0], reports[1]) : null;
        if (options.Json)
        {
            screen.WriteRaw(reports.Count == 1 ? CalibrationJson.Text(reports[0]) : CalibrationJson.Text(reports[0], reports[1], agreement!));
            return ExitCodes.Answered;
        }

        var page = screen.NewPage();
        foreach (var report in reports)
        {
            CalibrationText.Write(page, report, scenario.Scenario.Calendar.Issue);
        }

        if (agreement is not null)
        {
            CalibrationText.WriteAgreement(page, agreement);
        }

        screen.Write(page);
        return ExitCodes.Answered;
    }

    private sealed record CalibrateOptions(string Scenario, string Method, int? Members, ulong? Seed, int Jobs, bool Json, bool Fresh, string? Resume, bool Ship, bool Quiet);
}
