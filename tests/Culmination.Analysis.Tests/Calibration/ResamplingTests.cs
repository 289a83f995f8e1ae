using Culmination.Analysis.Calibration;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class ResamplingTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Each_member_is_copied_as_often_as_its_weight_says_give_or_take_one(double uniform)
    {
        double[] weights = [0.35, 0, 0.05, 0.6, 0];
        var copies = Resampling.Systematic(weights, uniform).GroupBy(a => a).ToDictionary(g => g.Key, g => g.Count());

        for (var i = 0; i < weights.Length; i++)
        {
            var expected = weights[i] * weights.Length;
            Assert.InRange(copies.GetValueOrDefault(i), Math.Floor(expected), Math.Ceiling(expected));
        }
    }

    [Fact]
    public void Equal_weights_keep_everybody() => Assert.Equal([0, 1, 2, 3], Resampling.Systematic([0.25, 0.25, 0.25, 0.25], 0.3));
}
