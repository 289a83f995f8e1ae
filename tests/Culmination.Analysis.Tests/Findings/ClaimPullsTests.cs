using System.Collections.Immutable;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Ensembles;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Tests.Asking;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Findings;

/// <summary>Which claims carry the answer.</summary>
public sealed class ClaimPullsTests
{
    private static readonly Lazy<EnsembleResult> Result = new(() => Inquiry.Run(DepletionScenario.Create(lossRate: 1), new InquiryOptions(400, 5, 1)));

    [Fact]
    public void An_observation_is_taken_out_of_the_weights_whole_and_by_half()
    {
        // A claim that makes futures with the first cause four times as likely: the shares without it follow by hand.
        var p = Answer(Result.Value).Policies[0].Race.CauseFirst.P;
        Assert.InRange(p, 0.05, 0.95);
        var short0 = Result.Value.Policies[0].OutcomeWeeks[0];
        var people = Result.Value.Policies[0].OutcomeWeeks[1];
        ImmutableArray<double> logs = [.. short0.Select((w, m) => !double.IsNaN(w) && (double.IsNaN(people[m]) || w <= people[m]) ? Math.Log(4) : 0)];
        var pull = Assert.Single(Answer(Result.Value with { ObservationLogLikelihoods = [logs] }).CarriedBy);
        Assert.Equal(ClaimPull.Observation, pull.Kind);
        Assert.Equal("c-fired", Assert.Single(pull.Claims));
        Assert.Equal("B6", Assert.Single(pull.Grades));
        Assert.Equal(p / 4 / ((p / 4) + 1 - p), pull.Without!.P, 1e-12);
        Assert.Equal(p / 2 / ((p / 2) + 1 - p), pull.Halved!.P, 1e-12);
        Assert.Equal(p - pull.Halved.P, pull.Shift, 1e-12);

        // Delta method, by hand: every member of the one kind adds the same to the variance of the difference, and so does every one of the other.
        var (n, halved) = (Result.Value.Weights.Length, pull.Halved.P);
        Assert.All(Result.Value.Weights, w => Assert.Equal(1.0 / n, w, 1e-12));
        var (one, other) = (((1 - p) - ((1 - halved) / (2 - p))) / n, (-p + (halved * 2 / (2 - p))) / n);
        Assert.Equal(1.96 * Math.Sqrt(n * ((p * one * one) + ((1 - p) * other * other)) * n / Result.Value.EffectiveSampleSize), pull.Mc95, 1e-9);
        Assert.True(pull.EffectiveSampleSize < Result.Value.EffectiveSampleSize);
    }

    [Fact]
    public void A_claim_that_tells_no_futures_apart_moves_nothing()
    {
        var pull = Assert.Single(Answer(Result.Value with { ObservationLogLikelihoods = [[.. Result.Value.Weights.Select(_ => -7.5)]] }).CarriedBy);
        Assert.Equal(0, pull.Shift, 1e-12);
        Assert.Equal(0, pull.Mc95, 1e-12);
        Assert.Equal(Result.Value.EffectiveSampleSize, pull.EffectiveSampleSize, 1e-6);
    }

