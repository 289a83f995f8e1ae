using System.Collections.Immutable;
using Culmination.Evidence.Grading;

namespace Culmination.Analysis.Findings;

/// <summary>
/// Words for the probabilities of answers: the Probability Yardstick (<see cref="ProbabilityScale.Phia"/>). It leaves gaps on purpose; a share in a gap takes the nearer term, in
/// its middle the lower one, and the number is always printed beside it.
/// </summary>
public static class ProbabilityTerms
{
    /// <summary>From the least likely to the most.</summary>
    public static ImmutableArray<ProbabilityTerm> Yardstick => ProbabilityScale.Phia.Terms;

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
