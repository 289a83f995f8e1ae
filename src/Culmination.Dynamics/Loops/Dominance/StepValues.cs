using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>Every variable of one member at one step.</summary>
/// <param name="Before">One dt ago.</param>
internal sealed record StepValues(int Step, double[] Now, double[] Before, double[] Initial)
{
    /// <summary>Takes them from a run of the interpreter with one lane.</summary>
    internal static StepValues Of(ISimulationRun run, int variables)
    {
        var state = new double[run.StateSize];
        run.SaveState(state);
        var (now, before, initial) = (new double[variables], new double[variables], new double[variables]);
        for (var v = 0; v < variables; v++)
        {
            (now[v], before[v], initial[v]) = (state[1 + (3 * v)], state[2 + (3 * v)], state[3 + (3 * v)]);
        }

        return new StepValues(run.Step, now, before, initial);
    }
}
