using System.Globalization;
using System.Numerics;

namespace Culmination.Quantities.Numerics;

/// <summary>Sine, cosine and tangent of angles too large for <see cref="LaneFunctions"/>: reduced with 1,280 bits of 2/π in integers (Payne and Hanek).</summary>
internal static class LargeAngle
{
    private const int FractionBits = 1280;

    private static readonly BigInteger TwoOverPi = BigInteger.Parse(
        "0a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484"
        + "e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b"
        + "3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d",
        NumberStyles.AllowHexSpecifier,
        CultureInfo.InvariantCulture);

    internal static bool IsLarge(double x) => !(Math.Abs(x) <= LaneFunctions.LargestLaneAngle);

    internal static double Sin(double x) => double.IsFinite(x) ? OfQuadrant(x, 0) : double.NaN;

    internal static double Cos(double x) => double.IsFinite(x) ? OfQuadrant(x, 1) : double.NaN;

    internal static double Tan(double x)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        var (r, low, n) = Reduce(x);
        return LaneFunctions.TanOfQuadrant(new Lanes1(r), new Lanes1(low), Lanes1.CreateBits(n)).First;
    }

    private static double OfQuadrant(double x, ulong more)
    {
        var (r, low, n) = Reduce(x);
        return LaneFunctions.SinOfQuadrant(new Lanes1(r), new Lanes1(low), Lanes1.CreateBits(n + more)).First;
    }

    private static (double R, double Low, ulong N) Reduce(double x)
    {
        var bits = BitConverter.DoubleToUInt64Bits(Math.Abs(x));
        var exponent = (int)(bits >> 52) - 1075;
        var mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000;

        // |x|·2/π = product / 2^shift: its integer part modulo 4 is the quadrant, the rest the angle in it.
        var shift = FractionBits - exponent;
        var product = mantissa * TwoOverPi;
        var nearest = (product + (BigInteger.One << (shift - 1))) >> shift;
        var fraction = product - (nearest << shift); // in [−½, ½)
        var quadrant = (ulong)(int)(nearest & 3);

        // The fraction as a sum of two doubles, times π/2 as a sum of two.
        var (high, low) = ToSum(fraction, shift);
        var (r, error) = LaneBits.TwoProduct(new Lanes1(high), new Lanes1(1.5707963267948966));
        var rest = error.First + ((high * 6.123233995736766e-17) + (low * 1.5707963267948966));
        var sum = r.First + rest;
        var sumLow = rest - (sum - r.First);
        return x < 0 ? (-sum, -sumLow, (0UL - quadrant) & 3) : (sum, sumLow, quadrant);
    }

    /// <summary>value / 2^shift as a sum of two doubles of 53 bits each.</summary>
    private static (double High, double Low) ToSum(BigInteger value, int shift)
    {
        var sign = value.Sign < 0 ? -1.0 : 1.0;
        var size = BigInteger.Abs(value);
        var length = (int)(long)size.GetBitLength();
        var drop = Math.Max(0, length - 106);
        var kept = size >> drop;
        var high = kept >> 53;
        var low = kept & ((BigInteger.One << 53) - 1);
        var scale = drop - shift;
        return (sign * (double)(ulong)high * PowerOfTwo(scale + 53), sign * (double)(ulong)low * PowerOfTwo(scale));
    }

    private static double PowerOfTwo(int k) => BitConverter.UInt64BitsToDouble((ulong)(k + 1023) << 52);
}
