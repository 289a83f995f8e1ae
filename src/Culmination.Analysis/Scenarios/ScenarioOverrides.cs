using System.Collections.Immutable;

namespace Culmination.Analysis.Scenarios;

/// <summary>What the person who runs a scenario wants otherwise than its file says; null or empty leaves the file's word.</summary>
public sealed record ScenarioOverrides
{
    public static ScenarioOverrides None { get; } = new();

    /// <summary>Another date of issue: later claims are not observed, with a warning each.</summary>
    public DateOnly? Issue { get; init; }

    /// <summary>Another day for the question.</summary>
    public DateOnly? By { get; init; }

    public int? Members { get; init; }

    public ulong? Seed { get; init; }

    /// <summary>Another time step than the model's.</summary>
    public double? TimeStep { get; init; }

    /// <summary>Constants of the model held at a value, in the order given; a prior of theirs is dropped.</summary>
    public ImmutableArray<ConstantValue> Set { get; init; } = [];
}

/// <summary>A constant of the model, an element, or all (<c>[*]</c>), and the value it is held at, in the model's unit.</summary>
public sealed record ConstantValue(string Name, double Value);
