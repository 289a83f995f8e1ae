using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Units;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>Plans of a model that has been read from a file.</summary>
/// <param name="options">What of the model's clock is changed.</param>
internal sealed class XmileModelSource(Model model, string hash, PlanOptions? options = null) : IModelSource
{
    public string Hash => hash;

    public Checked<ProbedPlan> Plan(ImmutableArray<ProbeRequest> probes)
    {
        var bound = Binder.Bind(model, probes.Select((p, i) => new Probe(NameOf(p, i), p.Expression, p.Span)));
        if (bound.Value is not { } names)
        {
            return Checked.Fail<ProbedPlan>(bound.Diagnostics);
        }

        var plan = Planner.Plan(names, options);
        if (plan.Value is not { } made)
        {
            return Checked.Fail<ProbedPlan>([.. bound.Diagnostics, .. plan.Diagnostics]);
        }

        ImmutableArray<int> ids = [.. Enumerable.Range(0, names.Variables.Length).Where(i => names.Variables[i].IsProbe)];
        if (ids.Length != probes.Length)
        {
            throw new InvalidOperationException("Every probe is one scalar variable.");
        }

        return Checked.Of(
            new ProbedPlan(made, ids, [.. ids.Select(i => UnitCheck.UnitOf(names, names.Variables[i])?.ToString())]), [.. bound.Diagnostics, .. plan.Diagnostics]);
    }

    /// <summary>A name that no variable of a model has: numbered, and without brackets, which would be subscripts.</summary>
    private static string NameOf(ProbeRequest probe, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"probe {index} {probe.Name.Replace('[', '(').Replace(']', ')')}");
}
