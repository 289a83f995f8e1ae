using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Scenarios.Binding;
using Culmination.Analysis.Tests.Scenarios.Binding;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Analysis.Tests.Scenarios;

public sealed class ScenarioBinderTests : IDisposable
{
    private const string Yaml = "scenario.yaml";
    private const string Claims = "claims.csv";
    private readonly ExampleScenario example = new();

    [Fact]
    public void Every_name_of_the_example_is_found()
    {
        var bound = Bind();
        Assert.Equal(
            ["killed per round[*]", "rounds at start[Defender]", "deliveries[Defender]", "ammunition threshold[*]", "fire law", "bias:south-staff", "coverage:photo-count"],
            bound.Parameters.Select(p => p.Name));
        Assert.Equal(
            ["killed per round[Invader]", "killed per round[Defender]"], bound.Parameters[0].Variables.Select(id => bound.Plan.Variables[id].Name));
        Assert.Equal(["rounds at start[Defender]"], bound.Parameters[1].Variables.Select(id => bound.Plan.Variables[id].Name));
        Assert.Equal("fire law", bound.Plan.Variables[Assert.Single(bound.Parameters[4].Variables)].Name);
        Assert.Equal((true, false), (bound.Parameters[4].Prior is null, bound.Parameters[4].Switch is null));
        Assert.Empty(bound.Parameters[5].Variables);
    }

    [Fact]
    public void The_plan_stops_at_the_end_of_the_forecast()
    {
        var clock = Bind().Plan.Clock;
        Assert.Equal(103, clock.Stop);
        Assert.Equal(103 * 8, clock.StepCount);
    }

    [Fact]
    public void Days_become_steps_less_the_lag_of_the_source()
    {
        var observations = Bind().Observations;
        // 1 June 2030 is day 145, 1 March is day 53, 31 May day 144; the step is an eighth of a week.
        Assert.Equal((int)Math.Round(((145 / 7.0) - 1) * 8), observations[0].StepNow);
        Assert.Equal(-1, observations[0].StepBefore);
        Assert.Equal((int)Math.Round(((145 / 7.0) - 3) * 8), observations[1].StepNow);
        Assert.Equal((int)Math.Round(((53 / 7.0) - 3) * 8), observations[1].StepBefore);
        Assert.Equal((int)Math.Round(144 / 7.0 * 8), observations[2].StepNow);
        Assert.Equal((int)Math.Round(((144 / 7.0) - 4) * 8), observations[2].StepBefore);
    }

    [Fact]
    public void Model_values_are_brought_to_the_unit_of_the_claim()
    {
        var observations = Bind().Observations;
        Assert.Equal(1, observations[0].Factor);
        Assert.Equal(1, observations[1].Factor);
        // Rounds over 4 weeks, as rounds a day.
        Assert.Equal(1 / 28.0, observations[2].Factor, 1e-15);
        Assert.Equal((5, -1, -1), (observations[0].BiasParameter, observations[0].CoverageParameter, observations[1].BiasParameter));
        Assert.Equal((6, -1), (observations[1].CoverageParameter, observations[2].BiasParameter));
    }

    [Theory]
    [InlineData("600,,800,range,rounds/day", "600,,800,range,rounds/month", "rounds fired[Defender]", "rate\n    window: 4 weeks", 365.25 / 84 / 4)]
    [InlineData("600,,800,range,rounds/day", "600,,800,range,rounds/day", "fire[Defender]", "level", 1.0 / 7)]
    [InlineData("600,,800,range,rounds/day", "600,,800,range,rounds/year", "fire[Defender]", "level", 365.25 / 7)]
    [InlineData("600,,800,range,rounds/day", "600,,800,range,thousand rounds", "rounds fired[Defender]", "level", 0.001)]
    [InlineData("600,,800,range,rounds/day", "600,,800,range,rounds/day", "rounds fired[Defender]", "increment\n    period start: 2030-05-03", 1.0 / 28)]
    [InlineData("600,,800,range,rounds/day", "600,,800,range,percent", "fire sufficiency[Defender]", "level", 100)]
    public void Rates_convert(string from, string to, string of, string kind, double factor)
    {
        example.With(Claims, from, to).With(Yaml, "of: rounds fired[Defender]\n    as: rate\n    window: 4 weeks", $"of: {of}\n    as: {kind}");
        Assert.Equal(factor, Bind().Observations[2].Factor, 1e-12 * factor);
    }

    [Fact]
    public void An_increment_from_the_first_day_begins_at_the_first_step_whatever_the_lag()
    {
        example.With(Claims, "2030-06-20,2030-03-01", "2030-06-20,2030-01-07");
        Assert.Equal(0, Bind().Observations[1].StepBefore);
    }

    [Fact]
    public void Levers_begin_on_the_date_of_issue_or_on_their_own_day()
    {
        var policies = Bind().Policies;
        Assert.Empty(policies[0].Levers);
        Assert.Equal((200, 0.0), (policies[1].Levers[0].Step, policies[1].Levers[0].Value));
        Assert.Equal((int)Math.Round(267 / 7.0 * 8), policies[2].Levers[0].Step);
    }

