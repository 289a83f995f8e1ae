using System.Runtime.CompilerServices;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Kernels;

/// <summary>a · b + c, each operation rounded as alone, like all that <see cref="Superinstructions"/> join.</summary>
internal readonly struct MultiplyAddOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a * b) + c;
}

internal readonly struct MultiplySubtractOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a * b) - c;
}

internal readonly struct SubtractProductOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => c - (a * b);
}

internal readonly struct MultiplyMultiplyOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a * b) * c;
}

internal readonly struct AddMultiplyOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a + b) * c;
}

internal readonly struct SubtractMultiplyOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a - b) * c;
}

internal readonly struct AddAddOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a + b) + c;
}

internal readonly struct DivideBySumOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => c / (a + b);
}

internal readonly struct SumOfProductsOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => (a * b) + (c * d);
}

internal readonly struct SelectLessOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => T.Select(T.Less(a, b), c, d);
}

internal readonly struct SelectLessOrEqualOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => T.Select(T.LessOrEqual(a, b), c, d);
}

internal readonly struct ExponentialProductOp : IBinaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b)
        where T : struct, ILanes<T> => LaneFunctions.Exp(a * b);
}

internal readonly struct SubtractSumOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => c - (a + b);
}

internal readonly struct SubtractSubtractOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a - b) - c;
}

internal readonly struct SubtractDivideOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a - b) / c;
}

internal readonly struct DivideMultiplyOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => (a / b) * c;
}

internal readonly struct MaximumDifferenceOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => MaximumOp.Apply(c, a - b);
}

internal readonly struct SubtractExponentialProductOp : ITernaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c)
        where T : struct, ILanes<T> => c - LaneFunctions.Exp(a * b);
}

internal readonly struct QuotientWhereLessOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => T.Select(T.Less(a, b), c / b, d);
}

internal readonly struct SelectQuotientOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => T.Select(T.Equal(a, T.Create(0.0)), d, b / c);
}

internal readonly struct AddAddAddOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => ((a + b) + c) + d;
}

internal readonly struct SubtractSumOfThreeOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => d - ((a + b) + c);
}

internal readonly struct AddAddMultiplyOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => ((a + b) + c) * d;
}

internal readonly struct MultiplyThriceOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => ((a * b) * c) * d;
}

internal readonly struct SubtractMultiplyMultiplyOp : IQuaternaryOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T> => ((a - b) * c) * d;
}
