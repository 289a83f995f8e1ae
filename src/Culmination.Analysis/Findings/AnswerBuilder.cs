using System.Collections.Immutable;
using System.Reflection;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Scenarios;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Findings;

/// <summary>Draws the answer to a scenario's question from an ensemble result. A pure function: the same result gives the same answer.</summary>
public static class AnswerBuilder
{
    /// <summary>Under this effective sample size no verbal term may be printed.</summary>
    public const double SufficientSize = 200;

    public static Answer Build(EnsembleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var bound = result.Scenario;
        var scenario = bound.Scenario;
        var calendar = scenario.Calendar;
        var observed = ObservedComparisons.Of(result);
        var quality = new AnswerQuality(
            result.Samples.Length,
            result.EffectiveSampleSize,
            result.EffectiveSampleSize >= SufficientSize,
            observed.Length == 0 ? 1 : (double)observed.Count(o => o.Inside90) / observed.Length,
            result.LogEvidence,
            result.Stages,
            result.Warnings);
        return new Answer(
            scenario.Name,
            scenario.Title,
            scenario.Question.Text,
            calendar.Start,
            calendar.Issue,
            calendar.End,
            scenario.Question.By,
            new SideLabels(scenario.Sides.Invader, scenario.Sides.Defender),
            quality,
            [.. Enumerable.Range(0, result.Policies.Length).Select(p => PolicyAnswers.Of(result, p))],
            observed,
            ParameterShifts.Of(result),
            scenario.NotModelled,
            new Provenance(
                result.Seed,
                result.Samples.Length,
                result.Simulator,
                bound.Plan.Clock.TimeStep,
                Method(bound.Plan.Clock.Method),
                ProductVersion,
                Elementary.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                bound.ModelHash,
                scenario.ContentHash,
                scenario.ClaimsHash,
                ResultHash.Of(result)))
        {
            CarriedBy = ClaimPulls.Of(result),
        };
    }

    /// <summary>The version without what a build may add to it.</summary>
    private static string ProductVersion =>
        (typeof(AnswerBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+')[0];

    private static string Method(IntegrationMethod method) => method switch
    {
        IntegrationMethod.Euler => "euler",
        IntegrationMethod.RungeKutta2 => "rk2",
        IntegrationMethod.RungeKutta4 => "rk4",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    internal static Spread SpreadOf(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var q = WeightedQuantile.Of(values, weights, [0.05, 0.5, 0.95]);
        return new Spread(q[0], q[1], q[2]);
    }

    /// <summary>The day a model week falls in; weeks are multiples of the time step and may lie a rounding error before midnight.</summary>
    internal static DateOnly DayOf(Calendar calendar, double week) => calendar.DayOf(week + 1e-9);
}
