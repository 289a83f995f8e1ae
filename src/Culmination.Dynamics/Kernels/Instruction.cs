using System.Runtime.InteropServices;

namespace Culmination.Dynamics.Kernels;

/// <summary>Where an operand lives.</summary>
internal enum OperandKind : byte
{
    None,

    /// <summary>One value for all lanes (a constant, or what depends on time only), repeated over one vector.</summary>
    Uniform,

    /// <summary>One value per lane, kept between steps.</summary>
    Kept,

    /// <summary>One value per lane, within one program.</summary>
    Scratch,
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Operand(OperandKind Kind, int Index);

/// <summary>An instruction before the memory is laid out.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DraftInstruction(KernelOp Op, Operand Destination, Operand A, Operand B = default, Operand C = default, Operand D = default, int Payload = 0);

/// <summary>
/// An instruction: operands are offsets in doubles into a block's memory, all multiples of 8. An odd operand is uniform: take 1 off, and read the same vector again and again.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Instruction(KernelOp Op, int Destination, int A, int B, int C, int D, int Payload);
