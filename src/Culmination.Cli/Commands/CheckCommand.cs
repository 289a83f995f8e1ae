using System.CommandLine;
using System.Globalization;
using Culmination.Analysis.Scenarios;
using Culmination.Cli.Diagnostics;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Binding;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Storage.Archives;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination check PATH</c>: reads a scenario, a model, evidence or an archive and says all that is wrong with it, without running anything.</summary>
internal static class CheckCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var path = new Argument<string>("path") { Description = "A scenario (name, folder or file), a model, a folder with claims.csv, or an archive." };
        var command = new Command("check", "Finds mistakes without running anything.") { path };
        command.SetAction(parsed => Run(screen, parsed.GetRequiredValue(path), cancellation));
        return command;
    }

    private static int Run(Screen screen, string given, CancellationToken cancellation)
    {
        if (File.Exists(given) && Path.GetExtension(given).Equals(".culm", StringComparison.OrdinalIgnoreCase))
        {
            var verified = ArchiveReader.Verify(given, cancellation);
            return Finish(screen, verified.Diagnostics, $"the archive is whole, content hash {verified.Value}");
        }

        if (ModelFile.Looks(given) && File.Exists(given))
        {
            return Model(screen, given);
        }

        if (Places.FindLaws(given) is { } laws)
        {
            return LawQuestions.Check(screen, laws);
        }

        if (Places.FindScenario(given) is { } scenario)
        {
            return Scenario(screen, scenario);
        }

        if (File.Exists(Path.Combine(given, "claims.csv")))
        {
            return Evidence(screen, given);
        }

        return Directory.Exists(given) && ModelFile.Find(given) is { } model ? Model(screen, model) : Reports.NoScenario(screen, given);
    }

    private static int Model(Screen screen, string path)
    {
        var loaded = ModelFile.Load(path, new PlanOptions());
        var found = loaded.Diagnostics.AddRange(loaded.Value?.UnitMistakes ?? []);
        return Finish(screen, found, string.Create(CultureInfo.InvariantCulture, $"{loaded.Value?.Bound.Model.Variables.Length} variables, units fit"));
    }

    private static int Scenario(Screen screen, string path)
    {
        var read = ScenarioReader.Read(path);
        if (!read.Succeeded)
        {
            return Finish(screen, read.Diagnostics, string.Empty);
        }

        var bound = ScenarioBinder.Bind(read.Value);
        var s = read.Value;
        return Finish(screen, read.Diagnostics.AddRange(bound.Diagnostics), string.Create(
            CultureInfo.InvariantCulture, $"{s.Claims.Length} claims, {s.Parameters.Length} parameters, {s.Observations.Length} observations, {s.Policies.Length} policies"));
    }

    private static int Evidence(Screen screen, string folder)
    {
        var ledger = LedgerTables.Read(Path.Combine(folder, "claims.csv"));
        return Finish(screen, ledger.Diagnostics, string.Create(
            CultureInfo.InvariantCulture, $"{ledger.Claims?.Claims.Length} claims of {ledger.Sources?.Sources.Length} sources"));
    }

    /// <summary>What was looked at goes to standard output when it is in order; mistakes go to standard error.</summary>
    private static int Finish(Screen screen, IReadOnlyCollection<Diagnostic> found, string inOrder)
    {
        var code = Reports.Diagnostics(screen, found);
        if (code == ExitCodes.Answered)
        {
            screen.Write(screen.NewPage().Line($"check: {inOrder}; {DiagnosticPrinter.Summary(found)}"));
        }

        return code;
    }
}
