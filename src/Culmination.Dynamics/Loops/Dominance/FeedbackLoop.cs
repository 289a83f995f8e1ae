using System.Collections.Immutable;

namespace Culmination.Dynamics.Loops.Dominance;

/// <summary>One feedback loop and what it contributes to behaviour.</summary>
/// <param name="Variables">Ids in the plan, from the chosen variable along the links; the last leads back to the first.</param>
/// <param name="Contributions">At each time: the loop's score divided by the sum of the absolute scores of all loops found, with the sign of its polarity then; 0 when nothing moves.</param>
public sealed record FeedbackLoop(ImmutableArray<int> Variables, ImmutableArray<double> Contributions)
{
    public LoopPolarity Polarity { get; } =
        Contributions.Any(c => c > 0)
            ? Contributions.Any(c => c < 0) ? LoopPolarity.Changing : LoopPolarity.Reinforcing
            : Contributions.Any(c => c < 0) ? LoopPolarity.Balancing : LoopPolarity.Inactive;
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
