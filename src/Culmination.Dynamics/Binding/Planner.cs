using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>What a run changes of the model's own clock; null keeps the model's.</summary>
public sealed record PlanOptions(double? TimeStep = null, IntegrationMethod? Method = null, double? Stop = null);

/// <summary>Makes a plan, which knows nothing of the language, of a bound model.</summary>
public static class Planner
{
    /// <summary>The plan; ids of the model's variables and probes are those of the bound model, whatever the options. Values are saved as often in time as the model says.</summary>
    public static Checked<SimulationPlan> Plan(BoundModel model, PlanOptions? options = null)
    {
        var own = model.Model.Clock;
        var step = options?.TimeStep ?? own.TimeStep;
        var stop = options?.Stop ?? own.Stop;
        if (SimulationLimits.ClockProblem(own.Start, stop, step) is { } problem)
        {
            return Checked.Fail<SimulationPlan>([BindingDiagnostics.Steps(problem)]);
        }

        var stride = own.SaveStride * own.TimeStep / step;
        var clock = new SimulationClock(own.Start, stop, step, options?.Method ?? own.Method, Math.Max(1, (int)Math.Min(int.MaxValue, Math.Round(stride))));
        if (model.DependsOnTimeStep && step != own.TimeStep)
        {
            var again = Binder.Bind(model.Model with { Clock = clock }, model.Probes);
            return again.Succeeded ? Checked.Of(Plan(again.Value, clock)) : Checked.Fail<SimulationPlan>(again.Diagnostics);
        }

        return Checked.Of(Plan(model, clock));
    }

    private static SimulationPlan Plan(BoundModel model, SimulationClock clock) => new(
        [.. model.Variables.Select(v => new PlanVariable(v.Name, v.Kind, v.Equation, v.Inflows, v.Outflows, v.Unit, v.IsConstant, v.IsInternal || v.IsProbe, v.NonNegative))],
        model.Tables,
        model.InitialOrder,
        model.StepOrder,
        clock);
}
