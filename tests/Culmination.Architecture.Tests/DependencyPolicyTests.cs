using System.Text.Json;

namespace Culmination.Architecture.Tests;

public sealed class DependencyPolicyTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Policy = ReadPolicy();

    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj").Select(p => Path.GetFileNameWithoutExtension(p))];

    [Fact]
    public void The_policy_lists_the_projects_there_are()
    {
        var there = Repository.Files("src", "*.csproj").Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal);
        Assert.Equal(there, Policy.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_exactly_the_projects_it_may(string project)
    {
        var used = References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));
        Assert.Equal(Policy[project].Projects.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_exactly_the_packages_it_may(string project)
    {
        Assert.Equal(Policy[project].Packages.Order(StringComparer.Ordinal), References(project, "PackageReference").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_go_one_way()
    {
        foreach (var (project, (projects, _)) in Policy)
        {
            foreach (var used in projects)
            {
                Assert.DoesNotContain(project, Policy[used].Projects);
            }
        }
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Repository.ReadXml("Culmination.slnx").Descendants("Project").Select(p => p.Attribute("Path")!.Value).Order(StringComparer.Ordinal);
        var there = Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj")).Order(StringComparer.Ordinal);
        Assert.Empty(there.Except(solution, StringComparer.Ordinal));
        Assert.All(solution, path => Assert.True(File.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        var projects = Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"));
        Assert.All(projects, p => Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(p)!, "packages.lock.json")), p));
    }

    [Fact]
    public void Every_package_is_explained()
    {
        var explained = Repository.Read("docs/dependencies.md");
        var packages = Repository.ReadXml("Directory.Packages.props").Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);
        Assert.All(packages, package => Assert.Contains($"| {package} |", explained, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        Repository.ReadXml($"src/{project}/{project}.csproj").Descendants(kind).Select(r => r.Attribute("Include")!.Value);

    private static Dictionary<string, (string[] Projects, string[] Packages)> ReadPolicy()
    {
        using var document = JsonDocument.Parse(Repository.Read("eng/dependency-policy.json"));
        return document.RootElement.GetProperty("projects").EnumerateObject().ToDictionary(
            p => p.Name,
            p => (Names(p.Value, "projects"), Names(p.Value, "packages")),
            StringComparer.Ordinal);
    }

    private static string[] Names(JsonElement project, string key) => [.. project.GetProperty(key).EnumerateArray().Select(e => e.GetString()!)];
}
