using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios;

/// <summary>Lays a scenario over its model: finds every name, compares units, adds what has to be read to the plan, and turns days into steps.</summary>
public static class ScenarioBinder
{
    /// <summary>Reads the scenario's model and binds. The result's scenario is the given one with what the overrides change.</summary>
    public static Checked<BoundScenario> Bind(Scenario scenario, ScenarioOverrides? overrides = null)
    {
        var model = XmileReader.Read(scenario.ModelPath);
        if (model.Value is not { } read)
        {
            return Checked.Fail<BoundScenario>(model.Diagnostics);
        }

        var bound = Bind(scenario, overrides ?? ScenarioOverrides.None, new XmileModelSource(read, scenario.ModelHash, new PlanOptions(overrides?.TimeStep)));
        ImmutableArray<Diagnostic> all = [.. model.Diagnostics, .. bound.Diagnostics];
        return bound.Value is { } value ? Checked.Of(value, all) : Checked.Fail<BoundScenario>(all);
    }

    internal static Checked<BoundScenario> Bind(Scenario scenario, ScenarioOverrides overrides, IModelSource model)
    {
        var found = new List<Diagnostic>();
        var place = new TextSpan(scenario.ModelPath, 1, 1);
        scenario = Apply(scenario, overrides, found);
        var plain = model.Plan([]);
        if (plain.Value is not { } bare)
        {
            return Checked.Fail<BoundScenario>([.. found, .. plain.Diagnostics]);
        }

        if (bare.Plan.Clock.Start != 0)
        {
            found.Add(BindingDiagnostics.ModelClock(place, bare.Plan.Clock.Start));
        }

        var names = new ModelNames(bare.Plan);
        var binding = new ParameterBinding(scenario, overrides, names, found);
        var observed = Observed(scenario);
        var parameters = binding.Bind(bare.Plan, [.. observed.Select(o => o.Observation)]);
        var probes = new ProbeList();
        var wanted = new WantedProbes(scenario, observed, names, probes, new OutcomeBinding(names, binding.Plan, parameters, probes, found));
        var probed = model.Plan(probes.Requests);
        found.AddRange(probed.Diagnostics);
        if (probed.Value is not { } made)
        {
            return found.Any(d => d.Severity == Severity.Error) ? Checked.Fail<BoundScenario>(found) : throw new InvalidOperationException("A model without a plan says why.");
        }

        return Assemble(scenario, overrides, model, parameters, wanted, made, found);
    }

    private static Checked<BoundScenario> Assemble(
        Scenario scenario, ScenarioOverrides overrides, IModelSource model, ImmutableArray<BoundParameter> first, WantedProbes wanted, ProbedPlan made, List<Diagnostic> found)
    {
        // Probes may shift ids: everything that is kept is bound to the plan that has them. What could be wrong has been said the first time.
        var unheard = new List<Diagnostic>();
        var names = new ModelNames(made.Plan);
        var binding = new ParameterBinding(scenario, overrides, names, unheard);
        var parameters = binding.Bind(made.Plan, [.. wanted.Observed.Select(o => o.Observation)]);
        if (parameters.Length != first.Length)
        {
            throw new InvalidOperationException("A plan with probes has other constants than without.");
        }

        var endWeek = scenario.Calendar.WeekOf(scenario.Calendar.End);
        var plan = binding.Plan with { Clock = RunClock.Until(made.Plan.Clock, endWeek) };
        if (plan.Clock.StepCount > SimulationLimits.MaximumSteps)
        {
            found.Add(BindingDiagnostics.TooManySteps(new TextSpan(scenario.ModelPath, 1, 1), plan.Clock.StepCount, SimulationLimits.MaximumSteps));
        }

        var clock = new RunClock(plan.Clock.TimeStep);
        var observations = new ObservationBinding(scenario, clock, parameters, found);
        var bound = new BoundScenario(
            scenario,
            plan,
            parameters,
            [.. wanted.Observed.Select((o, i) => observations.Bind(o.Observation, o.Claim, made.Probes[wanted.ObservedProbes[i]], made.Units[wanted.ObservedProbes[i]]))],
            [.. wanted.Outcomes.Select(o => BindOutcome(o, made, clock))],
            [.. scenario.Policies.Select(p => BindPolicy(p, scenario.Calendar, names, made.Plan, clock, found))],
            [.. scenario.Reported.Select((r, i) => BindReport(r, made, wanted.ReportedProbes[i], found))],
            [.. scenario.People.Select((p, i) => new BoundPeople(p, made.Probes[wanted.PeopleProbes[i].Killed], made.Probes[wanted.PeopleProbes[i].Wounded]))],
            model.Hash);
        return Checked.Of(bound, found);
    }

    private static Scenario Apply(Scenario scenario, ScenarioOverrides overrides, List<Diagnostic> found)
    {
        var calendar = scenario.Calendar;
        if (overrides.Issue is { } issue)
        {
            if (issue <= calendar.Start || issue >= calendar.End)
            {
                found.Add(BindingDiagnostics.Override(
                    $"the date of issue ({ScenarioDiagnostics.Day(issue)}) has to lie between {ScenarioDiagnostics.Day(calendar.Start)} and {ScenarioDiagnostics.Day(calendar.End)}"));
            }
            else
            {
                calendar = calendar with { Issue = issue };
            }
        }

        var by = overrides.By ?? scenario.Question.By;
        if (by <= calendar.Issue || by > calendar.End)
        {
            found.Add(BindingDiagnostics.Override(
                $"the day of the question ({ScenarioDiagnostics.Day(by)}) has to lie after {ScenarioDiagnostics.Day(calendar.Issue)} and not after {ScenarioDiagnostics.Day(calendar.End)}"));
            by = calendar.End;
        }

        if (overrides.Members is < 1 or > 1_000_000)
        {
            found.Add(BindingDiagnostics.Override("the number of members has to be from 1 to 1000000"));
        }

        return LeaveOut(
            scenario with
            {
                Calendar = calendar,
                Parameters = [.. scenario.Parameters.Select(p => p.At(calendar.Issue))],
                Observations = [.. scenario.Observations.Where(o => o.Until is not { } until || calendar.Issue < until)],
                Question = scenario.Question with { By = by },
                Run = new RunSettings(overrides.Members ?? scenario.Run.Members, overrides.Seed ?? scenario.Run.Seed),
            },
            found);
    }

