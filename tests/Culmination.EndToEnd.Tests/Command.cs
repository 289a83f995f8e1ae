using System.Diagnostics;

namespace Culmination.EndToEnd.Tests;

/// <summary>Runs the built program as a user would, in a folder of its own that has the checkout's models and scenarios.</summary>
internal sealed class Command : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public Command()
    {
        Folder = Directory.CreateTempSubdirectory("culmination-e2e-").FullName;
        foreach (var name in new[] { "models", "scenarios", "benchmarks" })
        {
            Directory.CreateSymbolicLink(Path.Combine(Folder, name), Path.Combine(Root, name));
        }
    }

    public static string Root { get; } = FindRoot();

    public string Folder { get; }

    public async Task<Outcome> Run(string line, CancellationToken cancellation, string? environment = null, string? input = null)
    {
        using var process = Start(line, environment, input is not null);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    public Process Start(string line, string? environment = null, bool withInput = false)
    {
        var start = new ProcessStartInfo(ProgramPath())
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = withInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["CULMINATION_ROOT"] = Root;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["CULMINATION_CACHE"] = "off";
        if (environment is not null)
        {
            var pair = environment.Split('=', 2);
            start.Environment[pair[0]] = pair[1];
        }

        foreach (var word in Words(line))
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    /// <summary>Links are removed, never followed.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Words at spaces; double quotes keep words together.</summary>
    private static IEnumerable<string> Words(string line) =>
        line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string ProgramPath()
    {
        // .../tests/X/bin/Release/net10.0/ → the program built in the same configuration.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Root, "src", "Culmination.Cli", "bin", framework.Parent!.Name, framework.Name, "culmination");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}

internal sealed record Outcome(int ExitCode, string Out, string Error);
