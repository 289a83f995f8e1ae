using System.Collections.Immutable;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Outcomes;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Findings;

/// <summary>The answer under one policy.</summary>
internal static class PolicyAnswers
{
    internal const string None = "none";
    private const string NoneLabel = "none of these";
    private static readonly string[] Levels = ["low", "middle", "high"];

    internal static PolicyAnswer Of(EnsembleResult result, int index)
    {
        var bound = result.Scenario;
        var policy = result.Policies[index];
        var written = bound.Policies[index].Policy;
        var calendar = bound.Scenario.Calendar;
        var end = calendar.WeekOf(calendar.End) + 1;
        var shares = new Shares(result, policy.OutcomeWeeks);
        return new PolicyAnswer(
            policy.Policy,
            written.Label,
            written.Condition,
            shares.First(end, withTimes: true),
            shares.Ever(end),
            shares.Race(bound.Scenario.Question.Race),
            shares.Race(bound.Scenario.Question.Mirror),
            Thresholds(result, policy, end),
            shares.Structures(),
            Incidence(calendar, shares),
            FutureDots.Of(result, shares.Risks),
            [.. policy.Bands.Select(b => Band(bound, b))],
            [.. policy.People.Select((p, side) => People(result, p, bound.People[side].People))],
            index == 0 ? null : FuturePairs.Compare(result, policy, result.Policies[0]));
    }

    private static ImmutableArray<ThresholdAnswer> Thresholds(EnsembleResult result, PolicyResult policy, double end)
    {
        if (result.Scenario.Outcomes.All(o => o.Outcome.Threshold is null))
        {
            return [];
        }

        return
        [
            .. policy.OutcomeWeeksAt.Select((weeks, level) =>
            {
                var shares = new Shares(result, weeks);
                return new ThresholdAnswer(Levels[level], shares.First(end, withTimes: false), shares.Race(result.Scenario.Scenario.Question.Race).CauseFirst);
            }),
        ];
    }

    /// <summary>At every half-year after the date of issue, and at the end.</summary>
    private static ImmutableArray<IncidencePoint> Incidence(Calendar calendar, Shares shares)
    {
        var points = ImmutableArray.CreateBuilder<IncidencePoint>();
        for (var half = 1; calendar.Issue.AddMonths(6 * half) < calendar.End; half++)
        {
            var day = calendar.Issue.AddMonths(6 * half);
            points.Add(new IncidencePoint(day, shares.First(shares.EndOf(day), withTimes: false)));
        }

        points.Add(new IncidencePoint(calendar.End, shares.First(shares.EndOf(calendar.End) + 1, withTimes: false)));
        return points.ToImmutable();
    }

    private static VariableBand Band(BoundScenario bound, WeeklyBand band)
    {
        var reported = bound.Reported.First(r => string.Equals(r.Variable.Name, band.Variable, StringComparison.Ordinal)).Variable;
        return new VariableBand(
            band.Variable,
            band.Unit,
            reported.InAnswer,
            [
                .. band.Weeks.Select((week, row) =>
                {
                    var q = band.Quantiles[row];
                    return new BandPoint(AnswerBuilder.DayOf(bound.Scenario.Calendar, week), q[0], q[1], q[2], q[3], q[4]);
                }),
            ]);
    }

    private static PeopleAnswer People(EnsembleResult result, PeopleResult people, PeopleReport report)
    {
        Spread Spread(ImmutableArray<double> values) => AnswerBuilder.SpreadOf(values.AsSpan(), result.Weights.AsSpan());
        var sides = result.Scenario.Scenario.Sides;
        var label = people.Side switch
        {
            "Invader" => sides.Invader,
            "Defender" => sides.Defender,
            _ => people.Side,
        };
        return new PeopleAnswer(
            people.Side, label, Spread(people.KilledByEnd), Spread(people.WoundedByEnd), Spread(people.KilledByIssue), Spread(people.WoundedByIssue), report.NotIncluded);
    }

    /// <summary>Shares of members with their Monte Carlo errors, for one set of outcome times.</summary>
    private sealed class Shares
    {
        private readonly EnsembleResult result;
        private readonly ImmutableArray<ImmutableArray<double>> weeks;
        private readonly ImmutableArray<BoundOutcome> outcomes;

