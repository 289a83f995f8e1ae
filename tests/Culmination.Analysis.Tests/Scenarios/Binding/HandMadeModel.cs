using System.Collections.Immutable;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Scenarios.Binding;

/// <summary>
/// The variables of the example's model without their equations. Probes come first in its plans, so that what relies on ids staying as they were fails; the unit of a probe
/// is that of the variable its expression begins with.
/// </summary>
internal sealed class HandMadeModel : IModelSource
{
    private static readonly (string Name, string Unit, double? Value)[] All =
    [
        ("rounds", "rounds", null), ("rounds fired", "rounds", null), ("people", "persons", null), ("killed", "persons", null), ("fire", "rounds/week", null),
        ("fire sufficiency", "1", null), ("rounds at start", "rounds", 90000), ("people at start", "persons", 100000), ("deliveries", "rounds/week", 2000),
        ("delivery scale", "1", 1), ("killed per round", "persons/rounds", 0.02), ("ammunition threshold", "1", 0.6),
    ];

    private static readonly (string Name, string Unit, double? Value)[] Scalars = [("fire law", "1", 0), ("wounded per killed", "1", 3), ("week of issue", "week", 1)];

    public string Hash => "hand-made";

    public double Start { get; init; }

    public Checked<ProbedPlan> Plan(ImmutableArray<ProbeRequest> probes)
    {
        var variables = ImmutableArray.CreateBuilder<PlanVariable>();
        foreach (var probe in probes)
        {
            variables.Add(Variable(probe.Expression, string.Empty, null));
        }

        foreach (var (name, unit, value) in All)
        {
            variables.Add(Variable($"{name}[Invader]", unit, value));
            variables.Add(Variable($"{name}[Defender]", unit, value));
        }

        foreach (var (name, unit, value) in Scalars)
        {
            variables.Add(Variable(name, unit, value));
        }

        var plan = new SimulationPlan(variables.ToImmutable(), [], [], [], new SimulationClock(Start, Start + 52, 0.125, IntegrationMethod.Euler, 1));
        return Checked.Of(new ProbedPlan(plan, [.. Enumerable.Range(0, probes.Length)], [.. probes.Select(p => UnitOf(p.Expression))]));
    }

    private static string? UnitOf(string expression)
    {
        var name = expression.Split('[', '<', '*')[0].Trim().Replace('_', ' ');
        return Array.Find(All, v => v.Name == name).Unit;
    }

    private static PlanVariable Variable(string name, string unit, double? value) =>
        new(name, PlanVariableKind.Auxiliary, new PlanConstant(value ?? 0), [], [], unit, value is not null, false, false);
}
