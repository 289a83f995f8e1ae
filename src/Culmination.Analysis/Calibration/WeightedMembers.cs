using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>Members after weighing by the evidence.</summary>
/// <param name="Weights">Summing to 1; all equal when <paramref name="Temperature"/> is 1.</param>
/// <param name="LogEvidence">Logarithm of the mean likelihood under the prior; minus infinity when no member is possible.</param>
/// <param name="Temperature">How far the likelihood's power had been raised before the rest was left to the weights.</param>
/// <param name="Passes">Evaluations of the whole population.</param>
internal sealed record WeightedMembers(
    ScoreMatrix Scores, double[] LogLikelihoods, double[] Weights, double EffectiveSampleSize, double LogEvidence, int Stages, double Temperature, int Passes)
{
    /// <summary>Correlation of members with where the last resampling put them, from 0 to 1.</summary>
    internal double Resemblance { get; init; }
}
