using Culmination.Evidence.Ledger;
using Culmination.Evidence.Pooling.RandomEffects;

namespace Culmination.Evidence.Pooling;

/// <summary>The one claim that speaks for an origin in a pool, on its way from what is stated to what is pooled. All on the logarithm.</summary>
/// <param name="Stated">As the source states it.</param>
/// <param name="Factor">By what its spread is widened.</param>
/// <param name="Bias">Prior of how far its source leans; taken off, its spread added.</param>
/// <param name="Used">What is pooled.</param>
public sealed record OriginVote(string Origin, Claim Claim, ReadingKind Kind, Estimate Stated, double Factor, Estimate Bias, Estimate Used)
{
    internal static OriginVote Of(EvidenceLedger ledger, ClaimReading reading)
    {
        var source = ledger.SourceOf(reading.Claim);
        var stated = reading.Logarithm;
        var factor = Widening.Factor(Widening.CoverageOf(source?.Reliability ?? 'F'));
        var bias = SourceBias.Of(source?.Kind ?? string.Empty, reading.Claim.QuantityCode);
        var widened = stated.StandardError * factor;
        return new OriginVote(
            ledger.OriginOf(reading.Claim), reading.Claim, reading.Kind, stated, factor, bias,
            Estimate.OfVariance(stated.Value - bias.Value, (widened * widened) + bias.Variance));
    }
}
