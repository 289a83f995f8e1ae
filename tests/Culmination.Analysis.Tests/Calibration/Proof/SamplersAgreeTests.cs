using System.Globalization;
using Culmination.Analysis.Asking;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Calibration.Chains;
using Culmination.Analysis.Calibration.Reports;
using Culmination.Analysis.Scenarios;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>
/// Two samplers that share the likelihood and nothing else give one posterior of the shipped scenario: 10,000 draws each, step of half a week (to be affordable; both use the same).
/// </summary>
public sealed class SamplersAgreeTests(ITestOutputHelper output)
{
    private const int Members = 10_000;
    private const double MostRHat = 1.05;
    private const double MostOfMeans = 0.2;
    private const double MostOfCauses = 3;

    /// <summary>With a thousand independent draws a standard deviation is known to 2 %; this is of the furthest of all inputs.</summary>
    private const double MostOfSpreads = 0.1;
    private const double LeastBulkSize = 1000;

    [Fact]
    [Trait("Category", "Long")]
    public void Chains_and_tempering_agree_on_every_marginal_and_every_cause()
    {
        var read = ScenarioReader.Read(Path.Combine(TheatreProofTests.Root(), "scenarios", "ukraine-2023-03", "scenario.yaml")).Value!;
        var scenario = ScenarioBinder.Bind(read with { Policies = [read.Policies[0]] }, new ScenarioOverrides { Members = Members, TimeStep = 0.5 }).Value!;
        var options = new InquiryOptions(Members, 11, Environment.ProcessorCount) { Sampler = SamplerOptions.For(Members) };
        var tempered = Calibrator.Report(scenario, Inquiry.Weigh(scenario, options, null, TestContext.Current.CancellationToken), options, null, TestContext.Current.CancellationToken);
        var chains = new ChainOptions(Chains: 64, BurnIn: 50_000, Generations: 100_480, Thinning: 640);
        var sample = Calibrator.Chains(scenario, options with { Seed = 12 }, chains, null, TestContext.Current.CancellationToken)!;
        var chained = Calibrator.Report(scenario, sample, options with { Seed = 12 }, null, TestContext.Current.CancellationToken);
        var agreement = Agreement.Of(tempered, chained);
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"worth {tempered.EffectiveSampleSize:0} of {tempered.Members} and {chained.Chains!.LeastBulkSize:0} of {chained.Members}; R-hat {agreement.MostRHat:0.000}; furthest mean {agreement.Means[0].Name} {agreement.Means[0].Value:0.00} sd; furthest cause {agreement.Causes[0].Name} {agreement.Causes[0].Value:0.0} standard errors; answers {tempered.Answer.P:0.000} and {chained.Answer.P:0.000}");
        double[] spreads = [.. tempered.Parameters.Zip(chained.Parameters, (a, b) => a.ScoreDeviation / b.ScoreDeviation)];
        told += string.Create(CultureInfo.InvariantCulture, $"; spreads {spreads.Min():0.000} to {spreads.Max():0.000} of the chains'");
        output.WriteLine(told);
        Assert.True(agreement.MostRHat < MostRHat, told);
        Assert.True(Math.Abs(agreement.Means[0].Value) < MostOfMeans, told);
        Assert.True(Math.Abs(agreement.Causes[0].Value) < MostOfCauses, told);
        Assert.True(chained.Members >= Members && tempered.EffectiveSampleSize > Members / 2 && chained.Chains.LeastBulkSize > LeastBulkSize, told);
        Assert.All(spreads, s => Assert.True(Math.Abs(s - 1) < MostOfSpreads, told));
    }
}
