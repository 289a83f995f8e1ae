using System.CommandLine;
using Culmination.Cli.Models;
using Culmination.Cli.Terminal;
using Culmination.Dynamics.Documentation;
using Culmination.Storage.Files;

namespace Culmination.Cli.Commands;

/// <summary><c>culmination model document MODEL [-o FILE]</c>.</summary>
internal static class DocumentCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "An XMILE file, or a folder with a model.xmile." };
        var output = new Option<string?>("-o", "--output") { Description = "Where to write it (standard output unless given)." };
        var command = new Command("document", "Writes all equations, their meaning and the causal structure as Markdown.") { file, output };
        command.SetAction(parsed => Run(screen, parsed.GetRequiredValue(file), parsed.GetValue(output), cancellation));
        return command;
    }

    private static int Run(Screen screen, string given, string? output, CancellationToken cancellation)
    {
        if (ModelFile.Find(given) is not { } path)
        {
            return Reports.NoFile(screen, $"there is no model '{given}'");
        }

        var documented = DocumentedModel.Read(path);
        if (documented.Diagnostics.Length > 0 && Reports.Diagnostics(screen, documented.Diagnostics) is not ExitCodes.Answered and var code)
        {
            return code;
        }

        var text = ModelDocument.Write(documented.Value!);
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
