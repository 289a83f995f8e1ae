using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops;

/// <summary>Some states that begin in the same week.</summary>
/// <param name="Inputs">Constants and their values, one per lane.</param>
public sealed record StateGroup(int StartStep, int Lanes, ImmutableArray<KeyValuePair<int, double[]>> Inputs);
