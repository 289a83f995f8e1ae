using System.CommandLine;
using Culmination.Cli.Terminal;

namespace Culmination.Cli.Commands;

/// <summary>The command line: parses, runs, and is the one place where exceptions are caught.</summary>
internal static class CommandLine
{
    public static int Run(IReadOnlyList<string> args, Screen screen, CancellationToken cancellation)
    {
        try
        {
            var parsed = Root(screen, cancellation).Parse(args);
            if (parsed.Errors.Count > 0)
            {
                return WrongUsage(screen, parsed);
            }

            return parsed.Invoke(new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            screen.Note("culmination: interrupted; " + screen.Resumption.Words);
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Note("culmination: " + e.Message, Emphasis.Error);
            return ExitCodes.FileOrDisk;
        }
#pragma warning disable CA1031 // The outermost door: whatever comes here is a bug of ours, and the user is to be told so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            screen.Note("culmination: internal error: this is a mistake in the program, not in your input.", Emphasis.Error);
            screen.Note("Please report it with the command you gave and the lines below.");
            screen.Note(e.ToString());
            return ExitCodes.InternalError;
        }
        finally
        {
            Flush(screen);
        }
    }

    private static RootCommand Root(Screen screen, CancellationToken cancellation)
    {
        var root = new RootCommand("Answers questions about wars of attrition: which side runs short of what, when, and how sure that is.")
        {
            AskCommand.Create(screen, cancellation),
            CalibrateCommand.Create(screen, cancellation),
            RunCommand.Create(screen, cancellation),
            ValidateCommand.Create(screen, cancellation),
            CheckCommand.Create(screen, cancellation),
            ModelCommand.Create(screen, cancellation),
            EvidenceCommand.Create(screen, cancellation),
            ExplainCommand.Create(screen),
        };
        root.SetAction(_ => ListCommand.Run(screen));
        return root;
    }

    private static int WrongUsage(Screen screen, ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            screen.Note("culmination: " + error.Message, Emphasis.Error);
        }

        screen.Note($"help: culmination {Path(parsed)}--help");
        return ExitCodes.WrongUsage;
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (var at = parsed.CommandResult; at is { Command: not RootCommand }; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, at.Command.Name + " ");
        }

        return string.Concat(names);
    }

    private static void Flush(Screen screen)
    {
        try
        {
            screen.Flush();
        }
        catch (IOException)
        {
            // Whoever read our output has gone (a closed pipe, for example `| head`): there is nobody left to tell.
        }
    }
}
