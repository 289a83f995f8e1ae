using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Tests;

/// <summary>Models written in a few lines, and what becomes of them.</summary>
internal static class ModelText
{
    /// <summary>A whole file around variables.</summary>
    internal static string File(string variables, string dimensions = "", string specs = "<start>0</start><stop>10</stop><dt>1</dt>", string attributes = "time_units=\"week\"") =>
        $"<xmile version=\"1.0\" xmlns=\"http://docs.oasis-open.org/xmile/ns/XMILE/v1.0\">\n<sim_specs {attributes}>{specs}</sim_specs>\n"
        + (dimensions.Length > 0 ? $"<dimensions>{dimensions}</dimensions>\n" : string.Empty)
        + $"<model><variables>\n{variables}\n</variables></model></xmile>";

    internal static string Aux(string name, string equation, string unit = "") =>
        $"<aux name=\"{name}\"><eqn>{Escape(equation)}</eqn>{(unit.Length > 0 ? $"<units>{unit}</units>" : string.Empty)}</aux>";

    internal static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    internal static Model Read(string file) => Value(XmileReader.ReadText(file, "test.xmile"));

    internal static BoundModel Bind(string file, params Probe[] probes) => Value(Binder.Bind(Read(file), probes));

    internal static BoundModel BindFile(string path) => Value(Binder.Bind(Value(XmileReader.Read(path))));

    internal static SimulationPlan Plan(string file, PlanOptions? options = null) => Value(Planner.Plan(Bind(file), options));

    /// <summary>The run of a variable at every saved time.</summary>
    internal static double[] Run(string file, string variable, PlanOptions? options = null) => Run(Plan(file, options), variable);

    internal static double[] Run(SimulationPlan plan, string variable)
    {
        var column = RunRecorder.Record(new Interpreter(plan)).Find(variable);
        Assert.True(column is not null, $"no column {variable}");
        return [.. column.Values];
    }

    /// <summary>The value of one equation without names.</summary>
    internal static double Value(string equation) => Run(File(Aux("x", equation)), "x")[0];

    internal static IReadOnlyList<Diagnostic> Mistakes(string file, params Probe[] probes)
    {
        var model = XmileReader.ReadText(file, "test.xmile");
        return model.Succeeded ? Binder.Bind(model.Value, probes).Diagnostics : model.Diagnostics;
    }

    internal static T Value<T>(Checked<T> result)
        where T : class
    {
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(d => $"{d.Span} {d.Code} {d.Message} ({d.Help})")));
        return result.Value!;
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Culmination.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
