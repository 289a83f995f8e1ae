using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>Members as the priors give them: equal weights for all that are possible.</summary>
internal static class PriorMembers
{
    /// <param name="logLikelihoods">0, or minus infinity for an impossible member.</param>
    internal static WeightedMembers Of(ScoreMatrix prior, double[] logLikelihoods)
    {
        var possible = logLikelihoods.Count(l => !double.IsNegativeInfinity(l));
        var weights = new double[prior.Rows];
        if (possible == 0)
        {
            Array.Fill(weights, 1.0 / weights.Length);
            return new WeightedMembers(prior, logLikelihoods, weights, 0, double.NegativeInfinity, 0, 0, 1);
        }

        var logEvidence = Tempering.Weigh(logLikelihoods, 1, weights);
        return new WeightedMembers(prior, logLikelihoods, weights, possible, logEvidence, 0, 0, 1);
    }
}
