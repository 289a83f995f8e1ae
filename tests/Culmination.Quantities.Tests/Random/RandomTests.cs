using Culmination.Quantities.Random;

namespace Culmination.Quantities.Tests.Random;

public sealed class RandomTests
{
    // Known answers of Random123 (tests/kat_vectors), words in pairs with the first in the low half.
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0xe169c58d_6627e8d5UL, 0x9b00dbd8_bc57ac4cUL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x41c83b0e_408f276dUL, 0x6d5451fd_a20bc7c6UL)]
    [InlineData(0x85a308d3_243f6a88UL, 0x03707344_13198a2eUL, 0x299f31d0_a4093822UL, 0x94fdcceb_d16cfe09UL, 0x24126ea1_5001e420UL)]
    public void Philox_gives_the_published_words(ulong counterLow, ulong counterHigh, ulong key, ulong low, ulong high) =>
        Assert.Equal((low, high), Philox.Block(counterLow, counterHigh, key));

    [Theory]
    [InlineData("", 0xcbf29ce484222325UL)]
    [InlineData("a", 0xaf63dc4c8601ec8cUL)]
    [InlineData("foobar", 0x85944171f73967e8UL)]
    public void Hash_is_fnv_1a(string text, ulong expected) => Assert.Equal(expected, StableHash.Of(text));

    [Fact]
    public void Draws_do_not_change_between_versions()
    {
        // Computed once by an independent program; a change here changes every result of every user.
        var stream = new RandomStream(20230301, "kill rate");
        Assert.Equal([0.6865210414609498, 0.3192558845720562], new[] { stream.Uniform(0, 0), stream.Uniform(1, 0) });
    }

    [Fact]
    public void Every_part_of_the_address_matters()
    {
        var draws = new[]
        {
            new RandomStream(1, "x").Bits(0, 0), new RandomStream(2, "x").Bits(0, 0), new RandomStream(1, "y").Bits(0, 0),
            new RandomStream(1, "x", 1).Bits(0, 0), new RandomStream(1, "x").Bits(1, 0), new RandomStream(1, "x").Bits(0, 1),
        };
        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Fact]
    public void Uniform_and_normal_have_their_moments()
    {
        var stream = new RandomStream(7, "moments");
        const int N = 100_000;
        double sum = 0, sumSquare = 0, normal = 0, normalSquare = 0, normalFourth = 0, exponential = 0, cross = 0;
        for (var i = 0; i < N; i++)
        {
            var u = stream.Uniform(i, 3) - 0.5;
            var z = stream.Normal(i, 4);
            (sum, sumSquare, cross) = (sum + u, sumSquare + (u * u), cross + (u * z));
            (normal, normalSquare, normalFourth) = (normal + z, normalSquare + (z * z), normalFourth + (z * z * z * z));
            exponential += stream.Exponential(i, 5);
        }

        Assert.Equal(0, sum / N, 0.004);
        Assert.Equal(1.0 / 12, sumSquare / N, 0.001);
        Assert.Equal(0, normal / N, 0.013);
        Assert.Equal(1, normalSquare / N, 0.02);
        Assert.Equal(3, normalFourth / N, 0.13);
        Assert.Equal(1, exponential / N, 0.013);
        Assert.Equal(0, cross / N, 0.004);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(12.0)]
    [InlineData(499.0)]
    [InlineData(501.0)]
    [InlineData(20000.0)]
    public void Poisson_has_mean_and_variance_equal(double mean)
    {
        var stream = new RandomStream(7, "poisson");
        const int N = 10_000;
        var draws = Enumerable.Range(0, N).Select(i => stream.Poisson(i, 0, mean)).ToArray();
        Assert.Equal(1, draws.Average() / mean, 4 / Math.Sqrt(N * mean));
        Assert.Equal(1, draws.Select(d => (d - mean) * (d - mean)).Average() / mean, 0.08);
    }

    [Theory]
    [InlineData(0.36, 1.0, 0.0)]
    [InlineData(0.37, 1.0, 1.0)]
    [InlineData(0.99, 0.0, 0.0)]
    [InlineData(0.5, -1.0, double.NaN)]
    public void Poisson_inverts(double u, double mean, double expected) => Assert.Equal(expected, RandomStream.PoissonQuantile(u, mean));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(4097)]
    public void Permutation_takes_each_place_once(int count)
    {
        var permutation = new StatelessPermutation(new RandomStream(5, "design"), count);
        var images = Enumerable.Range(0, count).Select(i => (int)permutation[i]).ToArray();
        Assert.Equal(Enumerable.Range(0, count), images.Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => permutation[count]);
    }

    [Fact]
    public void Permutation_mixes()
    {
        const int N = 10_000;
        var permutation = new StatelessPermutation(new RandomStream(5, "design"), N);
        var middle = (N - 1) / 2.0;
        var correlation = Enumerable.Range(0, N).Average(i => (i - middle) * (permutation[i] - middle)) / (N * (double)N / 12);
        Assert.Equal(0, correlation, 0.04);
        var other = new StatelessPermutation(new RandomStream(6, "design"), N);
        Assert.InRange(Enumerable.Range(0, N).Count(i => permutation[i] == other[i]), 0, 10);
    }
}
