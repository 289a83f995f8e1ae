using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Analysis.Scenarios;

/// <summary>
/// A scenario whose every name has been found in its model: the plan with the probes that observations, outcomes, reported variables and people need, and the
/// ids to read and set. Everything that samples, runs and weighs works on this.
/// </summary>
/// <param name="Plan">The plan of the model with all probes, stopping at the end of the forecast.</param>
/// <param name="Parameters">In the order of the scenario, followed by structural switches, then <c>bias:</c> and <c>coverage:</c> parameters of the windows, then <c>lean:</c> and
/// <c>spread:</c> of the kinds of sources; those of windows and kinds set no variable.</param>
/// <param name="Observations">In the order of the scenario.</param>
/// <param name="ModelHash">SHA-256 of the model file, lower-case hex.</param>
public sealed record BoundScenario(
    Scenario Scenario,
    SimulationPlan Plan,
    ImmutableArray<BoundParameter> Parameters,
    ImmutableArray<BoundObservation> Observations,
    ImmutableArray<BoundOutcome> Outcomes,
    ImmutableArray<BoundPolicy> Policies,
    ImmutableArray<BoundReport> Reported,
    ImmutableArray<BoundPeople> People,
    string ModelHash);

/// <param name="Variables">The ids of the constants it sets (several for a wildcard); empty for a parameter of a window.</param>
/// <param name="Prior">Prior; for a structural switch, null and <paramref name="Switch"/> is set.</param>
public sealed record BoundParameter(
    string Name, ImmutableArray<int> Variables, Quantities.Distributions.Distribution? Prior, StructuralSwitch? Switch, string Unit);

/// <param name="Probe">Id of the probe that evaluates the observed expression.</param>
/// <param name="StepNow">Step whose value stands for the day, lag subtracted.</param>
/// <param name="StepBefore">For increments and rates: the step at which the window begins; else -1.</param>
/// <param name="Factor">What the (difference of) model value is multiplied by to be in the claim's unit and per its time.</param>
/// <param name="BiasParameter">Index of <c>bias:SOURCE</c> in <see cref="BoundScenario.Parameters"/>, or -1.</param>
/// <param name="CoverageParameter">Index of <c>coverage:SOURCE</c>, or -1.</param>
public sealed record BoundObservation(
    Observation Observation,
    Evidence.Ledger.Claim Claim,
    int Probe,
    int StepNow,
    int StepBefore,
    double Factor,
    int BiasParameter,
    int CoverageParameter)
{
    /// <summary>Index of <c>lean:KIND</c> of the source's kind, or -1.</summary>
    public int LeanParameter { get; init; } = -1;

    /// <summary>Index of <c>spread:KIND</c> of the source's kind, or -1.</summary>
    public int SpreadParameter { get; init; } = -1;

    /// <summary>The middle of the bias's own prior, from which <c>spread:KIND</c> stretches.</summary>
    public double BiasMiddle { get; init; }
}

/// <param name="Probe">Condition with each member's own threshold.</param>
/// <param name="ProbeLow">With the threshold at the 10 % point of its prior; same as <paramref name="Probe"/> where there is no threshold.</param>
public sealed record BoundOutcome(Outcome Outcome, int Probe, int ProbeLow, int ProbeMiddle, int ProbeHigh, double ThresholdLow, double ThresholdMiddle, double ThresholdHigh, int HoldSteps);

public sealed record BoundPolicy(Policy Policy, ImmutableArray<BoundLever> Levers);

public sealed record BoundLever(ImmutableArray<int> Variables, double Value, int Step);

public sealed record BoundReport(ReportedVariable Variable, int Probe);

public sealed record BoundPeople(PeopleReport People, int Killed, int Wounded);
