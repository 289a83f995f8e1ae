using System.Runtime.CompilerServices;

namespace Culmination.Quantities.Numerics;

/// <summary>
/// The elementary functions, written once over lanes of any width. Polynomials are our own Chebyshev fits (60-digit arithmetic, rounded);
/// the reductions are the textbook ones (Cody and Waite, Dekker). Meaning, special values and measured errors: <see cref="Elementary"/>.
/// </summary>
public static partial class LaneFunctions
{
    // For functions too long to be inlined: the run-time compiler inlines only so much into one method, and what it then leaves out costs most.
    private const MethodImplOptions Apart = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    private const double Log2E = 1.4426950408889634;

    // ln 2 = LnTwoHigh (33 bits, so that k·LnTwoHigh is exact for |k| < 2^20) + LnTwoLow.
    private const double LnTwoHigh = 0.6931471804855391;
    private const double LnTwoLow = 7.440617110012397e-11;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T> => ExpOfSum(x, T.Create(0.0));

    /// <summary>e^x − 1 without loss near 0.</summary>
    [MethodImpl(Apart)]
    public static T ExpM1<T>(T x)
        where T : struct, ILanes<T>
    {
        // Below −50 the result is −1; above 720 it is infinite. NaN passes both.
        var clamped = T.Select(T.Less(x, T.Create(-50.0)), T.Create(-50.0), T.Select(T.Less(T.Create(720.0), x), T.Create(720.0), x));
        var magic = T.Create(LaneBits.RoundingMagic);
        var k = ((clamped * T.Create(Log2E)) + magic) - magic;
        var (r, c) = ReduceByLnTwo(clamped, k, T.Create(0.0));
        var p = (r * r * ExpTail(r)) + (c + (c * r)); // e^(r+c) = 1 + r + p

        // 2^k (1 + r + p) − 1 = 2^k ((1 − 2^−k) + (r + p)); 2^−k no longer counts above k = 100.
        var kCapped = T.Select(T.Less(T.Create(100.0), k), T.Create(100.0), k);
        var one = T.Create(1.0) - LaneBits.PowerOfTwo(magic - kCapped);
        var swap = T.Less(LaneBits.Abs(one), LaneBits.Abs(r)); // only for k = 0, where one is 0
        var (sum, error) = LaneBits.FastTwoSum(T.Select(swap, r, one), T.Select(swap, one, r));
        var result = ScaleByPowerOfTwo(sum + (error + p), k);
        var tiny = T.Less(LaneBits.Abs(x), T.Create(1e-17));
        return T.Select(tiny, x, result); // also keeps the sign of −0
    }

    /// <summary>e^(high + low), low being at most about 2^-40 in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ExpOfSum<T>(T high, T low)
        where T : struct, ILanes<T>
    {
        // Beyond ±800 everything over- or underflows; the clamp keeps k in range. NaN passes.
        var below = T.Less(high, T.Create(-800.0));
        var above = T.Less(T.Create(800.0), high);
        var clamped = T.Select(below, T.Create(-800.0), T.Select(above, T.Create(800.0), high));
        var magic = T.Create(LaneBits.RoundingMagic);
        var k = ((clamped * T.Create(Log2E)) + magic) - magic;
        var (r, c) = ReduceByLnTwo(clamped, k, low);
        var (sum, error) = LaneBits.FastTwoSum(T.Create(1.0), r);
        var tail = r * r * ExpTail(r); // e^(r+c) = (1 + r + tail) (1 + c)
        var p = sum + (error + (tail + (c + (c * (r + tail)))));
        return ScaleByPowerOfTwo(p, k);
    }

    [MethodImpl(Apart)]
    private static T ExpOfSumApart<T>(T high, T low)
        where T : struct, ILanes<T> => ExpOfSum(high, low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T R, T C) ReduceByLnTwo<T>(T x, T k, T low)
        where T : struct, ILanes<T>
    {
        var t = x - (k * T.Create(LnTwoHigh)); // exact
        var w = k * T.Create(LnTwoLow);
        var r = t - w;
        return (r, ((t - r) - w) + low);
    }

    /// <summary>(e^r − 1 − r) / r² for |r| ≤ 0.3475, error below 2e-18.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpTail<T>(T r)
        where T : struct, ILanes<T>
    {
        var p = T.Create(2.09035314486804e-09);
        p = (p * r) + T.Create(2.5105490906986696e-08);
        p = (p * r) + T.Create(2.75573108666876e-07);
        p = (p * r) + T.Create(2.7557254740405416e-06);
        p = (p * r) + T.Create(2.4801587280401398e-05);
        p = (p * r) + T.Create(0.00019841269875342141);
        p = (p * r) + T.Create(0.001388888888890769);
        p = (p * r) + T.Create(0.008333333333325985);
        p = (p * r) + T.Create(0.041666666666666616);
        p = (p * r) + T.Create(0.1666666666666667);
        return (p * r) + T.Create(0.5);
    }

    /// <summary>p·2^k in two exact halves and one rounding, so that a subnormal result is rounded once more at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ScaleByPowerOfTwo<T>(T p, T k)
        where T : struct, ILanes<T>
    {
        var magic = T.Create(LaneBits.RoundingMagic);
        var half = (k * T.Create(0.5)) + magic;
        var rest = (k - (half - magic)) + magic;
        return (p * LaneBits.PowerOfTwo(half)) * LaneBits.PowerOfTwo(rest);
    }
}
