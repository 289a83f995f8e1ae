using Culmination.Analysis.Experiments;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Tests.Experiments;

public sealed class PriorDesignTests
{
    [Fact]
    public void More_members_or_parameters_change_no_draw()
    {
        var small = PriorDesign.Draw(["a", "b"], 10, 5);
        var large = PriorDesign.Draw(["new", "b", "a"], 1000, 5);
        for (var m = 0; m < 10; m++)
        {
            Assert.Equal(small.Row(m)[0], large.Row(m)[2]);
            Assert.Equal(small.Row(m)[1], large.Row(m)[1]);
            Assert.NotEqual(small.Row(m)[0], small.Row(m)[1]);
        }

        Assert.NotEqual(small.Row(0)[0], PriorDesign.Draw(["a"], 1, 6).Row(0)[0]);
    }

    [Fact]
    public void Draws_are_standard_normal()
    {
        var draws = PriorDesign.Draw(["a"], 20_000, 5);
        var values = Enumerable.Range(0, 20_000).Select(m => draws.Row(m)[0]).ToArray();
        Assert.Equal(0, values.Average(), 0.03);
        Assert.Equal(1, values.Average(v => v * v), 0.04);
        Assert.Equal(3, values.Average(v => v * v * v * v), 0.25);
    }

    [Theory]
    [InlineData(0.5, 0.2)]
    [InlineData(0.9, 0.05)]
    public void A_quantile_table_is_the_distribution_and_back(double mean, double sd)
    {
        var prior = Beta.OfMean(mean, sd);
        var table = new QuantileTable(prior);
        for (var z = -5.0; z <= 5; z += 0.377)
        {
            var exact = prior.Quantile(NormalScore.Share(z));
            Assert.InRange(table.Value(z) / exact, 1 - 1e-6, 1 + 1e-6);
            Assert.Equal(z, table.Score(exact), 2e-3);
        }
    }
}
