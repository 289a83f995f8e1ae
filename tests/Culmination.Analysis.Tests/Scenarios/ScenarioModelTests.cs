using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Analysis.Tests.Scenarios.Binding;
using Culmination.Dynamics.Simulation;

namespace Culmination.Analysis.Tests.Scenarios;

/// <summary>The example of docs/formats/scenario.md bound to its model and run.</summary>
public sealed class ScenarioModelTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private readonly ExampleScenario example = new();

    [Fact]
    public void The_published_example_binds_without_a_word()
    {
        var scenario = ScenarioReader.Read(example.Folder).Value!;
        var bound = ScenarioBinder.Bind(scenario);
        Assert.Empty(ExampleScenario.Lines(bound.Diagnostics));
        Assert.Equal(scenario.ModelHash, bound.Value!.ModelHash);
        Assert.Matches("^[0-9a-f]{64}$", bound.Value.ModelHash);

        // What the hand-made model of the other tests says must hold for the real one.
        var byHand = ScenarioBinder.Bind(scenario, ScenarioOverrides.None, new HandMadeModel()).Value!;
        Assert.Equal(byHand.Parameters.Select(p => (p.Name, p.Variables.Length, p.Unit)), bound.Value.Parameters.Select(p => (p.Name, p.Variables.Length, p.Unit)));
        Assert.Equal(
            byHand.Observations.Select(o => (o.StepNow, o.StepBefore, o.Factor, o.BiasParameter, o.CoverageParameter)),
            bound.Value.Observations.Select(o => (o.StepNow, o.StepBefore, o.Factor, o.BiasParameter, o.CoverageParameter)));
        Assert.Equal(byHand.Plan.Clock, bound.Value.Plan.Clock);
    }

    [Fact]
    public void The_probes_of_the_example_read_what_they_say()
    {
        var bound = ScenarioBinder.Bind(ScenarioReader.Read(example.Folder).Value!).Value!;
        var run = new Interpreter(bound.Plan).CreateRun(1);
        run.Initialize();
        while (run.Step < 200)
        {
            run.Advance();
        }

        Assert.Equal(Read("killed[Invader]"), Value(bound.Observations[0].Probe));
        Assert.Equal(3 * Read("killed[Defender]"), Value(bound.People[1].Wounded));
        Assert.Equal(Read("rounds[Defender]"), Value(bound.Reported[0].Probe));
        Assert.True(Read("killed[Invader]") > 0);
        var sufficiency = Read("fire sufficiency[Defender]");
        Assert.Equal(sufficiency < 0.6 ? 1 : 0, Value(bound.Outcomes[0].Probe));
        Assert.Equal(sufficiency < bound.Outcomes[0].ThresholdHigh ? 1 : 0, Value(bound.Outcomes[0].ProbeHigh));

        double Read(string name) => Value(bound.Plan.IndexOf(name));

        double Value(int variable)
        {
            Span<double> value = stackalloc double[1];
            run.Read(variable, value);
            return value[0];
        }
    }

    [Fact]
    public void Levers_and_parameters_can_be_set_on_a_run()
    {
        var bound = ScenarioBinder.Bind(ScenarioReader.Read(example.Folder).Value!).Value!;
        var run = new Interpreter(bound.Plan).CreateRun(1);
        foreach (var variable in bound.Parameters.SelectMany(p => p.Variables).Concat(bound.Policies.SelectMany(p => p.Levers).SelectMany(l => l.Variables)))
        {
            run.Set(variable, [0.5]);
        }

        run.Initialize();
        Assert.Equal(0, run.Step);
    }

    // from -> to in scenario.yaml; the mistake stands where "at" begins in the changed file.
    [Theory]
    [InlineData("of: killed[Invader]\n    error", "of: kiled[Invader]\n    error", "kiled")]
    [InlineData("of: \"rounds[Defender]\"", "of: \"rounds[Defendr]\"", "Defendr]")]
    [InlineData("when: people[Invader] < 0.6", "when: peeple[Invader] < 0.6", "peeple")]
    [InlineData("wounded: wounded per killed * killed[Invader]", "wounded: 3 * kiled[Invader]", "kiled")]
    [InlineData("of: killed[Invader]\n    error", "of: killed[Invader] +\n    error", null)]
    public void A_mistake_in_an_expression_is_found_inside_it(string from, string to, string? at)
    {
        example.With(Yaml, from, to);
        var bound = ScenarioBinder.Bind(ScenarioReader.Read(example.Folder).Value!);
        Assert.False(bound.Succeeded);
        var only = Assert.Single(bound.Diagnostics);
        Assert.Matches("^E0[23]", only.Code);
        Assert.Equal(Yaml, Path.GetFileName(only.Span!.File));
        if (at is not null)
        {
            Assert.EndsWith(example.Place(Yaml, at), Assert.Single(ExampleScenario.Lines(bound.Diagnostics)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("claim: killed-by-june\n    of: killed[Invader]", "claim: killed-by-june\n    of: rounds[Invader]", "E0535")]
    [InlineData("of: \"people[Invader]\", unit: persons", "of: \"people[Invader]\", unit: rounds", "E0536")]
    public void Units_follow_from_expressions(string from, string to, string code)
    {
        example.With(Yaml, from, to);
        Assert.Equal(code, Assert.Single(ScenarioBinder.Bind(ScenarioReader.Read(example.Folder).Value!).Diagnostics).Code);
    }

    [Fact]
    public void A_model_that_cannot_be_read_says_why()
    {
        example.With("model.xmile", "</variables>", string.Empty);
        var bound = ScenarioBinder.Bind(ScenarioReader.Read(example.Folder).Value!);
        Assert.False(bound.Succeeded);
        Assert.All(bound.Diagnostics, d => Assert.Equal("model.xmile", Path.GetFileName(d.Span!.File)));
    }

    /// <summary>Every scenario that is published reads and binds without an error.</summary>
    [Fact]
    public void Shipped_scenarios_bind()
    {
        var folders = Directory.GetDirectories(Path.Combine(ExampleScenario.Root(), "scenarios")).Where(f => File.Exists(Path.Combine(f, Yaml))).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(folders);
        foreach (var folder in folders)
        {
            var read = ScenarioReader.Read(folder);
            Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
            var bound = ScenarioBinder.Bind(read.Value!);
            Assert.Empty(ExampleScenario.Lines(bound.Diagnostics));
            Assert.All(bound.Value!.Observations, o => Assert.True(o.Factor > 0 && double.IsFinite(o.Factor) && o.StepNow > o.StepBefore));
        }
    }

    public void Dispose() => example.Dispose();
}
