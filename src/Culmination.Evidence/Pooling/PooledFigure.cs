using System.Collections.Immutable;
using Culmination.Evidence.Pooling.Combining;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Pooling.Tails;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling;

/// <summary>What votes of one definition say together.</summary>
/// <param name="Method">How they were combined.</param>
/// <param name="Quantiles">5, 10, 50, 90 and 95 % points in the unit of the claims.</param>
/// <param name="Stored">The log-metalog through the 10, 50 and 90 % points, or null when they are too skewed for three terms.</param>
/// <param name="EffectiveNumber">What the origins are worth as independent ones.</param>
/// <param name="Between">Variance between the logarithms of the origins by three estimators, for three origins or more.</param>
/// <param name="Heterogeneity">I² after widening and bias.</param>
/// <param name="LogarithmicPool">Median and spread of the logarithm by the logarithmic pool: only to see how much hangs on the method.</param>
public sealed record PooledFigure(
    PoolMethod Method,
    PoolQuantiles Quantiles,
    LogMetalog? Stored,
    double EffectiveNumber,
    BetweenVariances? Between,
    double Heterogeneity,
    Estimate LogarithmicPool)
{
    private const int FewestForRandomEffects = 3;

    /// <summary>Pools votes; null when all of them are bounds, which give no figure.</summary>
    /// <param name="correlation">Of the errors of any two origins, from 0 to 1.</param>
    internal static PooledFigure? Of(ImmutableArray<OriginVote> votes, double correlation)
    {
        var spreads = votes.Where(v => v.Kind == ReadingKind.Spread).Select(v => v.Used).ToImmutableArray();
        if (spreads.IsEmpty)
        {
            return null;
        }

        var atLeast = votes.Where(v => v.Kind == ReadingKind.AtLeast).Select(v => v.Used).ToImmutableArray();
        var atMost = votes.Where(v => v.Kind == ReadingKind.AtMost).Select(v => v.Used).ToImmutableArray();
        var isRandom = spreads.Length >= FewestForRandomEffects;
        var between = isRandom
            ? new BetweenVariances(RestrictedLikelihood.BetweenVariance(spreads), DerSimonianLaird.BetweenVariance(spreads), PauleMandel.BetweenVariance(spreads))
            : null;
        var quantile = between is not null ? RandomEffects(spreads, between.Restricted, correlation, atLeast, atMost) : Linear(spreads, atLeast, atMost);
        var points = new PoolQuantiles(At(0.05), At(0.1), At(0.5), At(0.9), At(0.95));
        return new PooledFigure(
            isRandom ? PoolMethod.RandomEffects : PoolMethod.Linear,
            points,
            LogMetalog.Through(points.P10, points.P50, points.P90),
            Combining.EffectiveNumber.Of(spreads.Length, correlation),
            between,
            RandomEffectsShare(spreads),
            Combining.LogarithmicPool.OfNormals([.. spreads.Select(s => (1.0 / spreads.Length, s))]));

        double At(double p) => Elementary.Exp(quantile(p));
    }

    /// <summary>Student's t about the mean, its error cut by Hartung and Knapp, and widened by the origins' correlation: n correlated ones are worth fewer.</summary>
    private static Func<double, double> RandomEffects(
        ImmutableArray<Estimate> spreads, double between, double correlation, ImmutableArray<Estimate> atLeast, ImmutableArray<Estimate> atMost)
    {
        var pooled = WeightedMean.Of(spreads, between);
        var error = HartungKnapp.TruncatedStandardError(pooled, spreads.Length);
        var inflated = error * Math.Sqrt(spreads.Length / Combining.EffectiveNumber.Of(spreads.Length, correlation));
        var mean = new CensoredNormal([new Estimate(pooled.Mean, inflated)], Spread(atLeast), Spread(atMost)).Mean();
        return p => mean.Value + (mean.StandardError * Tails.Quantiles.Student(p, spreads.Length - 1));

        // A source that gives a bound differs from the others as much as they do among themselves.
        ImmutableArray<Estimate> Spread(ImmutableArray<Estimate> bounds) => [.. bounds.Select(b => Estimate.OfVariance(b.Value, b.Variance + between))];
    }

    /// <summary>The mixture; bounds move each member and weigh it by how likely it makes them.</summary>
    private static Func<double, double> Linear(ImmutableArray<Estimate> spreads, ImmutableArray<Estimate> atLeast, ImmutableArray<Estimate> atMost)
    {
        var moved = new List<(double LogWeight, Estimate Normal)>();
        foreach (var spread in spreads)
        {
            var censored = new CensoredNormal([spread], atLeast, atMost);
            var mean = censored.Mean();
            // Laplace's approximation of how likely this member makes the bounds.
            moved.Add((censored.LogLikelihood(mean.Value) + Elementary.Log(mean.StandardError), mean));
        }

        var most = moved.Max(m => m.LogWeight);
        return new LinearPool(
        [
            .. moved.Select(m => new PoolMember(
                Elementary.Exp(m.LogWeight - most),
                x => Elementary.NormalCumulative((x - m.Normal.Value) / m.Normal.StandardError),
                p => m.Normal.Value + (m.Normal.StandardError * Tails.Quantiles.Normal(p)))),
        ]).Quantile;
    }

    private static double RandomEffectsShare(ImmutableArray<Estimate> spreads) => Pooling.RandomEffects.Heterogeneity.Share(spreads);
}

public enum PoolMethod
{
    /// <summary>Random effects by restricted likelihood with truncated Hartung–Knapp errors: three independent origins or more.</summary>
    RandomEffects,

    /// <summary>The mean of the distributions: one or two origins.</summary>
    Linear,
}

/// <summary>Points below which 5, 10, 50, 90 and 95 % lie.</summary>
public sealed record PoolQuantiles(double P05, double P10, double P50, double P90, double P95);

/// <summary>Variance between origins by restricted likelihood, DerSimonian and Laird, and Paule and Mandel.</summary>
public sealed record BetweenVariances(double Restricted, double DerSimonianLaird, double PauleMandel);
