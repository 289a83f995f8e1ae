using System.Collections.Immutable;
using Culmination.Evidence.Pooling.RandomEffects;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// Figures that differ by much more than they claim to be exact are most often about two things (dead, and dead and wounded together): where I² of the figures as stated is above
/// 75 % ("considerable", Cochrane Handbook for Systematic Reviews 10.10.2) nothing is pooled and the split is shown.
/// </summary>
public static class DefinitionGate
{
    public const double MostHeterogeneity = 0.75;

    /// <summary>The two groups into which the votes fall best (least Q within), the lower first; null when they may be pooled.</summary>
    public static PoolSplit? Check(ImmutableArray<OriginVote> votes)
    {
        var share = Heterogeneity.Share([.. votes.Select(v => v.Stated)]);
        if (share <= MostHeterogeneity)
        {
            return null;
        }

        var sorted = votes.OrderBy(v => v.Stated.Value).ToImmutableArray();
        var best = Enumerable.Range(1, sorted.Length - 1).MinBy(i => Q(sorted[..i]) + Q(sorted[i..]));
        return new PoolSplit(share, sorted[..best], sorted[best..]);
    }

    private static double Q(ImmutableArray<OriginVote> votes) => WeightedMean.Of([.. votes.Select(v => v.Stated)], 0).Q;
}

/// <param name="Heterogeneity">I² of the figures as stated.</param>
public sealed record PoolSplit(double Heterogeneity, ImmutableArray<OriginVote> Lower, ImmutableArray<OriginVote> Upper);