        internal Shares(EnsembleResult result, ImmutableArray<ImmutableArray<double>> weeks)
        {
            (this.result, this.weeks, outcomes) = (result, weeks, result.Scenario.Outcomes);
            var ties = result.Scenario.Scenario.OrderOfTies;
            ImmutableArray<int> order = [.. Enumerable.Range(0, outcomes.Length).OrderBy(o => ties.Contains(outcomes[o].Outcome.Name) ? ties.IndexOf(outcomes[o].Outcome.Name) : int.MaxValue)];
            Risks = new CompetingRisks(weeks, result.Weights, order);
        }

        internal CompetingRisks Risks { get; }

        /// <summary>The model week at which a day is over.</summary>
        internal double EndOf(DateOnly day) => result.Scenario.Scenario.Calendar.WeekOf(day.AddDays(1)) - 1e-9;

        internal ImmutableArray<CauseProbability> First(double byWeek, bool withTimes) =>
        [
            .. outcomes.Select((o, c) => Cause(o.Outcome.Name, o.Outcome.Label, Risks.CumulativeIncidence(c, byWeek), withTimes ? Times(Risks.FirstWeek, m => Risks.FirstCause[m] == c) : null)),
            Cause(None, NoneLabel, Risks.CumulativeIncidence(-1, byWeek), null),
        ];

        internal ImmutableArray<CauseProbability> Ever(double byWeek) =>
            [.. outcomes.Select((o, c) => Cause(o.Outcome.Name, o.Outcome.Label, Risks.Ever(c, byWeek), Times(weeks[c], _ => true)))];

        /// <summary>A race that was not asked for has empty names.</summary>
        internal Race Race(ImmutableArray<string> names)
        {
            if (names.Length != 2)
            {
                return new Race(string.Empty, string.Empty, string.Empty, string.Empty, Of(0), Of(0), Of(1));
            }

            var (cause, rival) = (IndexOf(names[0]), IndexOf(names[1]));
            var by = By;
            var (first, second) = (Risks.Before(cause, rival, by), Risks.Before(rival, cause, by));
            return new Race(
                names[0], names[1], outcomes[cause].Outcome.Label, outcomes[rival].Outcome.Label, Of(first), Of(second), Of(Math.Max(0, 1 - first - second)));
        }

        internal ImmutableArray<StructureAnswer> Structures()
        {
            var names = result.Scenario.Scenario.Question.Race;
            var (cause, rival) = (IndexOf(names[0]), IndexOf(names[1]));
            var answers = ImmutableArray.CreateBuilder<StructureAnswer>();
            for (var p = 0; p < result.Scenario.Parameters.Length; p++)
            {
                var parameter = p;
                foreach (var form in result.Scenario.Parameters[p].Switch?.Forms ?? [])
                {
                    bool IsOfForm(int member) => result.Samples[member][parameter] == form.Value;
                    var share = Enumerable.Range(0, result.Samples.Length).Where(IsOfForm).Sum(m => result.Weights[m]);
                    var before = share > 0 ? Math.Min(1, Risks.Before(cause, rival, By, IsOfForm) / share) : 0;
                    answers.Add(new StructureAnswer(
                        result.Scenario.Parameters[p].Switch!.Name, form.Label, share, new Probability(before, MonteCarloError.HalfWidth(before, share * result.EffectiveSampleSize))));
                }
            }

            return answers.ToImmutable();
        }

        private double By => EndOf(result.Scenario.Scenario.Question.By);

        private int IndexOf(string outcome)
        {
            for (var o = 0; o < outcomes.Length; o++)
            {
                if (string.Equals(outcomes[o].Outcome.Name, outcome, StringComparison.Ordinal))
                {
                    return o;
                }
            }

            throw new ArgumentException($"There is no outcome '{outcome}'.", nameof(outcome));
        }

        private Probability Of(double share) => new(share, MonteCarloError.HalfWidth(share, result.EffectiveSampleSize));

        private CauseProbability Cause(string name, string label, double share, TimeSpread? when) =>
            new(name, label, share, MonteCarloError.HalfWidth(share, result.EffectiveSampleSize), when);

        private TimeSpread? Times(ImmutableArray<double> times, Func<int, bool> isAmong)
        {
            double[] among = [.. times.Select((t, m) => isAmong(m) ? t : double.NaN)];
            var q = WeightedQuantile.Of(among, result.Weights.AsSpan(), WeeklyBand.Levels.AsSpan());
            DateOnly Day(int level) => AnswerBuilder.DayOf(result.Scenario.Scenario.Calendar, q[level]);
            return double.IsNaN(q[0]) ? null : new TimeSpread(Day(0), Day(1), Day(2), Day(3), Day(4));
        }
    }
}