    /// <summary>With an earlier date of issue, leaves out what was not known by then.</summary>
    private static Scenario LeaveOut(Scenario scenario, List<Diagnostic> found)
    {
        scenario = scenario with { Observations = PoolsAtIssue.Of(scenario, found) };
        var later = scenario.Claims.Concat(Pooled(scenario)).Where(c => c.Published > scenario.Calendar.Issue).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        if (later.Count == 0)
        {
            return scenario;
        }

        foreach (var observation in scenario.Observations.Where(o => later.Contains(o.ClaimId)))
        {
            found.Add(BindingDiagnostics.LeftOut(observation.Span, observation.ClaimId, scenario.Calendar.Issue));
        }

        foreach (var parameter in scenario.Parameters)
        {
            if (parameter.Claims.FirstOrDefault(later.Contains) is { } claim)
            {
                found.Add(BindingDiagnostics.PriorLater(parameter.Span, parameter.Name, claim, scenario.Calendar.Issue));
            }
        }

        return scenario with { Observations = [.. scenario.Observations.Where(o => !later.Contains(o.ClaimId))] };
    }

    private static IEnumerable<Claim> Pooled(Scenario scenario) =>
        scenario.Observations.Select(o => o.Pool).OfType<EvidencePool>().DistinctBy(p => p.Id, StringComparer.Ordinal).Select(p => p.AsClaim());

    private static ImmutableArray<(Observation Observation, Claim Claim)> Observed(Scenario scenario)
    {
        var claims = scenario.Claims.Concat(Pooled(scenario)).ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. scenario.Observations.Select(o => (o, claims[o.ClaimId]))];
    }

    private static BoundOutcome BindOutcome(OutcomeProbes outcome, ProbedPlan made, RunClock clock) => new(
        outcome.Outcome,
        made.Probes[outcome.Own],
        made.Probes[outcome.Low],
        made.Probes[outcome.Middle],
        made.Probes[outcome.High],
        outcome.Thresholds[0],
        outcome.Thresholds[1],
        outcome.Thresholds[2],
        clock.StepAt(outcome.Outcome.ForWeeks));

    private static BoundPolicy BindPolicy(Policy policy, Calendar calendar, ModelNames names, SimulationPlan plan, RunClock clock, List<Diagnostic> found)
    {
        var settings = new Settings(plan, found);
        var levers = ImmutableArray.CreateBuilder<BoundLever>();
        foreach (var setting in policy.Settings)
        {
            var ids = names.Constants(setting.Lever, setting.Span, found);
            settings.Claim(setting.Lever, ids, setting.Span);
            levers.Add(new BoundLever(ids, setting.Value, clock.StepAt(calendar.WeekOf(setting.From ?? calendar.Issue))));
        }

        return new BoundPolicy(policy, levers.ToImmutable());
    }

    private static BoundReport BindReport(ReportedVariable reported, ProbedPlan made, int probe, List<Diagnostic> found)
    {
        if (made.Units[probe] is { } unit && MeasuredUnit.Parse(unit) is { } wanted && !(MeasuredUnit.Parse(reported.Unit)?.IsSameAs(wanted) ?? false))
        {
            found.Add(BindingDiagnostics.ReportUnit(reported.Span, reported.Name, reported.Unit, unit));
        }

        return new BoundReport(reported, made.Probes[probe]);
    }

    /// <summary>All expressions a scenario reads, as indices of probes.</summary>
    private sealed class WantedProbes
    {
        public WantedProbes(
            Scenario scenario, ImmutableArray<(Observation Observation, Claim Claim)> observed, ModelNames names, ProbeList probes, OutcomeBinding outcomes)
        {
            Observed = observed;
            ObservedProbes = [.. observed.Select(o => probes.Add($"observed:{o.Claim.Id}", names.Expression(o.Observation.Of), o.Observation.OfSpan))];
            Outcomes = [.. scenario.Outcomes.Select(outcomes.Bind)];
            ReportedProbes = [.. scenario.Reported.Select(r => probes.Add($"reported:{r.Name}", names.Expression(r.Expression), r.ExpressionSpan))];
            PeopleProbes =
            [
                .. scenario.People.Select(p => (
                    probes.Add($"killed:{p.Side}", names.Expression(p.Killed), p.KilledSpan), probes.Add($"wounded:{p.Side}", names.Expression(p.Wounded), p.WoundedSpan))),
            ];
        }

        public ImmutableArray<(Observation Observation, Claim Claim)> Observed { get; }

        public ImmutableArray<int> ObservedProbes { get; }

        public ImmutableArray<OutcomeProbes> Outcomes { get; }

        public ImmutableArray<int> ReportedProbes { get; }

        public ImmutableArray<(int Killed, int Wounded)> PeopleProbes { get; }
    }
}
