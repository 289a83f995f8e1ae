using System.Runtime.CompilerServices;

namespace Culmination.Quantities.Numerics;

public static partial class LaneFunctions
{
    /// <summary>x^y; exponents 2, 1 and −1 are x·x, x and 1/x exactly rounded. Special values as in IEEE 754 <c>pow</c>.</summary>
    public static T Pow<T>(T x, T y)
        where T : struct, ILanes<T> => PowOfSpecials(x, y, PowOfSize(LaneBits.Abs(x), y));

    /// <summary>size^y for an ordinary positive size.</summary>
    [MethodImpl(Apart)]
    private static T PowOfSize<T>(T size, T y)
        where T : struct, ILanes<T>
    {
        // Beyond 2^64 every power but those of 1 over- or underflows.
        var limit = T.Create(18446744073709551616.0);
        var lowest = T.Create(-18446744073709551616.0);
        var exponent = T.Select(T.Less(y, lowest), lowest, T.Select(T.Less(limit, y), limit, y));
        var (high, low) = LogAsSum(size);
        var (product, error) = LaneBits.TwoProduct(high, exponent);

        // Where the product is cut off, its low part is not small and must not count.
        var counts = T.Less(LaneBits.Abs(product), T.Create(800.0));
        return ExpOfSumApart(product, (error + (low * exponent)) & counts);
    }

    [MethodImpl(Apart)]
    private static T PowOfSpecials<T>(T x, T y, T result)
        where T : struct, ILanes<T>
    {
        var zero = T.Create(0.0);
        var one = T.Create(1.0);
        var infinity = T.Create(double.PositiveInfinity);
        var size = LaneBits.Abs(x);
        var risesWithSize = T.Less(zero, y);
        result = T.Select(T.Equal(size, zero), T.Select(risesWithSize, zero, infinity), result);
        result = T.Select(T.Equal(size, infinity), T.Select(risesWithSize, infinity, zero), result);

        // A negative base (−0 and −∞ too) has a real power for integers only, with its sign for odd ones.
        var half = y * T.Create(0.5);
        var isInteger = T.Equal(T.Floor(y), y);
        var isOdd = isInteger & LaneBits.Not(T.Equal(T.Floor(half), half));
        result ^= x & isOdd & T.CreateBits(LaneBits.SignBit);
        var undefined = T.Less(x, zero) & T.Less(size, infinity) & LaneBits.Not(isInteger);
        result = T.Select(undefined, T.Create(double.NaN), result);

        result = T.Select(T.Equal(x, x), T.Select(T.Equal(y, y), result, y), x);
        result = T.Select(T.Equal(y, T.Create(2.0)), x * x, result);
        result = T.Select(T.Equal(y, T.Create(-1.0)), one / x, result);
        result = T.Select(T.Equal(y, one), x, result);
        return T.Select(T.Equal(y, zero) | T.Equal(x, one), one, result);
    }

    /// <summary>Hyperbolic tangent.</summary>
    [MethodImpl(Apart)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var size = LaneBits.Abs(x);
        var capped = T.Select(T.Less(T.Create(30.0), size), T.Create(30.0), size);
        var e = ExpM1(capped + capped);
        var t = e / (e + T.Create(2.0));
        var result = t | (x & T.CreateBits(LaneBits.SignBit));
        return T.Select(T.Less(size, T.Create(1e-9)), x, T.Select(T.Equal(x, x), result, x));
    }
}
