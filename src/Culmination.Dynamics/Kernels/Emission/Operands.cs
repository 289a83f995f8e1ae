namespace Culmination.Dynamics.Kernels.Emission;

internal static class Operands
{
    /// <summary>How many operands an operation reads.</summary>
    internal static int CountOf(KernelOp op) => op switch
    {
        < KernelOp.Add => 1,
        <= KernelOp.SafeDivide => 2,
        KernelOp.Select => 3,
        KernelOp.Lookup => 1,
        KernelOp.Random => 2,
        KernelOp.ExponentialProduct => 2,
        KernelOp.SubtractExponentialProduct => 3,
        < KernelOp.SumOfProducts => 3,
        _ => 4,
    };

    /// <summary>What an instruction reads.</summary>
    internal static int[] Of(in Instruction x) => CountOf(x.Op) switch
    {
        1 => [x.A],
        2 => [x.A, x.B],
        3 => [x.A, x.B, x.C],
        _ => [x.A, x.B, x.C, x.D],
    };
}
