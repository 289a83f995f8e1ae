using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Tests.Simulation;

/// <summary>Every simulator there is; each numerical test runs on all of them.</summary>
internal static class Engines
{
    internal static TheoryData<string> Names => ["interpreter"];

    internal static ISimulator Create(string name, SimulationPlan plan) => name switch
    {
        "interpreter" => new Interpreter(plan),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The value of a variable in lane 0 after all steps.</summary>
    internal static double Final(string name, SimulationPlan plan, int variable)
    {
        var run = Create(name, plan).CreateRun(1);
        run.Initialize();
        for (var i = 0; i < plan.Clock.StepCount; i++)
        {
            run.Advance();
        }

        return Read(run, variable)[0];
    }

    internal static double[] Read(ISimulationRun run, int variable)
    {
        var values = new double[run.Lanes];
        run.Read(variable, values);
        return values;
    }
}
