using System.Runtime.CompilerServices;

namespace Culmination.Quantities.Numerics;

public static partial class LaneFunctions
{
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>Arc tangent.</summary>
    [MethodImpl(Apart)]
    public static T Atan<T>(T x)
        where T : struct, ILanes<T>
    {
        var one = T.Create(1.0);
        var zero = T.Create(0.0);
        var size = LaneBits.Abs(x);

        // atan(size) = atan(c) + atan((size − c)/(1 + c·size)) for c = 0, ½, 1, 3/2, ∞.
        var to0 = T.Less(size, T.Create(0.4375));
        var to1 = T.Less(size, T.Create(0.6875));
        var to2 = T.Less(size, T.Create(1.1875));
        var to3 = T.Less(size, T.Create(2.4375));
        var numerator = T.Select(to0, size, T.Select(to1, (size + size) - one, T.Select(to2, size - one, T.Select(to3, size - T.Create(1.5), T.Create(-1.0)))));
        var denominator = T.Select(to0, one, T.Select(to1, T.Create(2.0) + size, T.Select(to2, size + one, T.Select(to3, one + (T.Create(1.5) * size), size))));
        var high = T.Select(to0, zero, T.Select(to1, T.Create(0.4636476090008061), T.Select(to2, T.Create(0.7853981633974483), T.Select(to3, T.Create(0.982793723247329), T.Create(HalfPiHigh)))));
        var low = T.Select(to0, zero, T.Select(to1, T.Create(2.2698777452961687e-17), T.Select(to2, T.Create(3.061616997868383e-17), T.Select(to3, T.Create(1.3903311031230998e-17), T.Create(HalfPiLow)))));

        var t = numerator / denominator;
        var z = t * t;
        var p = T.Create(-0.012516453095688529);
        p = (p * z) + T.Create(0.029171962357654856);
        p = (p * z) + T.Create(-0.04037615888958563);
        p = (p * z) + T.Create(0.04701887666736345);
        p = (p * z) + T.Create(-0.05255135806213889);
        p = (p * z) + T.Create(0.05881607126271881);
        p = (p * z) + T.Create(-0.06666618822057546);
        p = (p * z) + T.Create(0.07692305624498978);
        p = (p * z) + T.Create(-0.09090909033322568);
        p = (p * z) + T.Create(0.11111111110153861);
        p = (p * z) + T.Create(-0.14285714285705997);
        p = (p * z) + T.Create(0.1999999999999997);
        p = (p * z) + T.Create(-0.3333333333333333);
        var result = high + (low + (t + (t * z * p)));
        result = T.Select(to0, t + (t * z * p), result);
        return T.Select(T.Equal(x, x), result | (x & T.CreateBits(LaneBits.SignBit)), x);
    }

    /// <summary>Arc sine; NaN outside [−1, 1].</summary>
    [MethodImpl(Apart)]
    public static T Asin<T>(T x)
        where T : struct, ILanes<T>
    {
        var size = LaneBits.Abs(x);
        var (root, correction, tail, isCentral) = ArcParts(size);
        var central = size + (size * tail);
        var outer = T.Create(HalfPiHigh) - (T.Create(2.0) * (root + ((root * tail) + correction)) - T.Create(HalfPiLow));
        var result = T.Select(isCentral, central, outer) | (x & T.CreateBits(LaneBits.SignBit));
        return T.Select(T.LessOrEqual(size, T.Create(1.0)), result, T.Create(double.NaN));
    }

    /// <summary>Arc cosine; NaN outside [−1, 1].</summary>
    [MethodImpl(Apart)]
    public static T Acos<T>(T x)
        where T : struct, ILanes<T>
    {
        var size = LaneBits.Abs(x);
        var two = T.Create(2.0);
        var (root, correction, tail, isCentral) = ArcParts(size);
        var central = T.Create(HalfPiHigh) - (x - (T.Create(HalfPiLow) - (x * tail)));
        var near = two * (root + ((root * tail) + correction));
        var far = two * (T.Create(HalfPiHigh) - (root + (((root * tail) + correction) - T.Create(HalfPiLow))));
        var result = T.Select(isCentral, central, T.Select(T.Less(x, T.Create(0.0)), far, near));
        return T.Select(T.LessOrEqual(size, T.Create(1.0)), result, T.Create(double.NaN));
    }

    /// <summary>
    /// For size below ½, asin(size) = size + size·tail; else asin(size) = π/2 − 2 (root + root·tail + correction), root being √((1 − size)/2).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Root, T Correction, T Tail, T IsCentral) ArcParts<T>(T size)
        where T : struct, ILanes<T>
    {
        var isCentral = T.Less(size, T.Create(0.5));
        var outerSquare = (T.Create(1.0) - size) * T.Create(0.5); // exact
        var z = T.Select(isCentral, size * size, outerSquare);
        var root = T.SquareRoot(z);

        // What the square root rounded away: (z − root²) / (2 root).
        var (square, squareLow) = LaneBits.TwoProduct(root, root);
        var correction = ((z - square) - squareLow) / (root + root);
        correction = T.Select(T.Equal(root, T.Create(0.0)), T.Create(0.0), correction);
        var p = T.Create(0.028757851367421566);
        p = (p * z) + T.Create(-0.014851887071247204);
        p = (p * z) + T.Create(0.01740087944269402);
        p = (p * z) + T.Create(0.005457506718640358);
        p = (p * z) + T.Create(0.01032281435018578);
        p = (p * z) + T.Create(0.011479177415184906);
        p = (p * z) + T.Create(0.013971212973552933);
        p = (p * z) + T.Create(0.017352392720869973);
        p = (p * z) + T.Create(0.02237217294214989);
        p = (p * z) + T.Create(0.030381944138531247);
        p = (p * z) + T.Create(0.04464285714635543);
        p = (p * z) + T.Create(0.07499999999998433);
        p = (p * z) + T.Create(0.16666666666666669);
        return (root, correction, p * z, isCentral);
    }
}
