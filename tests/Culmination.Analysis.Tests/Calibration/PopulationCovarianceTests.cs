using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class PopulationCovarianceTests
{
    [Fact]
    public void Eigenvectors_and_values_make_the_matrix_again()
    {
        const int D = 12;
        var scores = PriorDesign.Draw([.. Enumerable.Range(0, D).Select(p => FormattableString.Invariant($"p{p}"))], D, 4);
        var matrix = new double[D * D];
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j < D; j++)
            {
                matrix[(i * D) + j] = scores.Row(i)[j] + scores.Row(j)[i];
            }
        }

        var (values, vectors) = SymmetricEigen.Of([.. matrix], D);
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j < D; j++)
            {
                Assert.Equal(matrix[(i * D) + j], Enumerable.Range(0, D).Sum(e => values[e] * vectors[(e * D) + i] * vectors[(e * D) + j]), 1e-11);
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, D).Sum(k => vectors[(i * D) + k] * vectors[(j * D) + k]), 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(2.5)]
    public void A_spike_seen_through_noise_is_corrected(double spike)
    {
        const double Gamma = 0.05;
        var seen = spike * (1 + (Gamma / (spike - 1)));
        var cosine = (1 - (Gamma / ((spike - 1) * (spike - 1)))) / (1 + (Gamma / (spike - 1)));

        Assert.Equal((spike * cosine) + 1 - cosine, PopulationCovariance.Shrunk(seen, Gamma), 10);
        Assert.Equal(spike, PopulationCovariance.Shrunk(spike, 1e-12), 6);
    }

    /// <summary>The covariance of independent scores is the identity, however many directions a small sample makes look narrow.</summary>
    [Fact]
    public void Noise_is_not_taken_for_evidence()
    {
        const int D = 60;
        var scores = PriorDesign.Draw([.. Enumerable.Range(0, D).Select(p => FormattableString.Invariant($"p{p}"))], 400, 4);
        var weights = Enumerable.Repeat(1.0 / 100, 400).ToArray();
        var groups = new MemberGroups(400, 4);
        var root = PopulationCovariance.Root(scores, weights, groups, groups.Means(scores, weights));

        Assert.All(Enumerable.Range(0, D), i => Assert.InRange(root[(i * D) + i], 0.93, 1.1));
        Assert.True(Enumerable.Range(0, D).Sum(i => Enumerable.Range(0, i).Sum(j => Math.Abs(root[(i * D) + j]))) < 15);
    }
}
