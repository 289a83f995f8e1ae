using System.Collections.Immutable;
using System.Globalization;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>Loops that readers are told of as one, as they pass the same variables in the same order.</summary>
/// <param name="Name">The id of the named loop that they are; null for others.</param>
/// <param name="Path">Names along the links.</param>
/// <param name="Loops">Indices of the loops of nodes.</param>
internal sealed record LoopTale(string? Name, ImmutableArray<string> Path, ImmutableArray<int> Loops)
{
    /// <param name="nodes">What the loops are in.</param>
    /// <param name="loops">Nodes in order.</param>
    /// <param name="named">Loops that have names.</param>
    /// <param name="isApart">Each loop is told by itself.</param>
    internal static ImmutableArray<LoopTale> Of(ImmutableArray<LoopNode> nodes, ImmutableArray<ImmutableArray<int>> loops, ImmutableArray<StructureLoop> named, bool isApart) =>
    [
        .. Enumerable.Range(0, loops.Length)
            .GroupBy(l => isApart ? l.ToString(CultureInfo.InvariantCulture) : string.Join('>', loops[l].Select(n => Key(nodes[n]))), StringComparer.Ordinal)
            .Select(g => new LoopTale(NameOf(nodes, loops[g.First()], named), PathOf(nodes, [.. g.Select(l => loops[l])]), [.. g])),
    ];

    private static string Key(LoopNode node) => node.Id ?? Base(node.Name);

    /// <summary>With elements where all loops pass the same.</summary>
    private static ImmutableArray<string> PathOf(ImmutableArray<LoopNode> nodes, ImmutableArray<ImmutableArray<int>> loops) =>
        [.. loops[0].Select((n, i) => loops.All(l => l[i] == n) ? nodes[n].Name : Base(nodes[n].Name))];

    private static string Base(string name) => name.IndexOf('[', StringComparison.Ordinal) is var open and > 0 ? name[..open] : name;

    private static string? NameOf(ImmutableArray<LoopNode> nodes, ImmutableArray<int> loop, ImmutableArray<StructureLoop> named) =>
        named.FirstOrDefault(l => l.Path.Length == loop.Length && loop.Select(n => nodes[n].Id).ToList() is var ids && ids.IndexOf(l.Path[0]) is >= 0 and var first
            && l.Path.SequenceEqual([.. ids.Skip(first), .. ids.Take(first)]))?.Id;
}
