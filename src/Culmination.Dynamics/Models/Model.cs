using System.Collections.Immutable;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Models;

/// <summary>A model as its author wrote it, in no file format: names, dimensions and equations as text, each with its place.</summary>
/// <param name="File">The name of the file it was read from.</param>
/// <param name="Clock">When and how the model runs if nobody says otherwise.</param>
public sealed record Model(
    string Name,
    string File,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<ModelVariable> Variables,
    SimulationClock Clock)
{
    /// <summary>The unit of model time as declared (<c>week</c>), or empty.</summary>
    public string TimeUnit { get; init; } = string.Empty;

    /// <summary>Functions that the model brings with it.</summary>
    public ImmutableArray<ModelMacro> Macros { get; init; } = [];

    /// <summary>Other words for units: from a word in lower case to the unit it stands for.</summary>
    public ImmutableDictionary<string, string> UnitAliases { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>An array axis and its elements in order. Elements of an axis that is numbered are called 1, 2, 3 ….</summary>
public sealed record Dimension(string Name, ImmutableArray<string> Elements, TextSpan Span);
