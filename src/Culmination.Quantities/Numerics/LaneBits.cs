using System.Runtime.CompilerServices;

namespace Culmination.Quantities.Numerics;

/// <summary>Small exact pieces from which the elementary functions are made.</summary>
internal static class LaneBits
{
    /// <summary>1.5·2^52: adding it rounds to an integer (halves to even) and leaves that integer in the low bits.</summary>
    internal const double RoundingMagic = 6755399441055744.0;

    internal const ulong SignBit = 0x8000_0000_0000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Abs<T>(T x)
        where T : struct, ILanes<T> => x & T.CreateBits(~SignBit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Negate<T>(T x)
        where T : struct, ILanes<T> => x ^ T.CreateBits(SignBit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Not<T>(T mask)
        where T : struct, ILanes<T> => mask ^ T.CreateBits(ulong.MaxValue);

    /// <summary>2^k for a k between −1022 and 1023 given as k + <see cref="RoundingMagic"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T PowerOfTwo<T>(T kWithMagic)
        where T : struct, ILanes<T> => T.AddBits(T.ShiftLeft(kWithMagic, 52), T.CreateBits(1023UL << 52));

    /// <summary>The rounded sum of a and b with |a| ≥ |b| or a = 0, and what rounding took away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (T Sum, T Error) FastTwoSum<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        var sum = a + b;
        return (sum, b - (sum - a));
    }

    /// <summary>The rounded difference of any a and b, and what rounding took away (Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (T Difference, T Error) TwoDifference<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        var difference = a - b;
        var part = difference - a;
        return (difference, (a - (difference - part)) - (b + part));
    }

    /// <summary>The rounded product and what rounding took away (Dekker; both factors below 2^995, no underflow).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (T Product, T Error) TwoProduct<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        var (aHigh, aLow) = Split(a);
        var (bHigh, bLow) = Split(b);
        var product = a * b;
        return (product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) Split<T>(T a)
        where T : struct, ILanes<T>
    {
        var scaled = a * T.Create(134217729.0); // 2^27 + 1 (Veltkamp)
        var high = scaled - (scaled - a);
        return (high, a - high);
    }
}
