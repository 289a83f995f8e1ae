using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Loops;
using Culmination.Dynamics.Loops.Dominance;
using Culmination.Dynamics.Planning;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination model loops MODEL --variable NAME</c>: which feedback loops make a variable's behaviour, and when.</summary>
internal static class LoopsCommand
{
    private const int Parts = 8;
    private const int MonthsPerQuarter = 3;

    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var model = new Argument<string>("model") { Description = "An XMILE file, or a folder with a model.xmile." };
        var variable = new Option<string>("--variable") { Description = "NAME or NAME[ELEMENT], or an id of the model's structure.csv: the variable whose loops are looked for.", Required = true };
        var scenario = new Option<string?>("--scenario") { Description = "Parameters at the medians of its priors; up to its date of issue, by quarter." };
        var all = new Option<bool>("--all") { Description = "All loops connected with the variable, not only those through it." };
        var json = new Option<bool>("--json") { Description = "One JSON document, schema culmination.loops/1." };
        var command = new Command("loops", "Which feedback loops make a variable's behaviour, and when.") { model, variable, scenario, all, json };
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(model);
            var request = new Request(parsed.GetRequiredValue(variable), parsed.GetValue(all), parsed.GetValue(json));
            return ModelFile.Find(given) is not { } path
                ? Reports.NoInput(screen, given, $"there is no model '{given}'")
                : parsed.GetValue(scenario) is { } named ? OfScenario(screen, path, named, request, cancellation) : OfModel(screen, path, request, cancellation);
        });
        return command;
    }

    private static int OfModel(Screen screen, string path, Request request, CancellationToken cancellation)
    {
        var loaded = ModelFile.Load(path, new PlanOptions());
        if (loaded.Diagnostics.Length > 0 && Reports.Diagnostics(screen, loaded.Diagnostics) is not ExitCodes.Answered and var code)
        {
            return code;
        }

        var plan = loaded.Value!.Plan;
        var clock = plan.Clock;
        var periods = LoopPeriod.Equal(clock.Start, clock.TimeAt(clock.StepCount), Parts, (from, to) => string.Create(CultureInfo.InvariantCulture, $"{from:0.##} to {to:0.##}"));
        return Show(screen, path, plan, [], periods, request, cancellation);
    }

    private static int OfScenario(Screen screen, string path, string scenarioName, Request request, CancellationToken cancellation)
    {
        if (Places.FindScenario(scenarioName) is not { } scenarioPath)
        {
            return Reports.NoScenario(screen, scenarioName);
        }

        var scenario = ScenarioReader.Read(scenarioPath);
        if (!scenario.Succeeded)
        {
            return Reports.Diagnostics(screen, scenario.Diagnostics);
        }

        var bound = ScenarioBinder.Bind(scenario.Value with { ModelPath = path });
        return bound.Succeeded
            ? Show(screen, path, bound.Value.Plan, MedianInputs.Of(bound.Value), Quarters(bound.Value.Scenario.Calendar), request, cancellation)
            : Reports.Diagnostics(screen, bound.Diagnostics);
    }

    private static int Show(
        Screen screen, string path, SimulationPlan plan, ImmutableArray<KeyValuePair<int, double>> settings, ImmutableArray<LoopPeriod> periods, Request request, CancellationToken cancellation)
    {
        BoundStructure? structure = null;
        if (StructureFile.Read(path) is { } table)
        {
            var bound = table.Succeeded ? BoundStructure.Bind(table.Value, plan) : null;
            if (bound is not { Succeeded: true })
            {
                return Reports.Diagnostics(screen, bound?.Diagnostics ?? table.Diagnostics);
            }

            structure = bound.Value;
        }

        var ids = LoopVariable.Find(plan, structure, request.Variable);
        if (ids.IsEmpty)
        {
            return Reports.Usage(screen, $"--variable: the model has no '{request.Variable}'", LoopVariable.Near(plan, structure, request.Variable));
        }

        if (ids.Length > 1 && !LoopVariable.IsId(structure, request.Variable))
        {
            return Reports.Usage(
                screen,
                $"--variable: '{request.Variable}' has {ids.Length.ToString(CultureInfo.InvariantCulture)} elements",
                "name one: " + string.Join(", ", ids.Take(Parts).Select(id => plan.Variables[id].Name)));
        }

        var options = new LoopOptions(structure, request.IsWhole, settings, periods[^1].To);
        var dominance = LoopDominance.Of(plan, ids, options, cancellation);
        var title = LoopVariable.IsId(structure, request.Variable) ? structure!.Variable(request.Variable).Variable.InWords : plan.Variables[ids[0]].Name;
        if (request.IsJson)
        {
            screen.WriteRaw(LoopsJson.Of(title, dominance, periods));
        }
        else
        {
            var page = screen.NewPage();
            LoopsListing.Write(page, title, dominance, periods);
            screen.Write(page);
        }

        return ExitCodes.Answered;
    }

    /// <summary>Quarters of the year from the first day to the date of issue, the first and the last cut to fit.</summary>
    private static ImmutableArray<LoopPeriod> Quarters(Culmination.Analysis.Scenarios.Calendar calendar)
    {
        var periods = ImmutableArray.CreateBuilder<LoopPeriod>();
        for (var day = calendar.Start; day < calendar.Issue;)
        {
            var quarter = (day.Month - 1) / MonthsPerQuarter;
            var next = new DateOnly(day.Year, (quarter * MonthsPerQuarter) + 1, 1).AddMonths(MonthsPerQuarter);
            next = next < calendar.Issue ? next : calendar.Issue;
            periods.Add(new LoopPeriod(string.Create(CultureInfo.InvariantCulture, $"{day.Year} Q{quarter + 1}"), calendar.WeekOf(day), calendar.WeekOf(next)));
            day = next;
        }

        return periods.Count > 0 ? periods.ToImmutable() : [new LoopPeriod("whole run", 0, calendar.WeekOf(calendar.End))];
    }

    private sealed record Request(string Variable, bool IsWhole, bool IsJson);
}
