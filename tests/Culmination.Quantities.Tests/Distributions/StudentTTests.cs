using Culmination.Quantities.Distributions;

namespace Culmination.Quantities.Tests.Distributions;

public sealed class StudentTTests
{
    // Worked out with 30-digit arithmetic (mpmath 1.3).
    [Theory]
    [InlineData(0, 4, -0.98082925301172624, 0.5)]
    [InlineData(1.5, 4, -2.096547009582775, 0.896)]
    [InlineData(-3, 3.5, -3.8536463618384987, 0.023687619742373218)]
    [InlineData(40, 4, -15.965732821278149, 0.9999988329918387)]
    [InlineData(2, 1e6, -2.9189367832113394, 0.9772497330743404)]
    public void Density_and_cdf_are_the_known_ones(double x, double df, double logDensity, double cdf)
    {
        Assert.Equal(logDensity, StudentT.LogDensity(x, df), 1e-8);
        Assert.Equal(cdf, StudentT.Cdf(x, df), df > 1e5 ? 1e-8 : 1e-12);
    }

    [Fact]
    public void The_lower_tail_keeps_its_relative_accuracy()
    {
        Assert.Equal(1, StudentT.Cdf(-1000, 4) / 2.9999800001049995e-12, 1e-10);
    }

    [Fact]
    public void The_cdf_is_the_integral_of_the_density()
    {
        const int Steps = 40_000;
        double sum = 0;
        for (var i = 0; i < Steps; i++)
        {
            sum += Math.Exp(StudentT.LogDensity(-2 + (3.0 * (i + 0.5) / Steps), 5)) * 3 / Steps;
        }

        Assert.Equal(sum, StudentT.Cdf(1, 5) - StudentT.Cdf(-2, 5), 1e-9);
    }

    [Fact]
    public void The_ends_are_0_and_1()
    {
        Assert.Equal(0, StudentT.Cdf(double.NegativeInfinity, 4));
        Assert.Equal(1, StudentT.Cdf(double.PositiveInfinity, 4));
        Assert.True(double.IsNaN(StudentT.Cdf(double.NaN, 4)));
    }
}
