using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>Which name has set which variable so far, so that none is set twice.</summary>
internal sealed class Settings(SimulationPlan plan, List<Diagnostic> found)
{
    private readonly Dictionary<int, string> setBy = [];

    /// <summary>Notes that a name sets variables; a diagnostic where another name does already.</summary>
    public void Claim(string name, ImmutableArray<int> variables, TextSpan? span)
    {
        foreach (var id in variables)
        {
            if (!setBy.TryAdd(id, name))
            {
                found.Add(BindingDiagnostics.SetTwice(span, name, setBy[id], plan.Variables[id].Name));
                return;
            }
        }
    }
}
