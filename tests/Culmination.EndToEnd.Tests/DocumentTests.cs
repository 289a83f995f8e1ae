namespace Culmination.EndToEnd.Tests;

/// <summary>Every command shown to users is run: the lines that begin with "$ " in ```console blocks.</summary>
public sealed class DocumentTests
{
    private const string Prompt = "$ ./culmination";

    public static TheoryData<string> Documents =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Command.Root, "docs", "guide"), "*.md")
            .Select(f => Path.GetRelativePath(Command.Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_in_a_document_runs(string document)
    {
        using var command = new Command();
        foreach (var line in Lines(document))
        {
            Assert.True(line.StartsWith(Prompt, StringComparison.Ordinal), $"{document}: a console block shows '{line}'; only ./culmination can be tested");
            var words = line[Prompt.Length..].Trim();

            // A question about laws of attrition draws nothing: it has no members.
            var isAsk = (words.StartsWith("ask ", StringComparison.Ordinal) || words.StartsWith("calibrate ", StringComparison.Ordinal)) && !words.StartsWith("ask ardennes-1944", StringComparison.Ordinal);
            if (isAsk || words.StartsWith("validate ", StringComparison.Ordinal))
            {
                // Small, so that it is fast: what is tested is the command, not the answer.
                words = System.Text.RegularExpressions.Regex.Replace(words, @"--members \d+", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) + " --members 64";
            }

            var outcome = await command.Run(words, TestContext.Current.CancellationToken);

            // So few members are seldom worth enough: 6 says so, and the answer is printed all the same.
            Assert.True(outcome.ExitCode == 0 || (isAsk && outcome.ExitCode == 6), $"{document}: {line}\nexit {outcome.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n{outcome.Error}\n{outcome.Out}");
            Assert.True(outcome.Out.Length > 0 || words.Contains(" -o ", StringComparison.Ordinal) || words.StartsWith("check", StringComparison.Ordinal), $"{document}: {line} printed nothing");
        }
    }

    private static List<string> Lines(string document)
    {
        var lines = new List<string>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(Command.Root, document)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside && line.TrimEnd() == "```console";
            }
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
