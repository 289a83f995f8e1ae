using System.CommandLine;
using Culmination.Cli.Models;
using Culmination.Cli.Runs;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Files;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination run MODEL</c>: one model, one run, CSV out.</summary>
internal static class RunCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var model = new Argument<string>("model") { Description = "An XMILE file, or a folder with a model.xmile." };
        var set = new Option<Setting[]>("--set") { Description = "NAME=VALUE: another value of a constant; may be repeated.", CustomParser = OptionParsing.Settings };
        var method = new Option<string?>("--method") { Description = "euler, rk2 or rk4 instead of the model's." };
        var dt = new Option<double?>("--dt") { Description = "Another time step.", CustomParser = OptionParsing.PositiveNumber };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of random draws inside the model (0 unless given).", CustomParser = OptionParsing.Seed };
        var output = new Option<string?>("-o", "--output") { Description = "Where to write the CSV (standard output unless given)." };
        method.AcceptOnlyFromAmong("euler", "rk2", "rk4");
        var command = new Command("run", "Simulates one model once and writes CSV.") { model, set, method, dt, seed, output };
        command.SetAction(parsed =>
        {
            var options = new PlanOptions(parsed.GetValue(dt), Method(parsed.GetValue(method)));
            return Run(screen, parsed.GetRequiredValue(model), options, parsed.GetValue(set) ?? [], parsed.GetValue(seed) ?? 0, parsed.GetValue(output), cancellation);
        });
        return command;
    }

    private static int Run(Screen screen, string given, PlanOptions options, Setting[] settings, ulong seed, string? output, CancellationToken cancellation)
    {
        if (ModelFile.Find(given) is not { } path)
        {
            return Reports.NoInput(screen, given, $"there is no model '{given}'");
        }

        var loaded = ModelFile.Load(path, options);
        if (loaded.Diagnostics.Length > 0 && Reports.Diagnostics(screen, loaded.Diagnostics) is not ExitCodes.Answered and var code)
        {
            return code;
        }

        var file = loaded.Value!;
        var inputs = new List<KeyValuePair<int, double>>();
        foreach (var setting in settings)
        {
            var ids = file.Bound.Find(setting.Name);
            if (ids.IsEmpty)
            {
                return Reports.Usage(screen, $"--set: the model has no '{setting.Name}'", Suggestion.Help(setting.Name, file.Bound.Names));
            }

            if (ids.Any(id => file.Bound.Variables[id].ShapesModel))
            {
                return Reports.Usage(screen, $"--set: the model is made after '{setting.Name}' (the time of a DELAY, an order or a seed)", "change it in the model's file");
            }

            if (ids.Any(id => !file.Plan.Variables[id].IsConstant))
            {
                return Reports.Usage(screen, $"--set: '{setting.Name}' is computed by the model; only constants can be set", $"culmination model show {given} lists them");
            }

            inputs.AddRange(ids.Select(id => KeyValuePair.Create(id, setting.Value)));
        }

        var trajectory = RunRecorder.Record(new Interpreter(file.Plan), inputs, seed, cancellation: cancellation);
        if (output is null)
        {
            RunTable.Write(screen.Out, trajectory);
        }
        else
        {
            AtomicFile.Write(output, temporary =>
            {
                using var writer = new StreamWriter(temporary);
                RunTable.Write(writer, trajectory);
            }, cancellation);
        }

        return ExitCodes.Answered;
    }

    private static IntegrationMethod? Method(string? name) => name switch
    {
        "euler" => IntegrationMethod.Euler,
        "rk2" => IntegrationMethod.RungeKutta2,
        "rk4" => IntegrationMethod.RungeKutta4,
        _ => null,
    };
}
