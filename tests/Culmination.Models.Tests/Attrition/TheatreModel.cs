using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Random;

namespace Culmination.Models.Tests.Attrition;

/// <summary>The theatre model, bound once, and members drawn from the shipped scenario's priors.</summary>
internal static class TheatreModel
{
    public const double WeekOfIssue = 57.142857142857146;

    private static readonly Lazy<BoundModel> LazyBound = new(Bind);
    private static readonly Lazy<Scenario> LazyScenario = new(ReadScenario);

    public static string File { get; } = Repository.PathOf("models", "attrition", "model.xmile");

    public static BoundModel Bound => LazyBound.Value;

    public static Scenario Scenario => LazyScenario.Value;

    public static SimulationPlan Plan(double stop = 158, double? step = null)
    {
        var plan = Planner.Plan(Bound, new PlanOptions(step, null, stop));
        Assert.Empty(plan.Diagnostics);
        return plan.Value!;
    }

    /// <summary>Sets the uncertain parameters of members <paramref name="first"/> … from their priors.</summary>
    public static void SetPriors(SimulationPlan plan, ISimulationRun run, long first = 0)
    {
        var values = new double[run.Lanes];
        foreach (var parameter in Scenario.Parameters)
        {
            var stream = new RandomStream(1, parameter.Name);
            for (var lane = 0; lane < values.Length; lane++)
            {
                values[lane] = parameter.Prior.Quantile(stream.Uniform(first + lane, 0));
            }

            foreach (var id in Ids(parameter.Name))
            {
                run.Set(id, values);
            }
        }

        foreach (var structure in Scenario.Structures)
        {
            for (var lane = 0; lane < values.Length; lane++)
            {
                values[lane] = structure.Forms[(int)((first + lane) % structure.Forms.Length)].Value;
            }

            run.Set(Ids(structure.Name)[0], values);
        }
    }

    public static void Set(SimulationPlan plan, ISimulationRun run, string name, double value)
    {
        var values = Enumerable.Repeat(value, run.Lanes).ToArray();
        foreach (var id in Ids(name))
        {
            run.Set(id, values);
        }
    }

    public static double[] Read(SimulationPlan plan, ISimulationRun run, string name)
    {
        var values = new double[run.Lanes];
        run.Read(Assert.Single(Ids(name)), values);
        return values;
    }

    public static void AdvanceTo(SimulationPlan plan, ISimulationRun run, double week)
    {
        var step = (int)Math.Round((week - plan.Clock.Start) / plan.Clock.TimeStep);
        while (run.Step < step)
        {
            run.Advance();
        }
    }

    public static ImmutableArray<int> Ids(string name)
    {
        var ids = Bound.Find(name);
        Assert.False(ids.IsEmpty, $"There is no '{name}' in the model.");
        return ids;
    }

    private static BoundModel Bind()
    {
        var model = XmileReader.Read(File);
        Assert.Empty(model.Diagnostics);
        var bound = Binder.Bind(model.Value!);
        Assert.Empty(bound.Diagnostics);
        return bound.Value!;
    }

    private static Scenario ReadScenario()
    {
        var scenario = ScenarioReader.Read(Repository.PathOf("scenarios", "ukraine-2023-03"));
        Assert.Empty(scenario.Diagnostics);
        return scenario.Value!;
    }
}
