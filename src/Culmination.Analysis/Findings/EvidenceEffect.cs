using System.Collections.Immutable;

namespace Culmination.Analysis.Findings;

/// <summary>What the evidence did to the answer under the first policy, and which priors still carry it.</summary>
/// <param name="Before">Probability that the race's first cause comes first, without the evidence.</param>
/// <param name="Inputs">Uncertain inputs in all.</param>
/// <param name="Narrowed">Those whose normal score's spread the evidence lessened by a fifth or more.</param>
/// <param name="Carriers">Priors that move the answer most, by more than sampling error; by how much it would move if the prior counted twice. Largest first.</param>
public sealed record EvidenceEffect(Probability Before, int Inputs, int Narrowed, ImmutableArray<Carrier> Carriers)
{
    /// <summary>From this contraction on an input counts as narrowed.</summary>
    public const double NarrowedFrom = 0.2;
}

public sealed record Carrier(string Input, double Shift);
