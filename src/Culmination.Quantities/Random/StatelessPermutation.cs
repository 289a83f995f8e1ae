using System.Numerics;

namespace Culmination.Quantities.Random;

/// <summary>
/// A random permutation of 0 … n − 1 of which any element can be had without the others, so that a stratified design does not depend on the order in which its members are
/// made: a balanced Feistel network of eight rounds on Philox over the next power of four, walked until it falls inside.
/// </summary>
public sealed class StatelessPermutation
{
    private const int Rounds = 8;
    private readonly ulong key;
    private readonly int halfBits;
    private readonly ulong halfMask;

    /// <param name="stream">Which permutation.</param>
    /// <param name="count">n, from 1 to 2^62.</param>
    public StatelessPermutation(RandomStream stream, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1L << 62);
        key = stream.Key;
        Count = count;
        halfBits = Math.Max(3, (BitOperations.Log2((ulong)count) / 2) + 1);
        halfMask = (1UL << halfBits) - 1;
    }

    public long Count { get; }

    /// <summary>Where the permutation takes <paramref name="index"/> (0 ≤ index &lt; n).</summary>
    public long this[long index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var value = (ulong)index;
            do
            {
                value = Mix(value);
            }
            while (value >= (ulong)Count);
            return (long)value;
        }
    }

    private ulong Mix(ulong value)
    {
        var left = value >> halfBits;
        var right = value & halfMask;
        for (var round = 0UL; round < Rounds; round++)
        {
            var word = Philox.Block(right, ((ulong)Count << 3) ^ round, key).High;
            (left, right) = (right, left ^ (word & halfMask));
        }

        return (left << halfBits) | right;
    }
}
