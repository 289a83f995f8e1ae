using Culmination.Analysis.Outcomes;

namespace Culmination.Analysis.Tests.Outcomes;

public sealed class MonteCarloErrorTests
{
    [Fact]
    public void In_the_middle_it_is_the_binomial_error()
    {
        Assert.Equal(1.96 * Math.Sqrt(0.3 * 0.7 / 1000), MonteCarloError.HalfWidth(0.3, 1000), 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void At_the_ends_it_keeps_about_three_over_n(double share)
    {
        Assert.InRange(MonteCarloError.HalfWidth(share, 1000), 2.5 / 1000, 3.5 / 1000);
    }

    [Fact]
    public void Nothing_known_is_an_error_of_one() => Assert.Equal(1, MonteCarloError.HalfWidth(0.5, 0));
}
