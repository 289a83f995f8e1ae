using System.Text.RegularExpressions;

namespace Culmination.Architecture.Tests;

/// <summary>What must not stand in any file that is published.</summary>
public sealed partial class TextTests
{
    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".txt", ".yaml", ".yml", ".csv", ".xmile", ".stmx", ".xml", ".ts", ".tsx", ".html", ".css", ".svg", ".sh", ""];

    [Fact]
    public void No_file_names_a_path_of_somebody_s_machine()
    {
        var files = Repository.Files(string.Empty).Where(f => TextEndings.Contains(Path.GetExtension(f), StringComparer.Ordinal)).ToList();
        Assert.True(files.Count > 20, "the scan found hardly any file");
        foreach (var file in files)
        {
            var hit = MachinePath().Match(Repository.Read(file));
            Assert.False(hit.Success, $"{file} holds '{hit.Value}'.");
        }
    }

    [Fact]
    public void The_rule_about_paths_can_fail()
    {
        Assert.Matches(MachinePath(), "see " + "/ho" + "me/anna/model.xmile");
        Assert.Matches(MachinePath(), "C:" + "\\Users\\anna");
        Assert.DoesNotMatch(MachinePath(), "https://example.org/home/page and models/work/x");
    }

    // Written in pieces so that this file does not hold what it forbids.
    [GeneratedRegex(@"(?<![\w./])/(ho" + @"me|ro" + @"ot|wo" + @"rk|Us" + @"ers)/\w|[A-Z]:\\Us" + @"ers", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
