using Culmination.Analysis.Ensembles;

namespace Culmination.Analysis.Tests.Ensembles;

public sealed class WeightedQuantileTests
{
    [Fact]
    public void Equal_weights_give_Hazens_quantiles()
    {
        // R: quantile(c(1,2,4,8,16), c(.05,.25,.5,.75,.95), type = 5) = 1, 1.75, 4, 10, 16
        double[] found = WeightedQuantile.Of([16, 4, 1, 8, 2], [0.2, 0.2, 0.2, 0.2, 0.2], [0.05, 0.25, 0.5, 0.75, 0.95]);
        double[] expected = [1, 1.75, 4, 10, 16];
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 12);
        }
    }

    [Fact]
    public void A_weight_of_two_is_not_far_from_two_values_and_zero_is_none()
    {
        double[] doubled = WeightedQuantile.Of([1, 2, 3, 99], [0.25, 0.5, 0.25, 0], [0.5]);
        Assert.Equal(2, doubled[0], 12);
    }

    [Fact]
    public void Not_a_number_is_left_out_and_nothing_gives_not_a_number()
    {
        Assert.Equal(2, WeightedQuantile.Of([double.NaN, 2], [0.9, 0.1], [0.5])[0]);
        Assert.True(double.IsNaN(WeightedQuantile.Of([double.NaN], [1], [0.5])[0]));
    }
}
