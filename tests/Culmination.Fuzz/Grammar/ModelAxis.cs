using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Grammar;

/// <summary>A dimension: its elements by name, or numbered.</summary>
internal sealed record ModelAxis(string Name, IReadOnlyList<string> Elements, string Element)
{
    internal static ModelAxis Make(Dice dice, int number)
    {
        var name = dice.Pick(["Side", "Region", "Área"]) + FormattableString.Invariant($"_{number}");
        var count = 1 + dice.Below(4);
        if (dice.Once(3))
        {
            string[] numbers = [.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"{i}"))];
            return new ModelAxis(name, numbers, FormattableString.Invariant($"<dim name=\"{name}\" size=\"{count}\"/>"));
        }

        string[] elements = [.. Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{dice.Pick(["north", "Süd", "e", "west_end"])}_{number}_{i}"))];
        return new ModelAxis(name, elements, $"<dim name=\"{name}\">{string.Concat(elements.Select(e => $"<elem name=\"{e}\"/>"))}</dim>");
    }

    /// <summary>Every element of an array as a subscript.</summary>
    internal static IEnumerable<string> Combinations(IReadOnlyList<ModelAxis> axes)
    {
        IEnumerable<string> all = [string.Empty];
        foreach (var axis in axes)
        {
            all = all.SelectMany(before => axis.Elements.Select(e => before.Length == 0 ? e : $"{before}, {e}"));
        }

        return all;
    }
}