    [Fact]
    public void A_threshold_is_each_member_s_own_and_three_points_of_its_prior()
    {
        var bound = Bind();
        var outcome = bound.Outcomes[0];
        var prior = bound.Parameters[3].Prior!;
        Assert.Equal((prior.Quantile(0.1), prior.Quantile(0.5), prior.Quantile(0.9)), (outcome.ThresholdLow, outcome.ThresholdMiddle, outcome.ThresholdHigh));
        Assert.Equal("fire_sufficiency[Defender] < ammunition_threshold[Defender]", bound.Plan.Variables[outcome.Probe].Name);
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fire_sufficiency[Defender] < {prior.Quantile(0.1):R}"), bound.Plan.Variables[outcome.ProbeLow].Name);
        Assert.Equal(32, outcome.HoldSteps);
        Assert.Equal((bound.Outcomes[1].Probe, true), (bound.Outcomes[1].ProbeHigh, double.IsNaN(bound.Outcomes[1].ThresholdLow)));
    }

    [Fact]
    public void A_threshold_without_a_prior_keeps_the_model_s_value()
    {
        example.With(Yaml, "  ammunition threshold[*]:\n    prior: { beta: { mean: 0.6, sd: 0.1 } }\n    unit: \"1\"\n    because: \"judgement: below some three fifths of what is needed a side has run short\"\n", string.Empty);
        var outcome = Bind().Outcomes[0];
        Assert.Equal((0.6, 0.6, 0.6), (outcome.ThresholdLow, outcome.ThresholdMiddle, outcome.ThresholdHigh));
    }

    [Fact]
    public void An_expression_asked_for_twice_is_evaluated_once()
    {
        var bound = Bind();
        Assert.Equal(bound.Observations[0].Probe, bound.People[0].Killed);
        Assert.NotEqual(bound.People[0].Killed, bound.People[1].Killed);
    }

    [Fact]
    public void A_fixed_prior_becomes_part_of_the_plan()
    {
        example.With(Yaml, "{ triangular: { low: 1000, mode: 2000, high: 4000 } }", "1234");
        var bound = Bind();
        Assert.DoesNotContain(bound.Parameters, p => p.Name == "deliveries[Defender]");
        Assert.Equal(1234, PlanConstants.ValueOf(bound.Plan, bound.Plan.IndexOf("deliveries[Defender]")));
        Assert.Equal(2000, PlanConstants.ValueOf(bound.Plan, bound.Plan.IndexOf("deliveries[Invader]")));
    }

    [Fact]
    public void The_week_of_issue_of_a_model_is_the_calendar_s()
    {
        Assert.Equal(25, WeekOfIssue(Bind()));
        Assert.Equal(24, WeekOfIssue(Bind(new ScenarioOverrides { Issue = new(2030, 6, 24) })));
        Assert.Equal(3, WeekOfIssue(Bind(new ScenarioOverrides { Set = [new("week of issue", 3)] })));

        static double WeekOfIssue(BoundScenario bound) => PlanConstants.ValueOf(bound.Plan, bound.Plan.IndexOf("week of issue"));
    }

    [Fact]
    public void A_window_that_no_observation_uses_brings_no_parameter()
    {
        example.With(Yaml, "    as: increment", "    source: institute\n    as: increment");
        Assert.DoesNotContain(Bind().Parameters, p => p.Name == "coverage:photo-count");
    }

