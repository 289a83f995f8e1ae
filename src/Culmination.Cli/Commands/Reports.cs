using Culmination.Cli.Diagnostics;
using Culmination.Cli.Terminal;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Commands;

/// <summary>What commands say when something is wrong, each with its exit code.</summary>
internal static class Reports
{
    /// <summary>Prints diagnostics; 3 when an error is among them, else 0.</summary>
    public static int Diagnostics(Screen screen, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var page = screen.NewPage();
        DiagnosticPrinter.Print(page, diagnostics, DiagnosticPrinter.LinesOf);
        screen.WriteError(page);
        return diagnostics.Any(d => d.Severity == Severity.Error) ? ExitCodes.InvalidInput : ExitCodes.Answered;
    }

    public static int Usage(Screen screen, string message, string? help = null)
    {
        screen.Note("culmination: " + message, Emphasis.Error);
        if (help is not null)
        {
            screen.Note("help: " + help);
        }

        return ExitCodes.WrongUsage;
    }

    public static int NoFile(Screen screen, string message, string? help = null)
    {
        Usage(screen, message, help);
        return ExitCodes.FileOrDisk;
    }

    /// <summary>A named input is not there: invalid input like any other, located at the name that was given.</summary>
    public static int NoInput(Screen screen, string given, string message, string? help = null) =>
        Diagnostics(screen, [Diagnostic.Error("E0701", new TextSpan(given, 1, 1), message, help)]);

    public static int NoScenario(Screen screen, string given)
    {
        var names = Places.Scenarios().Concat(Places.Laws()).Select(s => s.Name).ToList();
        var near = Suggestion.Nearest(given, names);
        return NoInput(
            screen,
            given,
            $"there is no scenario '{given}'",
            near is not null ? $"did you mean '{near}'?" : names.Count > 0 ? "scenarios here: " + string.Join(", ", names) : "no folder under scenarios/ has a scenario.yaml");
    }
}
