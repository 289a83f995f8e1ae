using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>Binds what is uncertain: parameters, structural switches, the bias and coverage of sources, and what the biases of a kind of source share. Fixed values become part of the plan.</summary>
internal sealed class ParameterBinding(Scenario scenario, ScenarioOverrides overrides, ModelNames names, List<Diagnostic> found)
{
    /// <summary>A model in which something begins with the date of issue has this constant; the calendar sets it, so that the two cannot drift apart.</summary>
    private const string WeekOfIssue = "week of issue";

    private readonly ImmutableArray<BoundParameter>.Builder parameters = ImmutableArray.CreateBuilder<BoundParameter>();

    /// <summary>The plan with what is fixed.</summary>
    public SimulationPlan Plan { get; private set; } = null!;

    public ImmutableArray<BoundParameter> Bind(SimulationPlan plan, ImmutableArray<Observation> observed)
    {
        Plan = plan;
        if (names.ScalarConstant(WeekOfIssue) is >= 0 and var issue)
        {
            Plan = PlanConstants.With(Plan, [issue], scenario.Calendar.WeekOf(scenario.Calendar.Issue));
        }

        var held = Hold();
        var settings = new Settings(plan, found);
        foreach (var parameter in scenario.Parameters)
        {
            BindParameter(parameter, held, settings);
        }

        foreach (var structure in scenario.Structures)
        {
            var ids = names.Constants(structure.Name, structure.Span, found);
            settings.Claim(structure.Name, ids, structure.Span);
            AddFree(structure.Name, ids, held, null, structure, ids.IsEmpty ? string.Empty : plan.Variables[ids[0]].Unit);
        }

        ImmutableArray<EvidenceWindow> windows = [.. scenario.Windows.Where(w => observed.Any(o => o.WindowId == w.SourceId))];
        foreach (var window in windows)
        {
            AddShared($"bias:{window.SourceId}", window.Bias);
            AddShared($"coverage:{window.SourceId}", window.Coverage);
        }

        foreach (var type in scenario.SourceTypes.Where(t => windows.Any(w => scenario.TypeOf(w) == t)))
        {
            AddShared(type.LeanName, type.Lean);
            AddShared(type.SpreadName, type.Spread);
        }

        return parameters.ToImmutable();
    }

    private HashSet<int> Hold()
    {
        var held = new HashSet<int>();
        foreach (var (name, value) in overrides.Set)
        {
            if (!double.IsFinite(value))
            {
                found.Add(BindingDiagnostics.Override($"the value for '{name}' is not a finite number"));
                continue;
            }

            var ids = names.Constants(name, null, found);
            Plan = PlanConstants.With(Plan, ids, value);
            held.UnionWith(ids);
        }

        return held;
    }

    private void BindParameter(UncertainParameter parameter, HashSet<int> held, Settings settings)
    {
        var ids = names.Constants(parameter.Name, parameter.Span, found);
        settings.Claim(parameter.Name, ids, parameter.Span);
        if (ids.IsEmpty)
        {
            return;
        }

        CheckUnit(parameter, Plan.Variables[ids[0]].Unit);
        if (parameter.Prior is Fixed known)
        {
            Plan = PlanConstants.With(Plan, [.. ids.Where(id => !held.Contains(id))], known.Value);
        }
        else
        {
            AddFree(parameter.Name, ids, held, parameter.Prior, null, parameter.Unit);
        }
    }

    private void AddFree(string name, ImmutableArray<int> ids, HashSet<int> held, Distribution? prior, StructuralSwitch? structure, string unit)
    {
        ImmutableArray<int> free = [.. ids.Where(id => !held.Contains(id))];
        if (!free.IsEmpty)
        {
            parameters.Add(new BoundParameter(name, free, prior, structure, unit));
        }
    }

    /// <summary>An input that sets no variable of the model: it stands between the model and what sources say of it.</summary>
    private void AddShared(string name, Distribution? prior)
    {
        if (prior is not null)
        {
            parameters.Add(new BoundParameter(name, [], prior, null, "1"));
        }
    }

    private void CheckUnit(UncertainParameter parameter, string modelUnit)
    {
        if (modelUnit.Length == 0 || parameter.Unit.Length == 0)
        {
            return;
        }

        var (given, wanted) = (MeasuredUnit.Parse(parameter.Unit), MeasuredUnit.Parse(modelUnit));
        var same = given is not null && wanted is not null ? given.IsSameAs(wanted) : parameter.Unit == modelUnit;
        if (!same)
        {
            found.Add(BindingDiagnostics.OtherUnit(parameter.Span, parameter.Name, parameter.Unit, modelUnit));
        }
    }
}
