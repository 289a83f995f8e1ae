namespace Culmination.Analysis.Tests.Calibration.Proof;

public sealed class RankUniformityTests
{
    /// <summary>Survival function of χ² with 19 degrees of freedom (tables: 5 % at 30.14, 1 % at 36.19, 0.1 % at 43.82).</summary>
    [Theory]
    [InlineData(30.144, 0.05)]
    [InlineData(36.191, 0.01)]
    [InlineData(43.820, 0.001)]
    [InlineData(10.117, 0.95)]
    public void The_chi_square_tail_is_that_of_the_tables(double value, double tail) => Assert.InRange(RankUniformity.UpperGamma(9.5, value / 2) / tail, 0.998, 1.002);

    [Fact]
    public void Even_ranks_pass_and_skewed_narrow_and_wide_ones_do_not()
    {
        var test = new RankUniformity(200, 99);
        int[] even = [.. Enumerable.Range(0, 200).Select(i => i / 2)];
        Assert.True(test.ChiSquare(even) > 0.99);
        Assert.True(test.Band(even) > 0.99);
        Assert.True(test.Band([.. even.Select(r => (int)(99 * Math.Pow(r / 99.0, 1.6)))]) < 1e-3);
        Assert.True(test.Band([.. even.Select(r => 25 + (r / 2))]) < 1e-3);
        Assert.True(test.ChiSquare([.. even.Select(r => r < 50 ? r / 2 : 99 - ((99 - r) / 2))]) < 1e-3);
    }
}
