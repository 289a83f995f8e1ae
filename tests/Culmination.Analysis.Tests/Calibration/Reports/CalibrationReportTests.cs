using Culmination.Analysis.Asking;
using Culmination.Analysis.Calibration.Reports;
using Culmination.Analysis.Findings;
using Culmination.Analysis.Tests.Asking;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Calibration.Reports;

/// <summary>What <c>calibrate</c> reports, on a scenario whose answer can be followed on paper: faster fire runs out of shells sooner, and a claim says how much was fired.</summary>
public sealed class CalibrationReportTests
{
    private static readonly InquiryOptions Options = new(400, 5, 1);
    private static readonly Lazy<CalibrationReport> Fair = new(() => Report(firedByIssue: 40));

    [Fact]
    public void The_claim_narrows_what_it_speaks_of_and_nothing_else()
    {
        Assert.InRange(Of(Fair.Value, "rate").Contraction, 0.5, 0.95);
        Assert.InRange(Of(Fair.Value, "threshold").Contraction, -0.15, 0.15);
        Assert.True(Of(Fair.Value, "rate").EvidenceSensitivity > 0.05, "what the claim speaks of is not sensitive to it");
        Assert.Equal("as its prior says", Of(Fair.Value, "threshold").Reading);
    }

    /// <summary>Per doubling of a prior's weight the answer moves by ln 2 times its covariance with the prior's logarithm: here worked out again from the members' own times and rates.</summary>
    [Fact]
    public void A_prior_pulls_the_answer_by_its_covariance_with_what_comes_first()
    {
        var scenario = DepletionScenario.Create(40);
        var sample = Inquiry.Weigh(scenario, Options, progress: null, TestContext.Current.CancellationToken);
        var result = Inquiry.Forecast(scenario, sample, Options, progress: null, TestContext.Current.CancellationToken);
        var (shells, people) = (result.Policies[0].OutcomeWeeks[0], result.Policies[0].OutcomeWeeks[1]);
        var (first, prior, product) = (0.0, 0.0, 0.0);
        for (var m = 0; m < shells.Length; m++)
        {
            var isFirst = !double.IsNaN(shells[m]) && (double.IsNaN(people[m]) || shells[m] <= people[m]) ? 1.0 : 0;
            var z = Elementary.NormalQuantile((result.Samples[m][0] - 0.6) / 2.4);
            first += result.Weights[m] * isFirst;
            prior += result.Weights[m] * -0.5 * z * z;
            product += result.Weights[m] * isFirst * -0.5 * z * z;
        }

        Assert.InRange(first, 0.02, 0.98);
        Assert.Equal(first, Fair.Value.Answer.P, 1e-9);
        var expected = Math.Log(2) * (product - (first * prior));
        Assert.True(Math.Abs(expected) > 0.005, $"the prior of this test moves hardly anything ({expected})");
        Assert.Equal(expected, Of(Fair.Value, "rate").AnswerShift, 5e-4);
    }

    /// <summary>Fired by the issue, by the prior: 24 to 141 rounds. A report of 40 fits it; one of 5 lies fifteen errors below all of it, before the evidence and after.</summary>
    [Fact]
    public void A_report_out_of_reach_is_in_conflict_before_and_after_it_is_believed()
    {
        var fair = Assert.Single(Fair.Value.Observations);
        Assert.InRange(fair.PriorTail, 0.1, 0.95);
        Assert.InRange(fair.PosteriorTail, 0.55, 1);
        var wrong = Assert.Single(Report(firedByIssue: 5).Observations);
        Assert.InRange(wrong.PriorTail, 0, 0.02);
        Assert.InRange(wrong.PosteriorTail, 0, 0.02);
    }

    [Fact]
    public void Two_samplers_agree_in_units_of_their_own_spread_and_error()
    {
        var report = Fair.Value;
        var rate = Of(report, "rate");
        var cause = report.First.MaxBy(c => c.P)!;
        var other = report with
        {
            Parameters = [.. report.Parameters.Select(p => p.Name == "rate" ? p with { ScoreMean = p.ScoreMean - (0.3 * p.ScoreDeviation) } : p)],
            First = [.. report.First.Select(c => c.Cause == cause.Cause ? c with { P = c.P + (2 * Math.Sqrt(2) * c.Mc95 / 1.96) } : c)],
        };
        var agreement = Agreement.Of(report, other);
        Assert.Equal("rate", agreement.Means[0].Name);
        Assert.Equal(0.3, agreement.Means[0].Value, 9);
        Assert.All(agreement.Means.Skip(1), d => Assert.Equal(0, d.Value));
        Assert.Equal(cause.Cause, agreement.Causes[0].Name);
        Assert.Equal(-2, agreement.Causes[0].Value, 9);
        Assert.True(rate.ScoreDeviation > 0);
    }

    private static CalibratedParameter Of(CalibrationReport report, string name) => report.Parameters.Single(p => p.Name == name);

    private static CalibrationReport Report(double firedByIssue)
    {
        var scenario = DepletionScenario.Create(firedByIssue);
        return Calibrator.Report(scenario, Inquiry.Weigh(scenario, Options), Options);
    }
}
