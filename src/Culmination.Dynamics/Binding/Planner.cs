using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Binding;

/// <summary>What a run changes of the model's own clock; null keeps the model's.</summary>
public sealed record PlanOptions(double? TimeStep = null, IntegrationMethod? Method = null, double? Stop = null);

/// <summary>Makes a plan, which knows nothing of the language, of a bound model.</summary>
public static class Planner
{
    public static Checked<SimulationPlan> Plan(BoundModel model, PlanOptions? options = null)
    {
        var own = model.Model.Clock;
        var step = options?.TimeStep ?? own.TimeStep;
        var stop = options?.Stop ?? own.Stop;
        var steps = (stop - own.Start) / step;
        if (!(step > 0) || !(steps >= 0) || steps > SimulationLimits.MaximumSteps || own.Start + step == own.Start)
        {
            return Checked.Fail<SimulationPlan>([Diagnostic.Error(
                "E0106",
                null,
                string.Create(CultureInfo.InvariantCulture, $"start {own.Start:R}, stop {stop:R} and dt {step:R} do not make between 0 and {SimulationLimits.MaximumSteps} steps"))]);
        }

        var stride = Math.Max(1, (int)Math.Round(own.SaveStride * own.TimeStep / step));
        var clock = new SimulationClock(own.Start, stop, step, options?.Method ?? own.Method, stride);
        var variables = model.Variables.Select(v => new PlanVariable(
            v.Name,
            v.Source.Kind,
            v.Plan,
            v.Source.Kind == PlanVariableKind.Stock ? Binder.FlowIds(model, v, v.Source.Inflows) : [],
            v.Source.Kind == PlanVariableKind.Stock ? Binder.FlowIds(model, v, v.Source.Outflows) : [],
            v.Source.Unit,
            Binder.IsConstant(v),
            v.IsProbe,
            v.Source.NonNegative)).ToImmutableArray();
        return Checked.Of(new SimulationPlan(variables, model.Tables, model.InitialOrder, model.StepOrder, clock));
    }
}
