using System.Runtime.CompilerServices;

namespace Culmination.Quantities.Numerics;

public static partial class LaneFunctions
{
    /// <summary>Sine, cosine and tangent reduce their argument in lanes up to this size; larger ones go one at a time through <see cref="LargeAngle"/>.</summary>
    public const double LargestLaneAngle = 800_000.0;

    /// <summary>Sine of |x| ≤ <see cref="LargestLaneAngle"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin<T>(T x)
        where T : struct, ILanes<T>
    {
        var (r, rLow, n) = ReduceByHalfPi(x);
        return T.Select(T.Less(LaneBits.Abs(x), T.Create(1e-9)), x, SinOfQuadrant(r, rLow, n));
    }

    /// <summary>Cosine of |x| ≤ <see cref="LargestLaneAngle"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos<T>(T x)
        where T : struct, ILanes<T>
    {
        var (r, rLow, n) = ReduceByHalfPi(x);
        return SinOfQuadrant(r, rLow, T.AddBits(n, T.CreateBits(1)));
    }

    /// <summary>Tangent of |x| ≤ <see cref="LargestLaneAngle"/>.</summary>
    [MethodImpl(Apart)]
    public static T Tan<T>(T x)
        where T : struct, ILanes<T>
    {
        var (r, rLow, n) = ReduceByHalfPi(x);
        return T.Select(T.Less(LaneBits.Abs(x), T.Create(1e-9)), x, TanOfQuadrant(r, rLow, n));
    }

    /// <summary>sin(n·π/2 + r + rLow), n in the low bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T SinOfQuadrant<T>(T r, T rLow, T n)
        where T : struct, ILanes<T>
    {
        var (sin, cos) = SinAndCos(r, rLow);
        var odd = T.SubtractBits(T.CreateBits(0), n & T.CreateBits(1));
        return T.Select(odd, cos, sin) ^ T.ShiftLeft(n & T.CreateBits(2), 62);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T TanOfQuadrant<T>(T r, T rLow, T n)
        where T : struct, ILanes<T>
    {
        var (sin, cos) = SinAndCos(r, rLow);
        var odd = T.SubtractBits(T.CreateBits(0), n & T.CreateBits(1));
        return T.Select(odd, LaneBits.Negate(cos), sin) / T.Select(odd, sin, cos);
    }

    /// <summary>x − n·π/2 as a sum of two doubles in about [−π/4, π/4], and n in the low bits; π/2 has 152 bits here (Cody and Waite).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T R, T Low, T N) ReduceByHalfPi<T>(T x)
        where T : struct, ILanes<T>
    {
        var magic = T.Create(LaneBits.RoundingMagic);
        var n = (x * T.Create(0.6366197723675814)) + magic;
        var k = n - magic;

        // Three parts of 33 bits, whose products with k < 2^20 are exact, and a fourth.
        var t = x - (k * T.Create(1.5707963267341256));
        var (a, aLow) = LaneBits.TwoDifference(t, k * T.Create(6.077100506303966e-11));
        var (b, bLow) = LaneBits.TwoDifference(a, k * T.Create(2.0222662487111665e-21));
        var (r, low) = LaneBits.FastTwoSum(b, (aLow + bLow) - (k * T.Create(8.4784276603689e-32)));
        return (r, low, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Sin, T Cos) SinAndCos<T>(T r, T rLow)
        where T : struct, ILanes<T>
    {
        var z = r * r;
        var s = T.Create(-7.586685070091267e-13);
        s = (s * z) + T.Create(1.605853141458901e-10);
        s = (s * z) + T.Create(-2.5052106231157904e-08);
        s = (s * z) + T.Create(2.7557319219335453e-06);
        s = (s * z) + T.Create(-0.0001984126984126506);
        s = (s * z) + T.Create(0.008333333333333331);
        s = (s * z) + T.Create(-0.16666666666666666);

        var c = T.Create(4.7458652037874553e-14);
        c = (c * z) + T.Create(-1.1470460773969325e-11);
        c = (c * z) + T.Create(2.0876755790363397e-09);
        c = (c * z) + T.Create(-2.755731922140076e-07);
        c = (c * z) + T.Create(2.4801587301584645e-05);
        c = (c * z) + T.Create(-0.0013888888888888887);
        c = (c * z) + T.Create(0.041666666666666664);

        var half = z * T.Create(0.5);
        var one = T.Create(1.0);
        var sin = r + ((r * z * s) + (rLow * (one - half)));
        var w = one - half;
        var cos = w + (((one - w) - half) + ((z * z * c) - (r * rLow)));
        return (sin, cos);
    }
}
