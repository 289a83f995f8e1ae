using System.Runtime.Intrinsics;

namespace Culmination.Quantities.Numerics;

/// <summary>
/// Elementary functions that give the same bits on every machine, operating system, thread and vector width: made of + − × ÷ √, comparisons and integer operations
/// only (see <see cref="LaneFunctions"/>). Largest errors measured against 50-digit values, in units in the last place (ulp): exp, log, sin, cos, pow, log10 below 1;
/// the others below 2. Special values follow IEEE 754 and C: NaN gives NaN, a domain error gives NaN, a pole gives an infinity.
/// The text of the bits: two NaNs may differ in sign and payload.
/// </summary>
public static partial class Elementary
{
    /// <summary>Changes whenever any function may give other bits; stored with results.</summary>
    public const int Version = 1;

    /// <summary>e^x; 0 below about −745.13, ∞ above about 709.78.</summary>
    public static double Exp(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Exp(Lanes2.Create(x)).First
        : LaneFunctions.Exp(Lanes1.Create(x)).First;

    /// <summary>e^x − 1 without loss near 0.</summary>
    public static double ExpM1(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.ExpM1(Lanes2.Create(x)).First
        : LaneFunctions.ExpM1(Lanes1.Create(x)).First;

    /// <summary>Natural logarithm; −∞ at 0, NaN below.</summary>
    public static double Log(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Log(Lanes2.Create(x)).First
        : LaneFunctions.Log(Lanes1.Create(x)).First;

    /// <summary>ln(1 + x) without loss near 0; −∞ at −1, NaN below.</summary>
    public static double Log1P(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Log1P(Lanes2.Create(x)).First
        : LaneFunctions.Log1P(Lanes1.Create(x)).First;

    /// <summary>Decimal logarithm; −∞ at 0, NaN below.</summary>
    public static double Log10(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Log10(Lanes2.Create(x)).First
        : LaneFunctions.Log10(Lanes1.Create(x)).First;

    /// <summary>x^y. Exponents 2, 1, 0 and −1 are exactly rounded x·x, x, 1 and 1/x; x^0 and 1^y are 1 even for NaN.</summary>
    public static double Pow(double x, double y) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Pow(Lanes2.Create(x), Lanes2.Create(y)).First
        : LaneFunctions.Pow(Lanes1.Create(x), Lanes1.Create(y)).First;

    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Tanh(Lanes2.Create(x)).First
        : LaneFunctions.Tanh(Lanes1.Create(x)).First;

    /// <summary>Sine of x in radians, accurate at any size; NaN for ±∞.</summary>
    public static double Sin(double x)
    {
        if (LargeAngle.IsLarge(x))
        {
            return LargeAngle.Sin(x);
        }

        return Vector128.IsHardwareAccelerated ? LaneFunctions.Sin(Lanes2.Create(x)).First : LaneFunctions.Sin(Lanes1.Create(x)).First;
    }

    /// <summary>Cosine of x in radians, accurate at any size; NaN for ±∞.</summary>
    public static double Cos(double x)
    {
        if (LargeAngle.IsLarge(x))
        {
            return LargeAngle.Cos(x);
        }

        return Vector128.IsHardwareAccelerated ? LaneFunctions.Cos(Lanes2.Create(x)).First : LaneFunctions.Cos(Lanes1.Create(x)).First;
    }

    /// <summary>Tangent of x in radians, accurate at any size; NaN for ±∞.</summary>
    public static double Tan(double x)
    {
        if (LargeAngle.IsLarge(x))
        {
            return LargeAngle.Tan(x);
        }

        return Vector128.IsHardwareAccelerated ? LaneFunctions.Tan(Lanes2.Create(x)).First : LaneFunctions.Tan(Lanes1.Create(x)).First;
    }

    /// <summary>Arc tangent in radians.</summary>
    public static double Atan(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Atan(Lanes2.Create(x)).First
        : LaneFunctions.Atan(Lanes1.Create(x)).First;

    /// <summary>Arc sine in radians; NaN outside [−1, 1].</summary>
    public static double Asin(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Asin(Lanes2.Create(x)).First
        : LaneFunctions.Asin(Lanes1.Create(x)).First;

    /// <summary>Arc cosine in radians; NaN outside [−1, 1].</summary>
    public static double Acos(double x) => Vector128.IsHardwareAccelerated
        ? LaneFunctions.Acos(Lanes2.Create(x)).First
        : LaneFunctions.Acos(Lanes1.Create(x)).First;

    /// <summary>a modulo b, floored: the result has the sign of b (a·0 keeps the sign of a); NaN for b = 0 or infinite a. Exact.</summary>
    public static double FlooredModulo(double a, double b)
    {
        var remainder = a % b; // exact by definition, so the same everywhere
        return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
    }

    /// <summary>The nearest integer, halves away from zero. Exact.</summary>
    public static double RoundHalfAway(double x)
    {
        var size = Math.Abs(x);
        var floor = Math.Floor(size);
        return Math.CopySign(size - floor >= 0.5 ? floor + 1 : floor, x);
    }
}