    // from -> to in scenario.yaml; the mistake stands where "at" begins.
    [Theory]
    [InlineData("  deliveries[Defender]:", "  delivery[Defender]:", "E0530", "delivery[Defender]:\n")]
    [InlineData("  deliveries[Defender]:", "  people[Defender]:", "E0531", "people[Defender]:\n")]
    [InlineData("  deliveries[Defender]:", "  deliveries:", "E0532", "deliveries:\n")]
    [InlineData("parameters:\n", "parameters:\n  deliveries[*]: { prior: { uniform: { low: 1, high: 2 } }, unit: rounds/week, because: \"judgement: x\" }\n", "E0533", "deliveries[Defender]:\n")]
    [InlineData("  fire law:", "  ammunition threshold[Invader]:", "E0533", "ammunition threshold[Invader]:\n")]
    [InlineData("unit: rounds/week", "unit: rounds/day", "E0534", "deliveries[Defender]:")]
    [InlineData("unit: persons/rounds", "unit: persons", "E0534", "killed per round")]
    [InlineData("unit: rounds, in answer", "unit: persons, in answer", "E0536", "rounds in stock, South")]
    [InlineData("of: killed[Invader]\n    error", "of: rounds[Invader]\n    error", "E0535", "killed-by-june")]
    [InlineData("as: rate\n    window: 4 weeks", "as: level", "E0535", "fire-in-may")]
    [InlineData("window: 4 weeks", "window: 40 weeks", "E0538", "fire-in-may")]
    [InlineData("lag: 1 week", "lag: 30 weeks", "E0538", "killed-by-june")]
    [InlineData("    threshold: ammunition threshold[Defender]\n", "", "E0537", "defender-ammunition:\n")]
    [InlineData("< threshold", "< 0.5", "E0537", "defender-ammunition:\n")]
    [InlineData("threshold: ammunition threshold[Defender]", "threshold: ammunition threshold[*]", "E0537", "defender-ammunition:\n")]
    [InlineData("threshold: ammunition threshold[Defender]", "threshold: fire[Defender]", "E0531", "defender-ammunition:\n")]
    [InlineData("\"delivery scale[Defender]\": 0", "\"delivery scales[Defender]\": 0", "E0530", "\"delivery scales")]
    [InlineData("\"delivery scale[Defender]\": 0", "\"people[Defender]\": 0", "E0531", "\"people[Defender]\": 0")]
    [InlineData("\"delivery scale[Defender]\": 0", "\"delivery scale[Defender]\": 0, \"delivery scale[*]\": 1", "E0533", "\"delivery scale[*]\"")]
    public void A_mistake_against_the_model_is_found_at_its_place(string from, string to, string code, string at)
    {
        example.With(Yaml, from, to);
        var bound = ScenarioBinder.Bind(Read(), ScenarioOverrides.None, new HandMadeModel());
        Assert.False(bound.Succeeded);
        Assert.Equal([$"{code} {example.Place(Yaml, at)}"], ExampleScenario.Lines(bound.Diagnostics));
    }

    [Fact]
    public void A_model_that_does_not_start_at_0_is_refused()
    {
        var bound = ScenarioBinder.Bind(Read(), ScenarioOverrides.None, new HandMadeModel { Start = 1 });
        Assert.Contains("E0539 model.xmile:1:1", ExampleScenario.Lines(bound.Diagnostics));
    }

    [Fact]
    public void What_the_person_wants_otherwise_counts()
    {
        var bound = Bind(new ScenarioOverrides { By = new(2031, 1, 1), Members = 7, Seed = 8, Set = [new("deliveries[*]", 5), new("fire law", 1)] });
        Assert.Equal(new DateOnly(2031, 1, 1), bound.Scenario.Question.By);
        Assert.Equal(new RunSettings(7, 8), bound.Scenario.Run);
        Assert.Equal(5, PlanConstants.ValueOf(bound.Plan, bound.Plan.IndexOf("deliveries[Invader]")));
        Assert.Equal(5, PlanConstants.ValueOf(bound.Plan, bound.Plan.IndexOf("deliveries[Defender]")));
        Assert.DoesNotContain(bound.Parameters, p => p.Name is "deliveries[Defender]" or "fire law");
        Assert.Equal(1, PlanConstants.ValueOf(bound.Plan, bound.Plan.IndexOf("fire law")));
    }

    [Fact]
    public void An_earlier_date_of_issue_leaves_later_claims_out_and_says_so()
    {
        var bound = ScenarioBinder.Bind(Read(), new ScenarioOverrides { Issue = new(2030, 3, 5) }, new HandMadeModel());
        Assert.True(bound.Succeeded);
        Assert.Empty(bound.Value.Observations);
        Assert.Equal(["W0541", "W0541", "W0541", "W0542"], bound.Diagnostics.Select(d => d.Code));
        Assert.All(bound.Diagnostics, d => Assert.Equal(Severity.Warning, d.Severity));
        Assert.Equal((int)Math.Round(57 / 7.0 * 8), bound.Value.Policies[1].Levers[0].Step);
    }

    [Fact]
    public void Wishes_that_cannot_be_met_are_refused()
    {
        Assert.Equal("E0540", Refused(new ScenarioOverrides { Issue = new(2029, 1, 1) }));
        Assert.Equal("E0540", Refused(new ScenarioOverrides { By = new(2030, 1, 8) }));
        Assert.Equal("E0540", Refused(new ScenarioOverrides { Members = 0 }));
        Assert.Equal("E0540", Refused(new ScenarioOverrides { Set = [new("fire law", double.NaN)] }));
        Assert.Equal("E0530", Refused(new ScenarioOverrides { Set = [new("fire laws", 1)] }));

        string Refused(ScenarioOverrides overrides) => Assert.Single(ScenarioBinder.Bind(Read(), overrides, new HandMadeModel()).Diagnostics).Code;
    }

    public void Dispose() => example.Dispose();

    private Scenario Read()
    {
        var read = ScenarioReader.Read(example.Folder);
        Assert.Empty(ExampleScenario.Lines(read.Diagnostics));
        return read.Value!;
    }

    private BoundScenario Bind(ScenarioOverrides? overrides = null)
    {
        var bound = ScenarioBinder.Bind(Read(), overrides ?? ScenarioOverrides.None, new HandMadeModel());
        Assert.Empty(ExampleScenario.Lines(bound.Diagnostics));
        return bound.Value!;
    }
}
