using System.Collections.Immutable;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Loops;

/// <summary>What a model is said to be made of (structure.csv, docs/formats/structure.md): variables with their names in the model, causal links, loops, and orders.</summary>
public sealed record ModelStructure(
    ImmutableArray<StructureVariable> Variables,
    ImmutableArray<StructureLink> Links,
    ImmutableArray<StructureLoop> Loops,
    ImmutableArray<StructureOrder> Orders);

/// <param name="ModelName">What it is in the model: names joined by <c>+</c> (summed) and <c>&amp;</c> (moved and held along, not measured); of an outcome, its name in the scenario.</param>
public sealed record StructureVariable(string Id, string ModelName, bool IsOutcome, TextSpan Span)
{
    /// <summary>The name in the model as one reads it aloud: <c>people fit[Invader;*] + people worn[Invader;*]</c> is "people fit and people worn (Invader)".</summary>
    public string InWords => string.Join(" and ", Words());

    private IEnumerable<string> Words()
    {
        var parts = ModelName.Split(['+', '&'], StringSplitOptions.TrimEntries).Select(p => p.Split('[', 2)).ToList();
        var elements = parts.ConvertAll(p => p.Length > 1 ? string.Join(", ", p[1].TrimEnd(']').Split(';', StringSplitOptions.TrimEntries).Where(e => e != "*")) : string.Empty);
        for (var i = 0; i < parts.Count; i++)
        {
            var isSaidLater = i + 1 < parts.Count && elements[i] == elements[i + 1];
            yield return parts[i][0] + (elements[i].Length > 0 && !isSaidLater ? $" ({elements[i]})" : string.Empty);
        }
    }
}

/// <param name="Polarity">+1 or -1: the sign of the response of the target when the source is raised.</param>
/// <param name="DelayWeeks">How long after the week in which the source is moved the response is looked for.</param>
/// <param name="Basis">text, implied, accounting or outcome.</param>
public sealed record StructureLink(string Id, string Source, string Target, int Polarity, double DelayWeeks, string Claims, string Basis, TextSpan Span);

/// <param name="Path">Ids of variables; the last leads back to the first.</param>
/// <param name="Polarity">+1 reinforcing, -1 balancing.</param>
public sealed record StructureLoop(string Id, ImmutableArray<string> Path, int Polarity, string Claims, TextSpan Span);

/// <summary>A decision of the model that keeps its base timing while links are audited.</summary>
public sealed record StructureOrder(string Id, string ModelName, TextSpan Span);