    [Fact]
    public void A_prior_that_rests_on_claims_is_moved_up_and_down()
    {
        var bound = Result.Value.Scenario;
        var scenario = bound.Scenario with { Parameters = [bound.Scenario.Parameters[0] with { Claims = ["c-fired"] }] };
        var pull = Assert.Single(Answer(Result.Value with { Scenario = bound with { Scenario = scenario }, ObservationLogLikelihoods = [] }).CarriedBy);
        Assert.Equal((ClaimPull.Parameter, "rate"), (pull.Kind, pull.Name));
        Assert.Null(pull.Without);

        // Faster fire runs out sooner.
        Assert.True(pull.Higher!.P > pull.Lower!.P);

        // Half a standard deviation of the score either way: weights e^(±z/2), with z the score of a rate that the prior has uniform from 0.6 to 3.
        double[] scores = [.. Result.Value.Samples.Select(s => Elementary.NormalQuantile((s[0] - 0.6) / 2.4))];
        double Share(double step)
        {
            var (first, all) = (0.0, 0.0);
            for (var m = 0; m < scores.Length; m++)
            {
                var weight = Math.Exp(step * scores[m]);
                var (shells, people) = (Result.Value.Policies[0].OutcomeWeeks[0][m], Result.Value.Policies[0].OutcomeWeeks[1][m]);
                all += weight;
                first += !double.IsNaN(shells) && (double.IsNaN(people) || shells <= people) ? weight : 0;
            }

            return first / all;
        }

        Assert.Equal(Share(0.5), pull.Higher.P, 1e-3);
        Assert.Equal(Share(-0.5), pull.Lower.P, 1e-3);
        Assert.Equal(pull.Higher.P - pull.Lower.P, pull.Shift, 1e-12);
    }

    [Fact]
    public void The_likelihoods_of_the_observations_sum_to_those_of_the_members()
    {
        Assert.Single(Result.Value.ObservationLogLikelihoods);
        Assert.All(Result.Value.LogLikelihoods.Zip(Result.Value.ObservationLogLikelihoods[0]), l => Assert.Equal(l.First, l.Second, 1e-9));
        Assert.Empty(Inquiry.Run(DepletionScenario.Create(), new InquiryOptions(50, 5, 1) { IsPriorOnly = true }, null, TestContext.Current.CancellationToken).ObservationLogLikelihoods);
    }

    [Fact]
    public void An_answer_is_compared_with_an_earlier_one()
    {
        var before = Digest(Answer(Result.Value));
        var bound = Result.Value.Scenario;
        var scenario = bound.Scenario with { ClaimsHash = "another" };
        var weights = Result.Value.Policies[0].OutcomeWeeks[0].Select(w => double.IsNaN(w) ? 1.0 : 0).ToArray();
        var after = Answer(Result.Value with { Scenario = bound with { Scenario = scenario }, Weights = [.. weights.Select(w => w / weights.Sum())] });
        after = after with { Parameters = [after.Parameters[0] with { Prior = "uniform, 1 to 2" }, .. after.Parameters.Skip(1)], Observed = [] };
        var change = AnswerChange.Between(before, Digest(after));
        Assert.Equal((false, true, true), (change.IsSameLedger, change.IsSameModel, change.IsSameSample));
        Assert.Equal(["prior of", "observation of"], change.Changed.Select(c => c.Kind));
        Assert.Equal(("rate", "uniform, 1 to 2 (rounds/week)"), (change.Changed[0].Name, change.Changed[0].After));
        Assert.Null(change.Changed[1].After);
        Assert.Equal(1, Assert.Single(change.Moved, m => m.What == "as now: South runs short of people first").After.P, 1e-9);
        Assert.All(change.Moved.Zip(change.Moved.Skip(1)), pair => Assert.True(Math.Abs(pair.First.Shift) >= Math.Abs(pair.Second.Shift)));

        var same = AnswerChange.Between(before, before);
        Assert.Empty(same.Changed);
        Assert.All(same.Moved, m => Assert.True(m.IsWithinError && m.Shift == 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\": \"culmination.evidence/1\"}")]
    [InlineData("{\"schema\": \"culmination.answer/1\", \"polic")]
    public void What_is_no_answer_is_not_compared_with(string text) => Assert.Null(AnswerDigest.Read(text));

    [Fact]
    public void An_answer_with_other_shapes_in_its_fields_is_read_as_far_as_it_goes() =>
        Assert.Empty(AnswerDigest.Read("{\"schema\": \"culmination.answer/1\", \"policies\": {}, \"parameters\": [1], \"observed\": [[]], \"members\": 1e99, \"hashes\": 5}")!.Shares);

    private static Answer Answer(EnsembleResult result) => AnswerBuilder.Build(result);

    private static AnswerDigest Digest(Answer answer) => AnswerDigest.Read(AnswerJson.Text(answer))!;
}
