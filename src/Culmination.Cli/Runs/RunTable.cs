using System.Buffers;
using System.Globalization;
using Culmination.Dynamics.Simulation;

namespace Culmination.Cli.Runs;

/// <summary>A run as CSV (RFC 4180): <c>time</c>, then a column per variable, a row per saved step, doubles that read back to the same bits.</summary>
internal static class RunTable
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");

    public static void Write(TextWriter writer, Trajectory trajectory)
    {
        writer.Write("time");
        foreach (var column in trajectory.Columns)
        {
            writer.Write(',');
            writer.Write(Quote(column.Name));
        }

        writer.Write('\n');
        for (var row = 0; row < trajectory.Times.Length; row++)
        {
            writer.Write(Number(trajectory.Times[row]));
            foreach (var column in trajectory.Columns)
            {
                writer.Write(',');
                writer.Write(Number(column.Values[row]));
            }

            writer.Write('\n');
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quote(string name) =>
        name.AsSpan().ContainsAny(NeedQuotes) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
