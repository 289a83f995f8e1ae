using System.Collections.Immutable;
using Culmination.Analysis.Findings;

namespace Culmination.Analysis.Calibration.Reports;

/// <summary>What conditioning on the evidence did, and how far the sample can be trusted (schema culmination.calibration/1).</summary>
/// <param name="Method">smc or demc.</param>
/// <param name="LogEvidence">Null for chains, which do not estimate it.</param>
/// <param name="Answer">Probability that the race's first cause comes first, under the scenario's first policy.</param>
/// <param name="PriorAnswer">The same without the evidence.</param>
public sealed record CalibrationReport(
    string Scenario,
    string Method,
    int Members,
    ulong Seed,
    double EffectiveSampleSize,
    double? LogEvidence,
    SamplerFigures? Sampler,
    ChainFigures? Chains,
    string Question,
    Probability Answer,
    Probability PriorAnswer,
    ImmutableArray<CauseProbability> First,
    ImmutableArray<CalibratedParameter> Parameters,
    ImmutableArray<CalibratedObservation> Observations,
    ImmutableArray<string> Warnings);

/// <param name="Temperature">How far the likelihood's power was raised.</param>
/// <param name="Resemblance">How much members resemble where the last resampling put them: 0 for all forgotten.</param>
public sealed record SamplerFigures(int Stages, int Passes, double Temperature, double Resemblance);

/// <param name="MostRHat">The largest rank-normalised split R̂ over parameters and the log-likelihood.</param>
/// <param name="LeastBulkSize">The smallest effective sample size for the middle of a distribution.</param>
/// <param name="LeastTailSize">The same for the 5 and 95 % points.</param>
public sealed record ChainFigures(int Chains, int Draws, long Evaluations, double Acceptance, double MostRHat, double LeastBulkSize, double LeastTailSize);

/// <param name="Contraction">1 − (sd / prior sd) of the parameter's normal score.</param>
/// <param name="PriorSensitivity">Power-scaling sensitivity of the parameter to its own prior; from 0.05 on worth looking at.</param>
/// <param name="EvidenceSensitivity">The same to all observations together.</param>
/// <param name="Reading">What the two say: learned, prior, conflict or nothing.</param>
/// <param name="AnswerShift">By how much the answer's probability would move per doubling of the weight of this prior.</param>
public sealed record CalibratedParameter(
    string Name,
    string Unit,
    Spread Prior,
    Spread Posterior,
    double Contraction,
    double PriorSensitivity,
    double EvidenceSensitivity,
    string Reading,
    double AnswerShift,
    double? RHat,
    double? BulkSize,
    double? TailSize)
{
    /// <summary>Standard error of <see cref="AnswerShift"/>.</summary>
    public double AnswerShiftError { get; init; }

    /// <summary>Mean of the normal score (0 under the prior).</summary>
    public double ScoreMean { get; init; }

    /// <summary>Standard deviation of the normal score (1 under the prior).</summary>
    public double ScoreDeviation { get; init; }
}

/// <param name="PriorTail">How often the model before the evidence would have had a report as far out as this one (two-sided): under 0.05 prior and claim conflict.</param>
/// <param name="PosteriorTail">The same after it: the posterior predictive check.</param>
/// <param name="AnswerShift">By how much the answer's probability would move if this observation counted twice.</param>
/// <param name="Pulls">The parameters it pulls most.</param>
public sealed record CalibratedObservation(
    string Claim, string Label, string Unit, double Figure, Spread Prior, Spread Posterior, double PriorTail, double PosteriorTail, double AnswerShift, ImmutableArray<Pull> Pulls)
{
    /// <summary>Whom the claim is about: a side by its name in this war, or another word of the ledger.</summary>
    public string Side { get; init; } = string.Empty;
}

/// <param name="Deviations">By how many of its posterior standard deviations the parameter's mean would move if the observation counted twice, to first order.</param>
public sealed record Pull(string Parameter, double Deviations);
