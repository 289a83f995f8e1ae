using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>An expression over the model's variables that the scenario wants to read.</summary>
/// <param name="Span">Where the scenario asks for it.</param>
internal sealed record ProbeRequest(string Name, string Expression, TextSpan Span);

/// <summary>The expressions a scenario wants to read; each is evaluated once however often it is asked for.</summary>
internal sealed class ProbeList
{
    private readonly List<ProbeRequest> requests = [];
    private readonly Dictionary<string, int> indexOf = new(StringComparer.Ordinal);

    public ImmutableArray<ProbeRequest> Requests => [.. requests];

    /// <summary>The index of the probe for an expression.</summary>
    public int Add(string name, string expression, TextSpan span)
    {
        if (!indexOf.TryGetValue(expression, out var index))
        {
            index = requests.Count;
            indexOf.Add(expression, index);
            requests.Add(new ProbeRequest(name, expression, span));
        }

        return index;
    }
}
