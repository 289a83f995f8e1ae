using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>What to run, how loops are told, and how hard to look for them.</summary>
/// <param name="Structure">Loops are those of its causal-loop diagram if the variable is in it; null for those of the equations.</param>
/// <param name="IsWhole">All loops that are connected with the variable, each by itself; else those through it and, of a stock, through its flows.</param>
/// <param name="Settings">Constants to set before the run.</param>
/// <param name="Until">Model time at which to stop looking.</param>
/// <param name="Seed">Seed of draws inside the model.</param>
/// <param name="MostLoops">With more, the search is for the short and the strong ones.</param>
/// <param name="MostVisits">Links a search may follow.</param>
/// <param name="Moments">Moments of the strongest-path search.</param>
/// <param name="Detour">How many more stocks than on its most direct ways a link of the structure may pass.</param>
public sealed record LoopOptions(
    BoundStructure? Structure = null,
    bool IsWhole = false,
    ImmutableArray<KeyValuePair<int, double>> Settings = default,
    double Until = double.PositiveInfinity,
    ulong Seed = 0,
    int MostLoops = 2_000,
    long MostVisits = 1_000_000,
    int Moments = 24,
    int Detour = 0);
