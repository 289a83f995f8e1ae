using System.Collections.Immutable;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Experiments;

/// <summary>Days of the calendar as steps of the plan.</summary>
internal static class ReportedSteps
{
    private const double Rounding = 1e-9;
    private const double WeeksBetweenRows = 4;

    /// <summary>The last step at or before the date of issue.</summary>
    internal static int Issue(BoundScenario scenario) =>
        Math.Clamp((int)Math.Floor(StepsTo(scenario, scenario.Scenario.Calendar.Issue) + Rounding), 0, scenario.Plan.Clock.StepCount);

    /// <summary>
    /// The steps of the bands: every fourth week from the start, 1 January and 1 July, the date of issue, and the end. A day stands for the first step in it, where steps are
    /// shorter than a day.
    /// </summary>
    internal static ImmutableArray<int> Bands(BoundScenario scenario)
    {
        var clock = scenario.Plan.Clock;
        var calendar = scenario.Scenario.Calendar;
        var stride = Math.Max(1, (int)Math.Round(WeeksBetweenRows / clock.TimeStep));
        var steps = new SortedSet<int>();
        for (var step = 0; step <= clock.StepCount; step += stride)
        {
            steps.Add(step);
        }

        for (var day = new DateOnly(calendar.Start.Year, 1, 1); day <= calendar.End; day = day.AddMonths(6))
        {
            if (day >= calendar.Start)
            {
                steps.Add(At(scenario, day));
            }
        }

        steps.Add(At(scenario, calendar.Issue));
        steps.Add(clock.StepCount);
        return [.. steps];
    }

    private static int At(BoundScenario scenario, DateOnly day) =>
        Math.Clamp((int)Math.Ceiling(StepsTo(scenario, day) - Rounding), 0, scenario.Plan.Clock.StepCount);

    private static double StepsTo(BoundScenario scenario, DateOnly day)
    {
        var clock = scenario.Plan.Clock;
        return (scenario.Scenario.Calendar.WeekOf(day) - clock.Start) / clock.TimeStep;
    }
}
