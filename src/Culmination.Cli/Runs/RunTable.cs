using System.Buffers;
using System.Globalization;
using Culmination.Dynamics.Simulation;

namespace Culmination.Cli.Runs;

/// <summary>One simulated run as CSV (RFC 4180): <c>time</c>, then a column per variable, a row per saved step, doubles that read back to the same bits.</summary>
internal static class RunTable
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");

    /// <summary>Simulates one member and writes as it goes. Variables the binder made (stages of a delay) are left out.</summary>
    public static void Write(TextWriter writer, ISimulator simulator, IReadOnlyList<(int Variable, double Value)> settings, ulong seed, CancellationToken cancellation)
    {
        var plan = simulator.Plan;
        var shown = Enumerable.Range(0, plan.Variables.Length).Where(i => !plan.Variables[i].IsInternal).ToArray();
        writer.Write("time");
        foreach (var variable in shown)
        {
            writer.Write(',');
            writer.Write(Quote(plan.Variables[variable].Name));
        }

        writer.Write('\n');
        var run = simulator.CreateRun(1, seed);
        foreach (var (variable, value) in settings)
        {
            run.Set(variable, [value]);
        }

        run.Initialize();
        Row(writer, run, shown);
        var steps = plan.Clock.StepCount;
        for (var step = 1; step <= steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Advance();
            if (step % plan.Clock.SaveStride == 0 || step == steps)
            {
                Row(writer, run, shown);
            }
        }
    }

    internal static string Quote(string name) =>
        name.AsSpan().ContainsAny(NeedQuotes) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static void Row(TextWriter writer, ISimulationRun run, int[] shown)
    {
        Span<double> value = stackalloc double[1];
        writer.Write(run.Time.ToString("R", CultureInfo.InvariantCulture));
        foreach (var variable in shown)
        {
            run.Read(variable, value);
            writer.Write(',');
            writer.Write(value[0].ToString("R", CultureInfo.InvariantCulture));
        }

        writer.Write('\n');
    }
}
