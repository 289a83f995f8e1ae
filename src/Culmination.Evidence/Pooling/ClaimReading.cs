using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling.RandomEffects;
using Culmination.Evidence.Pooling.Tails;
using Culmination.Quantities.Numerics;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// What a claim says about the logarithm of its quantity, as stated. A range [L, H] is taken as the 10 and 90 % points of a log-normal distribution (O'Hagan et al., Uncertain
/// Judgements, 2006, on stated ranges); "at least" and "at most" stay one-sided; words without a figure say nothing.
/// </summary>
/// <param name="Logarithm">Middle and spread of the logarithm; for a bound the bound itself and how sharply it is meant.</param>
public sealed record ClaimReading(Claim Claim, ReadingKind Kind, Estimate Logarithm)
{
    /// <summary>Spread of the logarithm of a figure given without a range, by this project's choice: a tenth, two tenths where the source itself says "about".</summary>
    internal const double PointSpread = 0.1;

    internal const double ApproximateSpread = 0.2;

    /// <summary>The reading of a claim, or null when it has no figure above 0.</summary>
    public static ClaimReading? Of(Claim claim) => claim.Bound switch
    {
        ClaimBound.Range => Range(claim),
        ClaimBound.Point when claim.Low is not null && claim.High is not null => Range(claim),
        ClaimBound.Point => Single(claim, ReadingKind.Spread, claim.Middle, PointSpread),
        ClaimBound.Approx => Single(claim, ReadingKind.Spread, claim.Middle, ApproximateSpread),
        ClaimBound.Lower or ClaimBound.LowerStrict => Single(claim, ReadingKind.AtLeast, claim.Low ?? claim.Central, PointSpread),
        ClaimBound.Upper or ClaimBound.UpperStrict => Single(claim, ReadingKind.AtMost, claim.High ?? claim.Central, PointSpread),
        _ => null,
    };

    private static ClaimReading? Range(Claim claim)
    {
        if (claim.Low is not > 0 || claim.High is not { } high || claim.Low is not { } low)
        {
            return null;
        }

        if (!(high > low))
        {
            return Single(claim, ReadingKind.Spread, low, PointSpread);
        }

        var (bottom, top) = (Elementary.Log(low), Elementary.Log(high));
        var middle = claim.Central is { } central ? Elementary.Log(central) : (bottom + top) / 2;
        return new ClaimReading(claim, ReadingKind.Spread, new Estimate(middle, (top - bottom) / (2 * Quantiles.Normal(0.9))));
    }

    private static ClaimReading? Single(Claim claim, ReadingKind kind, double? value, double spread) =>
        value is > 0 ? new ClaimReading(claim, kind, new Estimate(Elementary.Log(value.Value), spread)) : null;
}

public enum ReadingKind
{
    /// <summary>A middle with a spread.</summary>
    Spread,

    AtLeast,
    AtMost,
}
