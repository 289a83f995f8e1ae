using System.Diagnostics.CodeAnalysis;

namespace Culmination.Quantities.Numerics;

/// <summary>
/// One or more doubles that are worked on in step. A function written over this interface is written once: its scalar form, every vector width and every tail run
/// the same operations and so give the same bits. Only operations that IEEE 754 defines exactly, comparisons, and operations on the 64 bits of a lane exist here;
/// there is deliberately no fused multiply-add.
/// </summary>
public interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many doubles.</summary>
    static abstract int Count { get; }

    static abstract T Create(double value);

    /// <summary>Every lane with this bit pattern.</summary>
    static abstract T CreateBits(ulong bits);

    /// <summary>Reads <see cref="Count"/> doubles from <paramref name="offset"/> doubles behind <paramref name="source"/>; bounds are the caller's duty.</summary>
    static abstract T Load(ref readonly double source, nint offset);

    /// <summary>Writes <see cref="Count"/> doubles; bounds are the caller's duty.</summary>
    static abstract void Store(T value, ref double destination, nint offset);

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    /// <summary>Bitwise and.</summary>
    static abstract T operator &(T left, T right);

    /// <summary>Bitwise or.</summary>
    static abstract T operator |(T left, T right);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract T operator ^(T left, T right);

    static abstract T SquareRoot(T value);

    /// <summary>Largest integer not above.</summary>
    static abstract T Floor(T value);

    /// <summary>All bits set where left &lt; right, else none; false where either is NaN.</summary>
    static abstract T Less(T left, T right);

    /// <summary>All bits set where left ≤ right, else none; false where either is NaN.</summary>
    static abstract T LessOrEqual(T left, T right);

    /// <summary>All bits set where left = right, else none; false where either is NaN.</summary>
    static abstract T Equal(T left, T right);

    /// <summary>Lane by lane: <paramref name="whenTrue"/> where the mask has all bits set, <paramref name="whenFalse"/> where it has none.</summary>
    static abstract T Select(T mask, T whenTrue, T whenFalse);

    /// <summary>Adds the lanes as 64-bit integers, wrapping.</summary>
    static abstract T AddBits(T left, T right);

    /// <summary>Subtracts the lanes as 64-bit integers, wrapping.</summary>
    static abstract T SubtractBits(T left, T right);

    static abstract T ShiftLeft(T value, [ConstantExpected] int count);

    /// <summary>Shifts zeros in from the left.</summary>
    static abstract T ShiftRight(T value, [ConstantExpected] int count);

    /// <summary>Whether any lane of a mask is set.</summary>
    static abstract bool Any(T mask);
}
