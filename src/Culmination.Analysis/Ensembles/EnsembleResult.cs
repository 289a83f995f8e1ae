using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Ensembles;

/// <summary>What the final pass leaves behind: samples, weights, outcomes per member and policy, and bands. The archive stores exactly this, and the answer is computed from it.</summary>
/// <param name="Samples">[member][parameter], in the order of <see cref="BoundScenario.Parameters"/>, in model units.</param>
/// <param name="Weights">One per member, summing to 1.</param>
/// <param name="PriorPredictive">[observation][prior member]: what the model says without the evidence, error of observation included.</param>
/// <param name="Predictive">[observation][member]: with the evidence, error of observation included.</param>
public sealed record EnsembleResult(
    BoundScenario Scenario,
    ulong Seed,
    string Simulator,
    ImmutableArray<ImmutableArray<double>> Samples,
    ImmutableArray<double> Weights,
    ImmutableArray<ImmutableArray<double>> PriorPredictive,
    ImmutableArray<ImmutableArray<double>> Predictive,
    ImmutableArray<PolicyResult> Policies,
    ImmutableArray<double> LogLikelihoods,
    double EffectiveSampleSize,
    double LogEvidence,
    int Stages)
{
    /// <summary>[observation][member]: what each observation adds to the logarithm of a member's likelihood; empty where members were not weighed by them. It follows from what the hash covers.</summary>
    public ImmutableArray<ImmutableArray<double>> ObservationLogLikelihoods { get; init; } = [];

    /// <summary>What a reader must know about how the sample came about, in sentences; not part of the result's hash.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}

/// <param name="OutcomeWeeks">[outcome][member]: model week at which the cause is met (its hold time completed) after the date of issue, or NaN.</param>
/// <param name="OutcomeWeeksAt">[low, middle, high][outcome][member]: the same with thresholds fixed.</param>
/// <param name="Bands">Per reported variable: quantiles at each reported week.</param>
public sealed record PolicyResult(
    string Policy,
    ImmutableArray<ImmutableArray<double>> OutcomeWeeks,
    ImmutableArray<ImmutableArray<ImmutableArray<double>>> OutcomeWeeksAt,
    ImmutableArray<WeeklyBand> Bands,
    ImmutableArray<PeopleResult> People);

/// <param name="Weeks">Model weeks of the rows.</param>
/// <param name="Quantiles">[row][q]: at <see cref="Levels"/>.</param>
public sealed record WeeklyBand(string Variable, string Unit, ImmutableArray<double> Weeks, ImmutableArray<ImmutableArray<double>> Quantiles)
{
    /// <summary>The quantile levels of every band.</summary>
    public static ImmutableArray<double> Levels { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];
}

/// <summary>[member]: cumulative people killed and wounded at the date of issue and at the end.</summary>
public sealed record PeopleResult(
    string Side, ImmutableArray<double> KilledByIssue, ImmutableArray<double> WoundedByIssue, ImmutableArray<double> KilledByEnd, ImmutableArray<double> WoundedByEnd);
