using System.CommandLine;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.CSource;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Storage.Files;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination model export FILE [--c] [-o OUT]</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "An XMILE file, or a folder with a model.xmile." };
        var c = new Option<bool>("--c") { Description = "A C program that runs the model, to read and to time, instead of XMILE." };
        var output = new Option<string?>("-o", "--output") { Description = "Where to write it (standard output unless given)." };
        var command = new Command("export", "Writes the model anew, as XMILE or as C.") { file, c, output };
        command.SetAction(parsed => Run(screen, parsed.GetRequiredValue(file), parsed.GetValue(c), parsed.GetValue(output), cancellation));
        return command;
    }

    private static int Run(Screen screen, string given, bool asC, string? output, CancellationToken cancellation)
    {
        if (ModelFile.Find(given) is not { } path)
        {
            return Reports.NoInput(screen, given, $"there is no model '{given}'");
        }

        var loaded = ModelFile.Load(path, new PlanOptions());
        if (loaded.Diagnostics.Length > 0 && Reports.Diagnostics(screen, loaded.Diagnostics) is not ExitCodes.Answered and var code)
        {
            return code;
        }

        var bound = loaded.Value!.Bound;
        string text;
        if (asC)
        {
            var source = CSourceWriter.Write(loaded.Value.Plan, bound.Model.Name, id => bound.Variables[id].EquationText);
            if (!source.Succeeded)
            {
                return Reports.Diagnostics(screen, source.Diagnostics);
            }

            text = source.Value;
        }
        else
        {
            text = XmileWriter.Write(bound.Model);
        }

        if (output is null)
        {
            screen.WriteRaw(text);
        }
        else
        {
            AtomicFile.Write(output, temporary => File.WriteAllText(temporary, text), cancellation);
        }

        return ExitCodes.Answered;
    }
}
