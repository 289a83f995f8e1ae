using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>Constants of a plan: their values, and plans with other values.</summary>
internal static class PlanConstants
{
    /// <summary>The value of a constant (<see cref="PlanVariable.IsConstant"/>).</summary>
    public static double ValueOf(SimulationPlan plan, int id) => plan.Variables[id].Equation switch
    {
        PlanConstant constant => constant.Value,
        PlanUnary { Operation: UnaryOperation.Negate, Operand: PlanConstant constant } => -constant.Value,
        var other => throw new ArgumentException($"'{plan.Variables[id].Name}' is marked constant but its equation is a {other.GetType().Name}.", nameof(id)),
    };

    public static SimulationPlan With(SimulationPlan plan, ImmutableArray<int> ids, double value)
    {
        var variables = plan.Variables.ToBuilder();
        foreach (var id in ids)
        {
            variables[id] = variables[id] with { Equation = new PlanConstant(value) };
        }

        return plan with { Variables = variables.ToImmutable() };
    }
}
