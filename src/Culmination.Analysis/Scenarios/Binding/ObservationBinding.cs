using System.Collections.Immutable;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Scenarios.Binding;

/// <summary>Binds observations: the steps at which the model is read, and the factor that brings its value to the claim's unit.</summary>
internal sealed class ObservationBinding(Scenario scenario, RunClock clock, ImmutableArray<BoundParameter> parameters, List<Diagnostic> found)
{
    /// <param name="probe">Id of the probe.</param>
    /// <param name="probeUnit">Unit of its expression, or null where it is not known.</param>
    public BoundObservation Bind(Observation observation, Claim claim, int probe, string? probeUnit)
    {
        var window = scenario.Windows.FirstOrDefault(w => w.SourceId == observation.WindowId);
        var lag = window?.LagWeeks ?? 0;
        var now = clock.StepAt(scenario.Calendar.WeekOf(claim.AsOf) - lag);
        var before = -1;
        var duration = 0.0;
        switch (observation.As)
        {
            case ObservedAs.Increment when observation.PeriodStart is { } first:
                duration = scenario.Calendar.WeekOf(claim.AsOf) - scenario.Calendar.WeekOf(first);
                // Nothing had happened before the start: a source that lags sees the first weeks empty.
                before = Math.Max(0, clock.StepAt(scenario.Calendar.WeekOf(first) - lag));
                break;
            case ObservedAs.Rate:
                duration = observation.WindowWeeks;
                before = clock.StepAt(scenario.Calendar.WeekOf(claim.AsOf) - lag - duration);
                break;
        }

        if (now < 0 || (observation.As == ObservedAs.Rate && before < 0))
        {
            found.Add(BindingDiagnostics.BeforeStart(observation.Span, claim.Id));
        }

        var type = window is null ? null : scenario.TypeOf(window);
        return new BoundObservation(
            observation,
            claim,
            probe,
            now,
            before,
            Factor(observation, claim, probeUnit, duration),
            IndexOf($"bias:{observation.WindowId}"),
            IndexOf($"coverage:{observation.WindowId}"))
        {
            LeanParameter = IndexOf(type?.LeanName),
            SpreadParameter = IndexOf(type?.SpreadName),
            BiasMiddle = window?.Bias?.Quantile(0.5) ?? 0,
        };
    }

    private int IndexOf(string? name)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private double Factor(Observation observation, Claim claim, string? probeUnit, double duration)
    {
        var wanted = MeasuredUnit.Parse(claim.Unit);
        if (probeUnit is null || wanted is null || MeasuredUnit.Parse(probeUnit) is not { } given)
        {
            // Without a unit of the expression only the time of a rate can be brought to the claim's.
            return observation.As == ObservedAs.Rate && wanted is not null ? 1 / (duration * wanted.Factor) : 1;
        }

        if (observation.As != ObservedAs.Rate && given.Fits(wanted))
        {
            return given.Factor / wanted.Factor;
        }

        var perWeek = given.PerWeek();
        if (observation.As != ObservedAs.Level && perWeek.Fits(wanted))
        {
            return given.Factor / (wanted.Factor * duration);
        }

        found.Add(BindingDiagnostics.ClaimUnit(observation.Span, claim.Id, claim.Unit, probeUnit, Help(observation, given, wanted)));
        return 1;
    }

    private static string? Help(Observation observation, MeasuredUnit given, MeasuredUnit wanted) =>
        observation.As == ObservedAs.Level && given.PerWeek().Fits(wanted) ? "a cumulative variable gives a rate with 'as: rate' and a window, or 'as: increment'"
        : observation.As == ObservedAs.Rate && given.Fits(wanted) ? "the claim is no rate: write 'as: level' or 'as: increment'"
        : null;
}
