using Culmination.Analysis.Calibration;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Asking;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class ObservationScheduleTests
{
    // Bias, coverage, lean and spread of two lanes: [parameter][lane].
    private static readonly double[] Parameters = [0.5, 0.1, 0.8, 0.9, 0.3, -0.2, 2, 0.5];

    [Fact]
    public void What_a_kind_shares_is_laid_upon_the_own_bias()
    {
        var plain = DepletionScenario.Create().Observations[0] with { Factor = 3, BiasParameter = 0, CoverageParameter = 1 };
        var seen = Seen(
            plain with { LeanParameter = 2, SpreadParameter = 3, BiasMiddle = 0.2 },
            plain with { LeanParameter = 2, BiasMiddle = 0.2 },
            plain with { SpreadParameter = 3, BiasMiddle = 0.2 });

        // 0.2 + 0.3 + 2 (0.5 − 0.2) = 1.1 and 0.2 − 0.2 + 0.5 (0.1 − 0.2) = −0.05
        Assert.Equal(0.8 * 3 * 10 * Math.Exp(1.1), seen[0], 12);
        Assert.Equal(0.9 * 3 * 20 * Math.Exp(-0.05), seen[1], 12);
        Assert.Equal(0.8 * 3 * 10 * Math.Exp(0.8), seen[2], 12);
        Assert.Equal(0.9 * 3 * 20 * Math.Exp(-0.1), seen[3], 12);
        Assert.Equal(0.8 * 3 * 10 * Math.Exp(0.8), seen[4], 12);
        Assert.Equal(0.9 * 3 * 20 * Math.Exp(0.15), seen[5], 12);
    }

    [Fact]
    public void A_window_without_a_bias_has_none_whatever_its_kind()
    {
        var plain = DepletionScenario.Create().Observations[0] with { Factor = 3, BiasParameter = -1, CoverageParameter = 1 };
        Assert.Equal([0.8 * 30, 0.9 * 60], Seen(plain with { LeanParameter = 2, SpreadParameter = 3, BiasMiddle = 0.2 }).Select(v => Math.Round(v, 12)));
    }

    /// <summary>Ten units in the first lane and twenty in the second, through windows.</summary>
    private static double[] Seen(params BoundObservation[] observations)
    {
        double[] seen = [.. observations.SelectMany(_ => new[] { 10.0, 20.0 })];
        new ObservationSchedule([.. observations]).ThroughWindows(seen, Parameters, 2);
        return seen;
    }
}
