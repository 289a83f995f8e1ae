using System.Text.RegularExpressions;
using Culmination.Cli.Explanations;

namespace Culmination.Cli.Tests.Explanations;

public sealed partial class HandbookTests
{
    /// <summary>A diagnostic that nobody explains is of little help: add a section to docs/guide/diagnostics.md.</summary>
    [Fact]
    public void Every_code_that_the_program_can_print_is_explained()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(Golden.Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(codes);
        Assert.All(codes, c => Assert.True(Handbook.Diagnostic(c) is not null, c));
    }

    [Fact]
    public void An_explanation_is_more_than_its_title() =>
        Assert.All(Handbook.Names.Where(n => Code().IsMatch($"\"{n}\"")), n => Assert.NotEmpty(Handbook.Diagnostic(n)!.Paragraphs));

    [Fact]
    public void Words_are_found_in_any_case_and_by_any_of_their_names()
    {
        Assert.Equal("one run of an ensemble", Handbook.Word("Member")!.Meaning);
        Assert.Same(Handbook.Word("posterior"), Handbook.Word("weighted"));
        Assert.Null(Handbook.Word("word"));
    }

    [GeneratedRegex("\"(?<code>[EW]0\\d{3})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
