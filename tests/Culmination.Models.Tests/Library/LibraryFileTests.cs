using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Kernels;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Units;

namespace Culmination.Models.Tests.Library;

/// <summary>What every model of the library promises of itself.</summary>
public class LibraryFileTests
{
    public static TheoryData<string> Folders => [.. LibraryRun.Folders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Units_fit_in_every_equation(string folder) => Assert.Empty(UnitCheck.Check(LibraryRun.Bind(folder)));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_variable_has_a_unit_a_sentence_and_where_it_comes_from(string folder)
    {
        string[] origins = ["Source: ", "Illustrative", "Judgement: ", "ollows from", "Conversion", "Closed form", "Fitted", "Data: ", "The same people once more", "1 with aircraft", "The balance, kept"];
        Assert.All(LibraryRun.Bind(folder).Model.Variables, v => Assert.True(
            v.Unit.Length > 0 && origins.Any(o => v.Doc.Contains(o, StringComparison.Ordinal)), v.Name));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_model_has_a_readme_that_names_its_source_and_its_limits(string folder)
    {
        var text = File.ReadAllText(Repository.PathOf("models", folder, "README.md"));
        Assert.All(new[] { "**Source.**", "**What it reproduces.**", "**What it does not.**" }, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains($"({folder}/README.md)", File.ReadAllText(Repository.PathOf("models", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_folder_under_models_but_the_theatre_model_is_tested_here()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathOf("models")).Select(f => Path.GetFileName(f)!).Where(f => f != "attrition");
        Assert.Equal(LibraryRun.Folders.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_kernel_gives_the_interpreters_bits(string folder)
    {
        var model = LibraryRun.Bind(folder);
        var plan = Planner.Plan(model, new PlanOptions(Stop: model.Model.Clock.Start + 8)).Value!;
        var interpreted = RunRecorder.Record(new Interpreter(plan), cancellation: TestContext.Current.CancellationToken);
        var compiled = RunRecorder.Record(new VectorKernel(plan), cancellation: TestContext.Current.CancellationToken);
        foreach (var column in interpreted.Columns)
        {
            Assert.Equal(column.Values.Select(BitConverter.DoubleToInt64Bits), compiled.Columns.Single(c => c.Variable == column.Variable).Values.Select(BitConverter.DoubleToInt64Bits));
        }
    }
}
