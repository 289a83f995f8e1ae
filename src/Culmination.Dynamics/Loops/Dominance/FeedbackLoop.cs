using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>One feedback loop, or all that pass the same variables, and what it contributes to behaviour.</summary>
/// <param name="Name">The loop's id in a structure; null for one without.</param>
/// <param name="Path">Names from the chosen variable (or its flow) along the links; the last leads back to the first.</param>
/// <param name="Count">How many loops of nodes are taken together here.</param>
/// <param name="Contributions">At each time: the loop's score divided by the sum of the absolute scores of all loops found, with the sign of its polarity then; 0 when nothing moves.</param>
public sealed record FeedbackLoop(string? Name, ImmutableArray<string> Path, int Count, ImmutableArray<double> Contributions)
{
    /// <summary>A loop of the other polarity for less than this share of its contributions is not called changing.</summary>
    private const double Slight = 0.01;

    /// <summary>That of nearly all its contributions, by the confidence of Schoenberg and Eberlein (2020), "Seamlessly Integrating Loops That Matter": at least 0.98 of one sign.</summary>
    public LoopPolarity Polarity { get; } = Of(Contributions.Where(c => c > 0).Sum(), -Contributions.Where(c => c < 0).Sum());

    private static LoopPolarity Of(double reinforcing, double balancing) =>
        reinforcing + balancing == 0 ? LoopPolarity.Inactive
        : balancing <= Slight * (reinforcing + balancing) ? LoopPolarity.Reinforcing
        : reinforcing <= Slight * (reinforcing + balancing) ? LoopPolarity.Balancing
        : LoopPolarity.Changing;
}

public enum LoopPolarity
{
    /// <summary>Its score is 0 all the time.</summary>
    Inactive,
    Reinforcing,
    Balancing,

    /// <summary>Reinforcing at some times, balancing at others.</summary>
    Changing,
}
