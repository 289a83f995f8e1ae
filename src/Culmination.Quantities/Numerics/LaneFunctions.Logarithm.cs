using System.Runtime.CompilerServices;

namespace Culmination.Quantities.Numerics;

public static partial class LaneFunctions
{
    private const ulong OneBits = 0x3FF0_0000_0000_0000;
    private const ulong RootHalfBits = 0x3FE6_A09E_667F_3BCD;
    private const double TwoTo54 = 18014398509481984.0;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        var (m, k) = MantissaAndExponent(x);
        var f = m - T.Create(1.0);
        return SpecialLogarithms(x, LogOfOnePlus(f, T.Create(0.0), k));
    }

    /// <summary>ln(1 + x) without loss near 0.</summary>
    [MethodImpl(Apart)]
    public static T Log1P<T>(T x)
        where T : struct, ILanes<T>
    {
        var one = T.Create(1.0);
        var u = one + x;
        var (m, k) = MantissaAndExponent(u);

        // What rounding 1 + x took away, relative to u; in the unscaled range f is x itself.
        var unscaled = T.Equal(k, T.Create(0.0));
        var bigger = T.Less(one, x);
        var lost = T.Select(bigger, one - (u - x), x - (u - one));
        var f = T.Select(unscaled, x, m - one);
        var c = T.Select(unscaled, T.Create(0.0), lost / u);
        var result = SpecialLogarithms(u, LogOfOnePlus(f, c, k));
        return T.Select(T.Less(LaneBits.Abs(x), T.Create(1e-17)), x, result);
    }

    /// <summary>Decimal logarithm.</summary>
    [MethodImpl(Apart)]
    public static T Log10<T>(T x)
        where T : struct, ILanes<T>
    {
        var (high, low) = LogAsSum(x);
        var (product, error) = LaneBits.TwoProduct(high, T.Create(0.4342944819032518));
        var rest = error + ((high * T.Create(1.098319650216765e-17)) + (low * T.Create(0.4342944819032518)));
        return SpecialLogarithms(x, product + rest);
    }

    /// <summary>The natural logarithm of a positive finite x as a sum of two doubles, relative error about 2^-66.</summary>
    [MethodImpl(Apart)]
    internal static (T High, T Low) LogAsSum<T>(T x)
        where T : struct, ILanes<T>
    {
        var (m, k) = MantissaAndExponent(x);
        var two = T.Create(2.0);
        var f = m - T.Create(1.0); // exact

        // s = f / (2 + f) as a sum.
        var (d, dLow) = LaneBits.FastTwoSum(two, f);
        var s = f / d;
        var (p, pLow) = LaneBits.TwoProduct(s, d);
        var sLow = (((f - p) - pLow) - (s * dLow)) / d;

        // z = s² as a sum; ln m = s (2 + z (2/3 + z (2/5 + z q(z)))), the first terms as sums.
        var (z, zError) = LaneBits.TwoProduct(s, s);
        var zLow = zError + (two * s * sLow);
        var (a, aLow) = LaneBits.FastTwoSum(T.Create(0.4), (z * AtanhTail(z)) + T.Create(-2.2204460492503132e-17));
        var (b, bError) = LaneBits.TwoProduct(z, a);
        var bLow = bError + ((z * aLow) + (zLow * a));
        var (c, cError) = LaneBits.FastTwoSum(T.Create(0.6666666666666666), b);
        var cLow = cError + (bLow + T.Create(3.700743415417188e-17));
        var (e, eError) = LaneBits.TwoProduct(z, c);
        var eLow = eError + ((z * cLow) + (zLow * c));
        var (g, gError) = LaneBits.FastTwoSum(two, e);
        var gLow = gError + eLow;
        var (l, lError) = LaneBits.TwoProduct(s, g);
        var lLow = lError + ((s * gLow) + (sLow * g));

        var (sum, sumError) = LaneBits.FastTwoSum(k * T.Create(LnTwoHigh), l);
        return LaneBits.FastTwoSum(sum, sumError + (lLow + (k * T.Create(LnTwoLow))));
    }

    /// <summary>x = m·2^k with m in [√½, √2); subnormal x too. Nonsense for 0, negative, infinite and NaN x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Mantissa, T Exponent) MantissaAndExponent<T>(T x)
        where T : struct, ILanes<T>
    {
        var subnormal = T.Less(x, T.Create(SmallestNormal));
        var scaled = T.Select(subnormal, x * T.Create(TwoTo54), x);
        var biased = T.ShiftRight(T.AddBits(scaled, T.CreateBits(OneBits - RootHalfBits)), 52);
        var m = T.AddBits(T.SubtractBits(scaled, T.ShiftLeft(biased, 52)), T.CreateBits(OneBits));

        // An integer below 2^52 becomes a double by way of the bits of 2^52.
        var exponent = (biased | T.Create(4503599627370496.0)) - T.Create(4503599627370496.0 + 1023.0);
        return (m, exponent - (subnormal & T.Create(54.0)));
    }

    /// <summary>k·ln 2 + ln(1 + f) + c for f in [√½ − 1, √2 − 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOfOnePlus<T>(T f, T c, T k)
        where T : struct, ILanes<T>
    {
        var s = f / (T.Create(2.0) + f);
        var z = s * s;
        var p = T.Create(0.1308867191196883);
        p = (p * z) + T.Create(0.13268577377987856);
        p = (p * z) + T.Create(0.15386247017827995);
        p = (p * z) + T.Create(0.18181795505547918);
        p = (p * z) + T.Create(0.22222222392974328);
        p = (p * z) + T.Create(0.28571428570798046);
        p = (p * z) + T.Create(0.40000000000000885);
        p = (p * z) + T.Create(0.6666666666666666);
        var halfSquare = T.Create(0.5) * (f * f);
        var small = (s * (halfSquare + (z * p))) + ((k * T.Create(LnTwoLow)) + c);
        return (k * T.Create(LnTwoHigh)) - ((halfSquare - small) - f);
    }

    /// <summary>(2 atanh(s)/s − 2 − 2z/3 − 2z²/5) / z³ with z = s² ≤ 0.02948.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AtanhTail<T>(T z)
        where T : struct, ILanes<T>
    {
        var p = T.Create(0.11567849836313218);
        p = (p * z) + T.Create(0.11721691399835724);
        p = (p * z) + T.Create(0.133342056797988);
        p = (p * z) + T.Create(0.15384606339192222);
        p = (p * z) + T.Create(0.18181818226386304);
        p = (p * z) + T.Create(0.2222222222213999);
        return (p * z) + T.Create(0.285714285714286);
    }

    /// <summary>−∞ at 0, NaN below, ∞ at ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SpecialLogarithms<T>(T x, T result)
        where T : struct, ILanes<T>
    {
        var zero = T.Create(0.0);
        var infinity = T.Create(double.PositiveInfinity);
        var ordinary = T.Select(T.Less(x, infinity), result, x); // ∞ and NaN answer themselves
        var positive = T.Select(T.Equal(x, zero), T.Create(double.NegativeInfinity), ordinary);
        return T.Select(T.Less(x, zero), T.Create(double.NaN), positive);
    }
}
