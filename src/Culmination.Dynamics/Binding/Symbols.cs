using System.Collections.Immutable;
using System.Globalization;
using Culmination.Dynamics.Models;

namespace Culmination.Dynamics.Binding;

/// <summary>A dimension and the places of its elements.</summary>
internal sealed class DimensionSymbol
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly string[] keys;

    internal DimensionSymbol(Dimension source)
    {
        Source = source;
        Key = ModelName.Canonical(source.Name);
        keys = [.. source.Elements.Select(ModelName.Canonical)];
        for (var i = 0; i < keys.Length; i++)
        {
            indices.TryAdd(keys[i], i);
        }
    }

    internal Dimension Source { get; }

    internal string Key { get; }

    internal string Name => Source.Name;

    internal int Count => keys.Length;

    /// <summary>The place of an element by name, or -1.</summary>
    internal int IndexOf(string name) => indices.GetValueOrDefault(ModelName.Canonical(name), -1);

    /// <summary>Whether all elements of another dimension are elements here by their names.</summary>
    internal bool Holds(DimensionSymbol other) => !ReferenceEquals(this, other) && other.Count <= Count && !other.IsNumbered && other.keys.All(indices.ContainsKey);

    /// <summary>Whether its elements are 1, 2, 3 …, so that equal names say nothing.</summary>
    private bool IsNumbered => keys.Select((key, i) => string.Equals(key, (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).All(isNumber => isNumber);

    /// <summary>The place here of an element of another dimension: the element of the same name; -1 where there is none.</summary>
    internal int IndexOf(DimensionSymbol other, int index) =>
        ReferenceEquals(this, other) ? index : indices.GetValueOrDefault(other.keys[index], -1);
}

/// <summary>A variable, its axes, and the ids of its elements, which follow one another with the last axis running fastest.</summary>
/// <param name="FirstId">The id of its first element; -1 for a function, which has none.</param>
internal sealed record VariableSymbol(ModelVariable Source, ImmutableArray<DimensionSymbol> Axes, int FirstId, int Count)
{
    /// <summary>The table of each element, or of all where there is one; empty without graphical functions.</summary>
    internal ImmutableArray<int> Tables { get; init; } = [];

    internal string Name => Source.Name;

    internal bool IsScalar => Axes.IsEmpty;

    internal int Offset(ReadOnlySpan<int> at)
    {
        var offset = 0;
        for (var i = 0; i < Axes.Length; i++)
        {
            offset = (offset * Axes[i].Count) + at[i];
        }

        return offset;
    }

    internal int[] ElementAt(int offset)
    {
        var at = new int[Axes.Length];
        for (var i = Axes.Length - 1; i >= 0; i--)
        {
            at[i] = offset % Axes[i].Count;
            offset /= Axes[i].Count;
        }

        return at;
    }

    internal int TableAt(int offset) => Tables.Length == 1 ? Tables[0] : Tables[offset];
}

/// <summary>What names mean in a model.</summary>
internal sealed class Symbols
{
    private readonly Dictionary<string, DimensionSymbol> dimensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VariableSymbol> variables = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ModelMacro> macros = new(StringComparer.Ordinal);

    // By the name as written, once found: a sum over an array looks up the same names for every term.
    private readonly Dictionary<string, VariableSymbol> writtenVariables = new(StringComparer.Ordinal);

    internal IEnumerable<string> MacroNames => macros.Values.Select(m => m.Name);

    internal IEnumerable<string> DimensionNames => dimensions.Values.Select(d => d.Name);

    internal IEnumerable<string> VariableNames => variables.Values.Select(v => v.Name);

    internal IEnumerable<string> AllNames => VariableNames.Concat(DimensionNames).Concat(dimensions.Values.SelectMany(d => d.Source.Elements));

    internal bool Add(DimensionSymbol dimension) => dimensions.TryAdd(dimension.Key, dimension);

    internal bool Add(VariableSymbol variable) => variables.TryAdd(ModelName.Canonical(variable.Name), variable);

    internal bool Add(ModelMacro macro) => macros.TryAdd(ModelName.Canonical(macro.Name), macro);

    internal ModelMacro? Macro(string name) => macros.GetValueOrDefault(ModelName.Canonical(name));

    internal DimensionSymbol? Dimension(string name) => dimensions.GetValueOrDefault(ModelName.Canonical(name));

    internal VariableSymbol? Variable(string name)
    {
        if (!writtenVariables.TryGetValue(name, out var found) && (found = variables.GetValueOrDefault(ModelName.Canonical(name))) is not null)
        {
            writtenVariables.Add(name, found);
        }

        return found;
    }
}
