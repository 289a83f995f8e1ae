using System.Collections.Immutable;

namespace Culmination.Analysis.Findings;

/// <summary>
/// Words for probabilities: the Probability Yardstick of the Professional Head of Intelligence Assessment (UK Government, "Communicating probability with the Probability Yardstick"). It
/// leaves gaps on purpose; a share in a gap takes the nearer term, in its middle the lower one, and the number is always printed beside it.
/// </summary>
public static class ProbabilityTerms
{
    /// <summary>From the least likely to the most.</summary>
    public static ImmutableArray<ProbabilityTerm> Yardstick { get; } =
    [
        new("remote chance", 0, 0.05),
        new("highly unlikely", 0.10, 0.20),
        new("unlikely", 0.25, 0.35),
        new("realistic possibility", 0.40, 0.50),
        new("likely", 0.55, 0.75),
        new("highly likely", 0.80, 0.90),
        new("almost certain", 0.95, 1),
    ];

    /// <summary>The term for a share between 0 and 1.</summary>
    public static ProbabilityTerm Of(double share) => Yardstick[Rank(share)];

    /// <summary>0 for the least likely term, 6 for the most.</summary>
    public static int Rank(double share)
    {
        for (var i = 0; i < Yardstick.Length - 1; i++)
        {
            if (share <= (Yardstick[i].High + Yardstick[i + 1].Low) / 2)
            {
                return i;
            }
        }

        return Yardstick.Length - 1;
    }
}

/// <param name="Low">The least share it stands for.</param>
/// <param name="High">The greatest.</param>
public sealed record ProbabilityTerm(string Term, double Low, double High);
