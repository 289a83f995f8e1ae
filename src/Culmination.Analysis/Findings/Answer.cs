using System.Collections.Immutable;

namespace Culmination.Analysis.Findings;

/// <summary>
/// The answer to a scenario's question, complete: the text on the terminal, the JSON document (schema culmination.answer/1, docs/formats/answer.md) and the
/// page are drawn from it and from nothing else. Probabilities are of the weighted ensemble; mc95 is the half-width of their 95 % Monte Carlo interval.
/// </summary>
public sealed record Answer(
    string Scenario,
    string Title,
    string QuestionText,
    DateOnly Start,
    DateOnly Issue,
    DateOnly End,
    DateOnly By,
    SideLabels Sides,
    AnswerQuality Quality,
    ImmutableArray<PolicyAnswer> Policies,
    ImmutableArray<ObservedComparison> Observed,
    ImmutableArray<ParameterShift> Parameters,
    ImmutableArray<string> NotModelled,
    Provenance Provenance)
{
    /// <summary>Claims and pools by how far they move the answer, the strongest first.</summary>
    public ImmutableArray<ClaimPull> CarriedBy { get; init; } = [];

    /// <summary>What the evidence did; null where it was left out or not looked at.</summary>
    public EvidenceEffect? Evidence { get; init; }
}

public sealed record SideLabels(string Invader, string Defender);

/// <summary>How far the sample can be trusted.</summary>
/// <param name="Members">Members in the final sample.</param>
/// <param name="EffectiveSampleSize">See docs/guide/calibration.md for how it is measured.</param>
/// <param name="IsSufficient">False when the effective sample size is under 200: then no verbal term may be printed.</param>
/// <param name="Inside90Share">Share of the observations inside their 90 % predictive band.</param>
/// <param name="LogEvidence">Logarithm of the marginal likelihood.</param>
/// <param name="Stages">Tempering stages used.</param>
public sealed record AnswerQuality(
    int Members, double EffectiveSampleSize, bool IsSufficient, double Inside90Share, double LogEvidence, int Stages, ImmutableArray<string> Warnings);

/// <summary>The answer under one policy.</summary>
/// <param name="First">Which cause comes first by the end, in the scenario's order, "none" last; sums to 1.</param>
/// <param name="CumulativeIncidence">Share of members in which each cause has come first, by half-year.</param>
/// <param name="WhenDots">Fifty equally likely futures: the week of the first cause and its name, or null for none, sorted by time.</param>
public sealed record PolicyAnswer(
    string Name,
    string Label,
    string Condition,
    ImmutableArray<CauseProbability> First,
    ImmutableArray<CauseProbability> Ever,
    Race Race,
    Race Mirror,
    ImmutableArray<ThresholdAnswer> Thresholds,
    ImmutableArray<StructureAnswer> Structures,
    ImmutableArray<IncidencePoint> CumulativeIncidence,
    ImmutableArray<FutureDot> WhenDots,
    ImmutableArray<VariableBand> Bands,
    ImmutableArray<PeopleAnswer> People,
    PairedComparison? AgainstFirstPolicy);

public sealed record Probability(double P, double Mc95);

public sealed record CauseProbability(string Cause, string Label, double P, double Mc95, TimeSpread? When);

/// <summary>When a cause comes, among the members where it comes: 5, 25, 50, 75 and 95 % points.</summary>
public sealed record TimeSpread(DateOnly P05, DateOnly P25, DateOnly P50, DateOnly P75, DateOnly P95);

/// <summary>P(<paramref name="Cause"/> comes by the end, and before <paramref name="Rival"/>), whatever other causes do; and how often neither comes.</summary>
public sealed record Race(string Cause, string Rival, string CauseLabel, string RivalLabel, Probability CauseFirst, Probability RivalFirst, Probability Neither);

/// <summary>The race with every threshold fixed at its low, middle and high value.</summary>
public sealed record ThresholdAnswer(string Level, ImmutableArray<CauseProbability> First, Probability CauseBeforeRival);

/// <summary>The race among the members of one form of the model.</summary>
public sealed record StructureAnswer(string Switch, string Form, double Share, Probability CauseBeforeRival);

public sealed record IncidencePoint(DateOnly Day, ImmutableArray<CauseProbability> Causes);

public sealed record FutureDot(string? Cause, DateOnly? Day);

/// <summary>Quantiles of one variable at one day per row.</summary>
public sealed record VariableBand(string Variable, string Unit, bool InAnswer, ImmutableArray<BandPoint> Points);

public sealed record BandPoint(DateOnly Day, double P05, double P25, double P50, double P75, double P95);

public sealed record Spread(double P05, double P50, double P95);

/// <summary>People killed and wounded on a side from the start to the end of the run, and up to the date of issue.</summary>
public sealed record PeopleAnswer(
    string Side, string SideLabel, Spread Killed, Spread Wounded, Spread KilledByIssue, Spread WoundedByIssue, ImmutableArray<string> NotIncluded);

/// <summary>Future by future against the first policy: in how many of 20 futures the race's first cause comes later, sooner, or at the same time (within a week, or in neither).</summary>
public sealed record PairedComparison(string Baseline, double Later, double Sooner, double Same);

/// <summary>One observation beside what the model says of it, before and after weighing. Bands are predictive: they include the error of the observation.</summary>
public sealed record ObservedComparison(
    string Claim,
    string Label,
    string Variable,
    string Source,
    string SourceLabel,
    string Side,
    string Unit,
    DateOnly AsOf,
    double? Low,
    double? Central,
    double? High,
    string Bound,
    bool Inside90,
    Spread Prior,
    Spread Model)
{
    /// <summary>The claim, or the claims of the pool that is observed.</summary>
    public ImmutableArray<string> Claims { get; init; } = [Claim];
}

/// <summary>What the evidence did to a parameter. Contraction is 1 − (weighted sd / prior sd) of its normal score: 0 for nothing learned.</summary>
public sealed record ParameterShift(string Name, string Unit, string Prior, Spread Before, Spread After, double Contraction, ImmutableArray<string> Claims, string Because);

/// <summary>Everything needed to get the same answer again. No clock time is in it.</summary>
public sealed record Provenance(
    ulong Seed, int Members, string Simulator, double TimeStep, string Method, string ProductVersion, string MathVersion, string ModelHash, string ScenarioHash, string ClaimsHash, string ContentHash);
