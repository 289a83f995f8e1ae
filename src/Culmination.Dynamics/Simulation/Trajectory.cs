using System.Collections.Immutable;

namespace Culmination.Dynamics.Simulation;

/// <summary>One member's run, saved at every saving step.</summary>
/// <param name="Times">The model times saved.</param>
/// <param name="Columns">The variables that are not internal, in plan order.</param>
public sealed record Trajectory(ImmutableArray<double> Times, ImmutableArray<TrajectoryColumn> Columns)
{
    /// <summary>The column with exactly this name, or null.</summary>
    public TrajectoryColumn? Find(string name) => Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal));
}

/// <param name="Variable">Id in the plan.</param>
/// <param name="Values">One per time saved.</param>
public sealed record TrajectoryColumn(int Variable, string Name, string Unit, ImmutableArray<double> Values);
