using System.Globalization;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Tests.Conformance;

/// <summary>A model with reference output of another program, from a collection that stands beside the repository and is not part of it.</summary>
internal static class ConformanceCase
{
    private static readonly string[] Endings = [".xmile", ".stmx"];

    /// <summary>The collection, or null where it is not there.</summary>
    internal static string? Folder()
    {
        var shared = Environment.GetEnvironmentVariable("CULMINATION_SHARED") ?? Path.Combine(ModelText.Root(), "..", "shared");
        var folder = Path.Combine(shared, "conformance");
        return File.Exists(Path.Combine(folder, "index.tsv")) ? folder : null;
    }

    internal static IEnumerable<string> Models(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>
    /// What differs, at most a few lines; empty when the model passes: |a − b| ≤ max(1e-4·max(|a|, |b|), half a unit of the last printed digit, 1e-6·max|column|). Columns that
    /// only say when the run starts, stops and is saved are not compared.
    /// </summary>
    /// <param name="options">What the run changes of the model's clock.</param>
    internal static IReadOnlyList<string> Differences(string modelFile, PlanOptions? options = null)
    {
        var folder = Path.GetDirectoryName(modelFile)!;
        var output = Directory.EnumerateFiles(folder, "output.*").Order(StringComparer.Ordinal).First();
        var model = XmileReader.Read(modelFile);
        if (!model.Succeeded)
        {
            return [.. model.Diagnostics.Select(d => $"{d.Span} {d.Code} {d.Message}")];
        }

        var bound = Binder.Bind(model.Value);
        if (!bound.Succeeded)
        {
            return [.. bound.Diagnostics.Select(d => $"{d.Span} {d.Code} {d.Message}")];
        }

        var plan = Planner.Plan(bound.Value, options).Value!;
        plan = plan with { Clock = plan.Clock with { SaveStride = 1 } };
        return Compare(bound.Value, plan, ReferenceTable.Read(output));
    }

    private static List<string> Compare(BoundModel bound, SimulationPlan plan, IReadOnlyList<ReferenceColumn> reference)
    {
        var trajectory = RunRecorder.Record(new Interpreter(plan), cancellation: TestContext.Current.CancellationToken);
        var differences = new List<string>();
        foreach (var column in reference.Skip(1).Where(c => c.Name.ToUpperInvariant().Replace('_', ' ') is not ("SAVEPER" or "TIME STEP" or "FINAL TIME" or "INITIAL TIME")))
        {
            if (bound.Find(column.Name) is not [var id])
            {
                differences.Add($"no variable '{column.Name}'");
                continue;
            }

            var values = trajectory.Columns.First(c => c.Variable == id).Values;
            for (var row = 0; row < column.Values.Count; row++)
            {
                var step = (int)Math.Round((reference[0].Values[row].Value - plan.Clock.Start) / plan.Clock.TimeStep);
                if (step < 0 || step >= values.Length)
                {
                    differences.Add(string.Create(CultureInfo.InvariantCulture, $"no time {reference[0].Values[row].Value}"));
                    break;
                }

                var (wanted, half) = column.Values[row];
                var tolerance = Math.Max(Math.Max(1e-4 * Math.Max(Math.Abs(wanted), Math.Abs(values[step])), half), 1e-6 * column.Largest);
                if (!double.IsNaN(wanted) && !(Math.Abs(wanted - values[step]) <= tolerance))
                {
                    differences.Add(string.Create(CultureInfo.InvariantCulture, $"{column.Name} at {reference[0].Values[row].Value}: {values[step]}, and the reference has {wanted}"));
                    break;
                }
            }
        }

        return differences;
    }
}
