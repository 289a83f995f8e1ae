using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>How well members agree with the evidence, as a function of their normal scores.</summary>
internal interface ILogLikelihood
{
    /// <summary>
    /// Writes one log-likelihood per row: finite, or minus infinity for a member that cannot be; never not-a-number. The same row gives the same bits wherever it stands.
    /// </summary>
    void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation);
}
