using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Random;

/// <summary>
/// The random draws that belong to one name (a parameter, a variable) under one seed. A draw is a pure function of (seed, name, stream, member, index): it does not
/// depend on what else is drawn, in which order, on which thread, so that one more parameter or member changes no draw that exists.
/// </summary>
/// <remarks>The Philox key of a stream is itself a Philox block of (name hash, stream) under the seed; the counter of a draw is (member, index).</remarks>
public readonly record struct RandomStream
{
    private readonly ulong key;

    /// <param name="seed">The seed of the run.</param>
    /// <param name="name">Whose draws these are.</param>
    /// <param name="stream">Separates uses of one name.</param>
    public RandomStream(ulong seed, string name, ulong stream = 0)
    {
        key = Philox.Block(StableHash.Of(name), stream, seed).Low;
    }

    /// <summary>The Philox key that stands for (seed, name, stream).</summary>
    public ulong Key => key;

    /// <summary>64 random bits.</summary>
    public ulong Bits(long member, long index) => Philox.Block(unchecked((ulong)member), unchecked((ulong)index), key).Low;

    /// <summary>Uniform in the open interval (0, 1): the midpoints of 2^52 equal cells.</summary>
    public double Uniform(long member, long index) => ((Bits(member, index) >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>Standard normal.</summary>
    public double Normal(long member, long index) => Elementary.NormalQuantile(Uniform(member, index));

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential(long member, long index) => ExponentialQuantile(Uniform(member, index));

    /// <summary>Poisson with this mean.</summary>
    public double Poisson(long member, long index, double mean) => PoissonQuantile(Uniform(member, index), mean);

    /// <summary>−ln(1 − u): the exponential quantile with mean 1, increasing in u.</summary>
    public static double ExponentialQuantile(double u) => -Elementary.Log1P(-u);

    /// <summary>
    /// The smallest k with P(Poisson ≤ k) ≥ u; 0 for a mean of 0, NaN for a negative or NaN mean. Up to a mean of 500 by summing probabilities; above by the Cornish–Fisher
    /// expansion of third order (wrong by less than one count in rare cases). Increasing in u.
    /// </summary>
    public static double PoissonQuantile(double u, double mean)
    {
        if (!(mean >= 0) || !(u < 1))
        {
            return double.NaN;
        }

        if (mean > 500)
        {
            var z = Elementary.NormalQuantile(u);
            var root = Math.Sqrt(mean);
            var k = mean + (root * z) + (((z * z) - 1) / 6) + ((z - (z * z * z)) / (72 * root));
            return Math.Max(0, Math.Floor(k + 0.5));
        }

        var count = 0.0;
        var probability = Elementary.Exp(-mean);
        var below = probability;
        while (below < u && probability > 0)
        {
            count += 1;
            probability *= mean / count;
            below += probability;
        }

        return count;
    }
}
