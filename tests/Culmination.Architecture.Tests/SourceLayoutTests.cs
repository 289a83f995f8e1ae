using System.Text.RegularExpressions;

namespace Culmination.Architecture.Tests;

public sealed partial class SourceLayoutTests
{
    private const int FileBudget = 400;

    private static readonly string[] VagueNames = ["Common", "Core", "Shared", "Utils", "Utilities", "Helpers", "Misc"];

    public static TheoryData<string> SourceFiles => [.. Repository.Files("src", "*.cs")];

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void A_source_file_keeps_its_budget(string file)
    {
        var lines = Lines(Repository.Read(file));
        Assert.True(lines <= FileBudget, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file} has {lines} lines; the most is {FileBudget}: give its second reason to change a file of its own."));
    }

    /// <summary>Blank lines count too: a reader scrolls past them.</summary>
    [Theory]
    [InlineData("a\nb\n", 2)]
    [InlineData("a\n\n\nb", 4)]
    [InlineData("a\r\n\r\nb\r\n", 3)]
    public void The_budget_counts_every_line(string text, int expected) => Assert.Equal(expected, Lines(text));

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void A_namespace_is_its_folder(string file)
    {
        var declared = NamespaceDeclaration().Match(Repository.Read(file));
        if (!declared.Success)
        {
            // Top-level statements and assembly attributes have no namespace.
            Assert.Equal(2, file.Count(c => c == '/'));
            return;
        }

        var folder = Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..].Replace('/', '.');
        Assert.Equal(folder, declared.Groups["name"].Value);
    }

    [Fact]
    public void Folders_are_features_and_not_deep()
    {
        foreach (var folder in Repository.Files("src", "*.cs").Select(f => Path.GetDirectoryName(f)!.Replace('\\', '/')).Distinct(StringComparer.Ordinal))
        {
            var parts = folder.Split('/');
            Assert.True(parts.Length <= 4, $"{folder} is more than two levels below its project.");
            Assert.DoesNotContain(parts, part => part.Split('.').Any(p => VagueNames.Contains(p, StringComparer.Ordinal)));
        }
    }

    /// <summary>A plan must be runnable by a worker that has no compiler: what simulates knows nothing of what reads and binds.</summary>
    [Theory]
    [InlineData("Simulation")]
    [InlineData("Kernels")]
    [InlineData("Planning")]
    public void What_simulates_knows_nothing_of_the_model_language(string folder)
    {
        foreach (var file in Repository.Files($"src/Culmination.Dynamics/{folder}", "*.cs"))
        {
            var hit = FrontEndName().Match(Repository.Read(file));
            Assert.False(hit.Success, $"{file} names {hit.Value}.");
        }
    }

    /// <summary>One encoder, one way to end lines, one way to write a list: else documents differ in what nobody decided.</summary>
    [Fact]
    public void JSON_documents_are_made_in_one_place()
    {
        var makers = Repository.Files("src", "*.cs").Where(f => Repository.Read(f) is var text && (text.Contains("new Utf8JsonWriter(", StringComparison.Ordinal) || text.Contains(".WriteStart", StringComparison.Ordinal)));
        Assert.Equal(["src/Culmination.Analysis/Documents/JsonFields.cs", "src/Culmination.Analysis/Documents/JsonText.cs"], makers.Select(f => f.Replace('\\', '/')));
    }

    [Fact]
    public void The_rule_about_the_model_language_sees_usings_and_qualified_names()
    {
        Assert.Matches(FrontEndName(), "using Culmination.Dynamics.Formats.Xmile;");
        Assert.Matches(FrontEndName(), "var b = Binding.Binder.Bind(x);");
        Assert.DoesNotMatch(FrontEndName(), "// the Binding of names\nvar equations = 3;");
    }

    [Fact]
    public void Dynamics_and_evidence_know_nothing_of_war()
    {
        foreach (var file in Repository.Files("src/Culmination.Dynamics", "*.cs"))
        {
            var hit = WarWord().Match(WithoutComments(Repository.Read(file)));
            Assert.False(hit.Success, $"{file} says '{hit.Value}': what is about war belongs in models and scenarios.");
        }
    }

    private static int Lines(string text) => text.Count(c => c == '\n') + (text.EndsWith('\n') ? 0 : 1);

    private static string WithoutComments(string text) => CommentLine().Replace(text, string.Empty);

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"(Culmination\.Dynamics\.|\b(?<!\.))(Formats|Equations|Binding|Units|Models)\.[A-Z]\w*|using\s+[\w.]*Dynamics\.(Formats|Equations|Binding|Units|Models)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontEndName();

    [GeneratedRegex(@"\b(Invader|Defender|Ammunition|Casualt\w*|Artillery|Soldier\w*)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WarWord();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex CommentLine();
}
