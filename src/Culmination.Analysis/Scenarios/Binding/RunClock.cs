using Culmination.Dynamics.Planning;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>Steps of a scenario's run: week 0 is the first day.</summary>
internal sealed class RunClock(double timeStep)
{
    /// <summary>The step nearest to a week.</summary>
    public int StepAt(double week) => checked((int)Math.Round(week / timeStep, MidpointRounding.AwayFromZero));

    /// <summary>The model's clock, stopping at the first step that does not lie before the end of the forecast.</summary>
    public static SimulationClock Until(SimulationClock clock, double endWeek)
    {
        var steps = Math.Ceiling((endWeek / clock.TimeStep) - 1e-9);
        return clock with { Stop = clock.Start + (steps * clock.TimeStep) };
    }
}
