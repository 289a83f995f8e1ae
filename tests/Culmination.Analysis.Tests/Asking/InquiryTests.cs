using Culmination.Analysis.Asking;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Findings;

namespace Culmination.Analysis.Tests.Asking;

public sealed class InquiryTests
{
    private static readonly InquiryOptions Options = new(400, 11, 1);

    [Fact]
    public void Jobs_and_simulator_change_no_bit()
    {
        var scenario = DepletionScenario.Create();
        var kernel = Inquiry.Ask(scenario, Options, cancellation: TestContext.Current.CancellationToken);
        var two = Inquiry.Ask(scenario, Options with { Jobs = 2 }, cancellation: TestContext.Current.CancellationToken);
        var interpreter = Inquiry.Ask(scenario, Options with { Simulator = SimulatorKind.Interpreter }, cancellation: TestContext.Current.CancellationToken);
        var other = Inquiry.Ask(scenario, Options with { Seed = 12 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(kernel.Answer.Provenance.ContentHash, two.Answer.Provenance.ContentHash);
        Assert.Equal(kernel.Answer.Provenance.ContentHash, interpreter.Answer.Provenance.ContentHash);
        Assert.NotEqual(kernel.Answer.Provenance.ContentHash, other.Answer.Provenance.ContentHash);
        Assert.Equal("kernel", kernel.Result.Simulator);
        Assert.Equal("interpreter", interpreter.Result.Simulator);
        Assert.Equal(AnswerJson.Text(kernel.Answer), AnswerJson.Text(two.Answer));
    }

    [Fact]
    public void The_evidence_moves_the_parameter_it_speaks_of_and_no_other()
    {
        // Forty rounds in 39.3 weeks: about one a week (less where a fifth more is fired); the prior says 0.6 to 3.
        var answer = Inquiry.Ask(DepletionScenario.Create(), Options with { Members = 1000 }, cancellation: TestContext.Current.CancellationToken).Answer;

        var rate = answer.Parameters.Single(p => p.Name == "rate");
        Assert.InRange(rate.After.P50, 0.8, 1.1);
        Assert.InRange(rate.Contraction, 0.5, 0.95);
        Assert.InRange(answer.Parameters.Single(p => p.Name == "threshold").Contraction, -0.1, 0.15);
        Assert.True(answer.Quality.IsSufficient);
        var observed = Assert.Single(answer.Observed);
        Assert.True(observed.Inside90);
        Assert.True(observed.Prior.P95 - observed.Prior.P05 > 2 * (observed.Model.P95 - observed.Model.P05));
    }

    [Fact]
    public void Times_are_those_worked_out_on_paper()
    {
        var result = Inquiry.Run(DepletionScenario.Create(), Options, cancellation: TestContext.Current.CancellationToken);
        var weeks = result.Policies[0].OutcomeWeeks[0];
        var fixedHigh = result.Policies[0].OutcomeWeeksAt[2][0];
        var compared = 0;
        for (var m = 0; m < result.Samples.Length; m++)
        {
            var (rate, threshold, form) = (result.Samples[m][0], result.Samples[m][1], result.Samples[m][2]);
            compared += Check(weeks[m], (100 - threshold) / (rate * form), result) ? 1 : 0;
            Check(fixedHigh[m], (100 - 28) / (rate * form), result);
        }

        Assert.True(compared > 200, "hardly any member runs short");
    }

    [Fact]
    public void A_policy_acts_from_its_day_on()
    {
        var result = Inquiry.Run(DepletionScenario.Create(), Options, cancellation: TestContext.Current.CancellationToken);
        var (now, supply, late) = (result.Policies[0], result.Policies[1], result.Policies[2]);
        var june = DepletionScenario.Calendar.WeekOf(new DateOnly(2023, 6, 1));

        Assert.All(supply.OutcomeWeeks[0], week => Assert.True(double.IsNaN(week) || week < june, "with five rounds a week more, shells never run short later on"));
        for (var row = 0; row < now.Bands[0].Weeks.Length; row++)
        {
            var week = now.Bands[0].Weeks[row];
            var (a, b, c) = (now.Bands[0].Quantiles[row][2], supply.Bands[0].Quantiles[row][2], late.Bands[0].Quantiles[row][2]);
            Assert.Equal(week <= 39.25, a == b);
            Assert.Equal(week <= june + 0.125, a == c);
        }

        var end = now.Bands[0].Weeks[^1];
        Assert.Equal(5 * (end - 39.25), supply.Bands[0].Quantiles[^1][2] - now.Bands[0].Quantiles[^1][2], 3);
    }

    [Fact]
    public void People_count_from_the_start()
    {
        var result = Inquiry.Run(DepletionScenario.Create(), Options, cancellation: TestContext.Current.CancellationToken);

        Assert.All(result.Policies[1].People[0].KilledByIssue, k => Assert.Equal(0.7 * 39.25, k, 9));
        Assert.All(result.Policies[1].People[0].KilledByEnd, k => Assert.Equal(0.7 * result.Scenario.Plan.Clock.Stop, k, 9));
    }

    [Fact]
    public void A_member_that_ran_short_before_the_date_of_issue_has_no_weight()
    {
        var options = Options with { IsPriorOnly = true };
        var result = Inquiry.Run(DepletionScenario.Create(), options, cancellation: TestContext.Current.CancellationToken);
        for (var m = 0; m < result.Samples.Length; m++)
        {
            var met = ((100 - result.Samples[m][1]) / (result.Samples[m][0] * result.Samples[m][2])) + 2;
            if (Math.Abs(met - 39.25) > 0.3)
            {
                Assert.Equal(met < 39.25, result.Weights[m] == 0);
            }
        }

        Assert.InRange(result.Weights.Count(w => w == 0), 50, 350);
        Assert.Equal(1, result.Weights.Sum(), 12);
        var weighted = Inquiry.Run(DepletionScenario.Create(withObservations: false), Options, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(0, weighted.Weights);
        Assert.All(weighted.Samples, s => Assert.True(((100 - s[1]) / (s[0] * s[2])) + 2 > 38.9));
    }

    [Fact]
    public void Priors_alone_are_the_design_itself_and_more_members_keep_the_first()
    {
        var options = Options with { IsPriorOnly = true };
        var few = Inquiry.Run(DepletionScenario.Create(), options with { Members = 100 }, cancellation: TestContext.Current.CancellationToken);
        var many = Inquiry.Run(DepletionScenario.Create(), options, cancellation: TestContext.Current.CancellationToken);

        for (var m = 0; m < 100; m++)
        {
            Assert.Equal(few.Samples[m], many.Samples[m]);
            Assert.Equal(few.Policies[2].OutcomeWeeks[0][m], many.Policies[2].OutcomeWeeks[0][m]);
            Assert.Equal(few.PriorPredictive[0][m], many.PriorPredictive[0][m]);
        }
    }

    [Fact]
    public void When_nothing_is_possible_the_answer_says_so()
    {
        var answer = Inquiry.Ask(DepletionScenario.Create(lossRate: 3), Options, cancellation: TestContext.Current.CancellationToken).Answer;

        Assert.False(answer.Quality.IsSufficient);
        Assert.Equal(0, answer.Quality.EffectiveSampleSize);
        Assert.Contains(answer.Quality.Warnings, w => w.Contains("No member is compatible", StringComparison.Ordinal));
    }

    [Fact]
    public void A_spent_limit_is_said()
    {
        var options = Options with { Sampler = SamplerOptions.Default with { MostPasses = 2 } };
        var answer = Inquiry.Ask(DepletionScenario.Create(), options, cancellation: TestContext.Current.CancellationToken).Answer;

        Assert.Contains(answer.Quality.Warnings, w => w.Contains("limit of 2 passes", StringComparison.Ordinal));
    }

    [Fact]
    public void Progress_names_every_stage_and_ends_at_one()
    {
        var seen = new List<InquiryProgress>();
        Inquiry.Run(DepletionScenario.Create(), Options, new Listener(seen), TestContext.Current.CancellationToken);

        Assert.Equal(Enum.GetValues<InquiryStage>(), seen.Select(p => p.Stage).Distinct());
        Assert.All(seen, p => Assert.InRange(p.Share, 0, 1));
        Assert.Equal(1, seen[^1].Share);
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Inquiry.Run(DepletionScenario.Create(), Options with { Jobs = 2 }, cancellation: source.Token));
    }

    /// <summary>The condition is true from the first step after crossing; it has held two weeks later. Members that are short already at the date of issue are counted from there.</summary>
    private static bool Check(double week, double crossing, Culmination.Analysis.Ensembles.EnsembleResult result)
    {
        var expected = Math.Max(crossing, 39.25) + 2;
        if (expected > result.Scenario.Plan.Clock.Stop + 0.2)
        {
            Assert.True(double.IsNaN(week));
            return false;
        }

        if (expected < result.Scenario.Plan.Clock.Stop - 0.2)
        {
            Assert.InRange(week, expected - 0.13, expected + 0.13);
        }

        return true;
    }

    private sealed class Listener(List<InquiryProgress> seen) : IProgress<InquiryProgress>
    {
        public void Report(InquiryProgress value) => seen.Add(value);
    }
}
