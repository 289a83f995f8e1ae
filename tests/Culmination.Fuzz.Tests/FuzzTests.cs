using Culmination.Fuzz.Grammar;
using Culmination.Fuzz.Running;
using Culmination.Fuzz.Targets;

namespace Culmination.Fuzz.Tests;

/// <summary>The first inputs of each fuzzer; `./build fuzz` goes on from there.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData("equation-grammar", 4000)]
    [InlineData("equation-mutation", 4000)]
    [InlineData("xmile-grammar", 120)]
    [InlineData("xmile-mutation", 500)]
    [InlineData("scenario-mutation", 100)]
    [InlineData("claims-mutation", 150)]
    public void Inputs_are_taken_or_refused_in_good_order(string name, int count)
    {
        var target = AllTargets.Make().Single(t => t.Name == name);
        using var trial = new Trial();
        for (ulong seed = 1; seed <= (ulong)count; seed++)
        {
            var input = target.Make(seed);
            Assert.Equal((seed, null), (seed, trial.Run(target, input, out _)));
        }
    }

    public static TheoryData<string> Shapes => [.. LargeModels.Shapes.Select(s => s.Name)];

    /// <summary>What is quick for ten things takes no time out of all proportion for ten thousand.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Large_files_of_one_kind_end_soon(string shape)
    {
        var input = System.Text.Encoding.UTF8.GetBytes(LargeModels.Shapes.Single(s => s.Name == shape).Make(10_000));
        using var trial = new Trial();
        Assert.Null(trial.Run(AllTargets.Make().Single(t => t.Name == "xmile-large"), input, out _));
        Assert.InRange(trial.Bytes, 0, 3L << 29);
    }

    private static string FoundFolder => Path.Combine(Inputs.Corpus.Find().Root, "tests", "Culmination.Fuzz.Tests", "found");

    public static TheoryData<string> Found => [.. Directory.EnumerateFiles(FoundFolder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>What was found once stays mended.</summary>
    [Theory]
    [MemberData(nameof(Found))]
    public void Earlier_findings_stay_mended(string file)
    {
        var (target, input) = Finding.Load(Path.Combine(FoundFolder, file), AllTargets.Make());
        using var trial = new Trial();
        Assert.Null(trial.Run(target, input, out _));
    }

    [Fact]
    public void An_input_is_that_of_its_seed()
    {
        foreach (var (one, other) in AllTargets.Make().Zip(AllTargets.Make()))
        {
            Assert.Equal(one.Make(5), other.Make(5));
            Assert.NotEqual(one.Make(5), one.Make(6));
        }
    }

    /// <summary>A fuzzer whose grammar makes only models that are refused finds nothing.</summary>
    [Fact]
    public void Spoiled_models_are_refused_and_taken_both()
    {
        var target = AllTargets.Make().Single(t => t.Name == "xmile-mutation");
        var taken = Enumerable.Range(0, 200).Count(seed => Dynamics.Formats.Xmile.XmileReader.ReadText(System.Text.Encoding.UTF8.GetString(target.Make((ulong)seed)), "m").Value is { } model
            && Dynamics.Binding.Binder.Bind(model).Succeeded);
        Assert.InRange(taken, 20, 180);
    }
}
