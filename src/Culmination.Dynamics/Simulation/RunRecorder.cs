using System.Collections.Immutable;

namespace Culmination.Dynamics.Simulation;

/// <summary>Runs one member from start to stop and keeps what is saved.</summary>
public static class RunRecorder
{
    /// <param name="simulator">What runs; it must let every variable that is not internal be read.</param>
    /// <param name="settings">Constants to set before the run.</param>
    /// <param name="seed">Seed of draws inside the model.</param>
    /// <param name="member">Which member of an ensemble it is, for the same draws.</param>
    /// <param name="cancellation">Looked at once a step.</param>
    public static Trajectory Record(
        ISimulator simulator,
        IEnumerable<KeyValuePair<int, double>>? settings = null,
        ulong seed = 0,
        long member = 0,
        CancellationToken cancellation = default)
    {
        var (plan, clock) = (simulator.Plan, simulator.Plan.Clock);
        var run = simulator.CreateRun(1, seed, member);
        foreach (var (variable, value) in settings ?? [])
        {
            run.Set(variable, [value]);
        }

        run.Initialize();
        int[] ids = [.. Enumerable.Range(0, plan.Variables.Length).Where(i => !plan.Variables[i].IsInternal)];
        var times = ImmutableArray.CreateBuilder<double>();
        var columns = ids.Select(_ => ImmutableArray.CreateBuilder<double>()).ToArray();
        Span<double> value1 = stackalloc double[1];
        for (var step = 0; ; run.Advance(), step++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (step % Math.Max(1, clock.SaveStride) == 0)
            {
                times.Add(run.Time);
                for (var i = 0; i < ids.Length; i++)
                {
                    run.Read(ids[i], value1);
                    columns[i].Add(value1[0]);
                }
            }

            if (step >= clock.StepCount)
            {
                break;
            }
        }

        return new Trajectory(
            times.ToImmutable(),
            [.. ids.Select((id, i) => new TrajectoryColumn(id, plan.Variables[id].Name, plan.Variables[id].Unit, columns[i].ToImmutable()))]);
    }
}
