using Culmination.Dynamics.Loops.Dominance;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>A small model written in a few lines, and the scores of its loops.</summary>
internal sealed class LoopModel(string variables, string specs, string method = "Euler", string dimensions = "")
{
    internal SimulationPlan Plan { get; } = ModelText.Plan(ModelText.File(variables, dimensions, specs, $"time_units=\"week\" method=\"{method}\""));

    internal static string Stock(string name, string initial, string flows) => $"<stock name=\"{name}\"><eqn>{initial}</eqn>{flows}</stock>";

    internal static string Flow(string name, string equation) => $"<flow name=\"{name}\"><eqn>{ModelText.Escape(equation)}</eqn></flow>";

    internal static string Graph(string name, string equation, double from, double to, string points) =>
        FormattableString.Invariant($"<aux name=\"{name}\"><eqn>{equation}</eqn><gf><xscale min=\"{from}\" max=\"{to}\"/><ypts>{points}</ypts></gf></aux>");

    internal LoopDominance Dominance(string variable, LoopOptions? options = null) =>
        LoopDominance.Of(Plan, [Plan.IndexOf(variable)], options, TestContext.Current.CancellationToken);

    /// <summary>Of the only loop through a variable, at a time.</summary>
    internal static double At(LoopDominance found, double time, string through) => found.Loops[Index(found, through)].Contributions[At(found, time)];

    internal static int Index(LoopDominance found, string through) => found.Loops.IndexOf(Assert.Single(found.Loops, l => l.Path.Contains(through)));

    /// <summary>The index of a time.</summary>
    internal static int At(LoopDominance found, double time)
    {
        var index = Enumerable.Range(0, found.Times.Length).FirstOrDefault(t => Math.Abs(found.Times[t] - time) < 1e-9, -1);
        Assert.True(index >= 0, FormattableString.Invariant($"no time {time}"));
        return index;
    }
}
