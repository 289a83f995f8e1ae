using System.CommandLine;
using Culmination.Analysis.Auditing;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination model audit MODEL</c>: whether a model has the links and loops that its structure.csv says.</summary>
internal static class AuditCommand
{
    private const string DefaultScenario = "ukraine-2023-03";

    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var model = new Argument<string>("model") { Description = "A folder with model.xmile and structure.csv." };
        var scenario = new Option<string>("--scenario") { Description = "Whose priors and outcomes are used.", DefaultValueFactory = _ => DefaultScenario };
        var states = new Option<int>("--states") { Description = "How many parameter sets and start weeks are tried.", DefaultValueFactory = _ => new AuditOptions().States };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the states (1 unless given).", CustomParser = OptionParsing.Seed };
        var json = new Option<bool>("--json") { Description = "One JSON document, schema culmination.audit/1." };
        states.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var n) || n is < 8 or > 100_000))
            {
                result.AddError("--states has to be a whole number from 8 to 100000");
            }
        });
        var command = new Command("audit", "Tests each causal link and feedback loop the model is said to have.") { model, scenario, states, seed, json };
        command.SetAction(parsed => Run(
            screen,
            parsed.GetRequiredValue(model),
            parsed.GetValue(scenario) ?? DefaultScenario,
            new AuditOptions(parsed.GetValue(states), parsed.GetValue(seed) ?? new AuditOptions().Seed, Environment.ProcessorCount),
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static int Run(Screen screen, string given, string scenarioName, AuditOptions options, bool asJson, CancellationToken cancellation)
    {
        if (ModelFile.Find(given) is not { } path)
        {
            return Reports.NoInput(screen, given, $"there is no model '{given}'");
        }

        if (StructureFile.Read(path) is not { } structure)
        {
            var table = StructureFile.Beside(path);
            return Reports.NoInput(screen, table, $"there is no '{table}'", "it says which links and loops the model has: docs/formats/structure.md");
        }

        if (!structure.Succeeded)
        {
            return Reports.Diagnostics(screen, structure.Diagnostics);
        }

        if (Places.FindScenario(scenarioName) is not { } scenarioPath)
        {
            return Reports.NoScenario(screen, scenarioName);
        }

        // The priors are the scenario's; the model is the one given, which may be a copy under study.
        var scenario = ScenarioReader.Read(scenarioPath);
        if (!scenario.Succeeded)
        {
            return Reports.Diagnostics(screen, scenario.Diagnostics);
        }

        var bound = ScenarioBinder.Bind(scenario.Value with { ModelPath = path });
        if (!bound.Succeeded)
        {
            return Reports.Diagnostics(screen, bound.Diagnostics);
        }

        var report = StructureAudit.Run(bound.Value, structure.Value, options, cancellation);
        if (!report.Succeeded)
        {
            return Reports.Diagnostics(screen, report.Diagnostics);
        }

        if (asJson)
        {
            screen.WriteRaw(AuditListing.Json(report.Value));
        }
        else
        {
            var page = screen.NewPage();
            AuditListing.Write(page, report.Value);
            screen.Write(page);
        }

        return report.Value.IsComplete ? ExitCodes.Answered : ExitCodes.ThresholdNotMet;
    }
}
