using System.Runtime.CompilerServices;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Kernels;

/// <summary>An operation on one operand; the operations of this file have the meaning given in <see cref="Simulation.ExpressionEvaluator"/>.</summary>
internal interface IUnaryOperation
{
    static abstract T Apply<T>(T x)
        where T : struct, ILanes<T>;
}

/// <summary>An operation that does large operands one at a time.</summary>
internal interface IAngleOperation : IUnaryOperation
{
    static abstract double ApplyToLarge(double x);
}

internal interface IBinaryOperation
{
    static abstract T Apply<T>(T a, T b)
        where T : struct, ILanes<T>;
}

internal interface ITernaryOperation
{
    static abstract T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T>;
}

internal interface IQuaternaryOperation
{
    static abstract T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T>;
}

internal readonly struct CopyOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => x;
}

internal readonly struct NegateOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => x ^ T.CreateBits(0x8000_0000_0000_0000);
}

internal readonly struct NotOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => T.Equal(x, T.Create(0.0)) & T.Create(1.0);
}

internal readonly struct AbsoluteOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => x & T.CreateBits(0x7FFF_FFFF_FFFF_FFFF);
}

internal readonly struct SquareRootOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => T.SquareRoot(x);
}

internal readonly struct ExpOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Exp(x);
}

internal readonly struct LogOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Log(x);
}

internal readonly struct Log10Op : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Log10(x);
}

internal readonly struct SinOp : IAngleOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Sin(x);

    public static double ApplyToLarge(double x) => Elementary.Sin(x);
}

internal readonly struct CosOp : IAngleOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Cos(x);

    public static double ApplyToLarge(double x) => Elementary.Cos(x);
}

internal readonly struct TanOp : IAngleOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Tan(x);

    public static double ApplyToLarge(double x) => Elementary.Tan(x);
}

internal readonly struct AsinOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Asin(x);
}

internal readonly struct AcosOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Acos(x);
}

internal readonly struct AtanOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Atan(x);
}

internal readonly struct TanhOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => LaneFunctions.Tanh(x);
}

internal readonly struct FloorOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T> => T.Floor(x);
}

internal readonly struct RoundOp : IUnaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x)
        where T : struct, ILanes<T>
    {
        var size = x & T.CreateBits(0x7FFF_FFFF_FFFF_FFFF);
        var floor = T.Floor(size);
        var isHalfOrMore = T.LessOrEqual(T.Create(0.5), size - floor);
        return T.Select(isHalfOrMore, floor + T.Create(1.0), floor) | (x & T.CreateBits(0x8000_0000_0000_0000));
    }
}

internal readonly struct AddOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => a + b;
}

internal readonly struct SubtractOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => a - b;
}

internal readonly struct MultiplyOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => a * b;
}

internal readonly struct DivideOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => a / b;
}

internal readonly struct PowerOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => LaneFunctions.Pow(a, b);
}

internal readonly struct MinimumOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Select(T.Less(a, b), a, b);
}

internal readonly struct MaximumOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Select(T.Less(b, a), a, b);
}

internal readonly struct LessOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Less(a, b) & T.Create(1.0);
}

internal readonly struct LessOrEqualOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.LessOrEqual(a, b) & T.Create(1.0);
}

internal readonly struct EqualOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Equal(a, b) & T.Create(1.0);
}

internal readonly struct NotEqualOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Select(T.Equal(a, b), T.Create(0.0), T.Create(1.0));
}

internal readonly struct AndOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Select(T.Equal(a, T.Create(0.0)) | T.Equal(b, T.Create(0.0)), T.Create(0.0), T.Create(1.0));
}

internal readonly struct OrOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Select(T.Equal(a, T.Create(0.0)) & T.Equal(b, T.Create(0.0)), T.Create(0.0), T.Create(1.0));
}

internal readonly struct SafeDivideOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => T.Select(T.Equal(b, T.Create(0.0)), T.Create(0.0), a / b);
}

internal readonly struct SelectOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => T.Select(T.Equal(a, T.Create(0.0)), c, b);
}
