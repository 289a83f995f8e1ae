using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Units;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Cli.Models;

/// <summary>A model read, bound and planned, for the commands that look at one model.</summary>
/// <param name="UnitMistakes">Where units do not fit; a run does not need them to, a check does.</param>
internal sealed record ModelFile(BoundModel Bound, SimulationPlan Plan, IReadOnlyList<Diagnostic> UnitMistakes)
{
    private static readonly string[] Endings = [".xmile", ".stmx", ".itmx", ".xml"];

    public static bool Looks(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The model file meant by a path: a file, or a folder with a model.xmile. Null when there is none.</summary>
    public static string? Find(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        var inside = Path.Combine(path, "model.xmile");
        return File.Exists(inside) ? inside : null;
    }

    public static Checked<ModelFile> Load(string path, PlanOptions options)
    {
        var model = XmileReader.Read(path);
        if (!model.Succeeded)
        {
            return Checked.Fail<ModelFile>(model.Diagnostics);
        }

        var bound = Binder.Bind(model.Value);
        var found = model.Diagnostics.AddRange(bound.Diagnostics);
        if (!bound.Succeeded)
        {
            return Checked.Fail<ModelFile>(found);
        }

        var plan = Planner.Plan(bound.Value, options);
        found = found.AddRange(plan.Diagnostics);
        return plan.Succeeded
            ? Checked.Of(new ModelFile(bound.Value, plan.Value, UnitCheck.Check(bound.Value)), found)
            : Checked.Fail<ModelFile>(found);
    }
}
