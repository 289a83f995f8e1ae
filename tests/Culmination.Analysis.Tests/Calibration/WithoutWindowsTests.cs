using Culmination.Analysis.Asking;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Tests.Asking;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>A scenario that takes its sources at their word has nothing between runs and reports.</summary>
public sealed class WithoutWindowsTests
{
    [Fact]
    public void Claims_without_bias_or_coverage_are_weighed_as_they_are()
    {
        var scenario = DepletionScenario.Create();
        var plain = scenario with
        {
            Parameters = [.. scenario.Parameters.Where(p => !p.Variables.IsEmpty)],
            Observations = [.. scenario.Observations.Select(o => o with { BiasParameter = -1 })],
        };
        var sample = Inquiry.Weigh(plain, new InquiryOptions(400, 3, 1), null, TestContext.Current.CancellationToken);
        Assert.Equal(1, sample.Members.Temperature);
        Assert.True(sample.EffectiveSampleSize > 200, "the sample is worth little");

        // 40 rounds in 39.3 weeks, of rates between 0.6 and 3: the rate times its form is about 1.02.
        var space = new ParameterSpace(plain.Parameters);
        var mean = Enumerable.Range(0, 400).Average(i => space.Value(0, sample.Members.Scores.Row(i)[0]) * space.Value(2, sample.Members.Scores.Row(i)[2]));
        Assert.InRange(mean, 0.95, 1.12);
    }
}
