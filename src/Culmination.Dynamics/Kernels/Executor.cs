using System.Runtime.CompilerServices;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Kernels;

/// <summary>Runs programs at one vector width; every width gives the same bits.</summary>
internal abstract class Executor
{
    /// <summary>The widest that this processor does well.</summary>
    internal static Executor Best { get; } =
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? new Executor<Lanes8>()
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? new Executor<Lanes4>()
        : System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? new Executor<Lanes2>()
        : new Executor<Lanes1>();

    /// <summary>Doubles in a vector.</summary>
    internal abstract int VectorLanes { get; }

    /// <summary>Runs a program over <paramref name="count"/> lanes (a multiple of 8) of the block at <paramref name="memory"/>.</summary>
    internal abstract void Run(Instruction[] program, ref double memory, int count, DrawContext context);
}

/// <inheritdoc/>
internal sealed class Executor<T> : Executor
    where T : struct, ILanes<T>
{
    // Optimised at once: the first tier of the run-time compiler is twenty times slower here, and a short ensemble would be over before the second comes.
    private const MethodImplOptions Loop = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    internal override int VectorLanes => T.Count;

    [MethodImpl(Loop)]
    internal override void Run(Instruction[] program, ref double memory, int count, DrawContext context)
    {
        foreach (ref readonly var x in program.AsSpan())
        {
            switch (x.Op)
            {
                case KernelOp.Copy:
                    Unary<CopyOp>(ref memory, in x, count);
                    break;
                case KernelOp.Negate:
                    Unary<NegateOp>(ref memory, in x, count);
                    break;
                case KernelOp.Not:
                    Unary<NotOp>(ref memory, in x, count);
                    break;
                case KernelOp.Absolute:
                    Unary<AbsoluteOp>(ref memory, in x, count);
                    break;
                case KernelOp.SquareRoot:
                    Unary<SquareRootOp>(ref memory, in x, count);
                    break;
                case KernelOp.Exponential:
                    Unary<ExpOp>(ref memory, in x, count);
                    break;
                case KernelOp.NaturalLogarithm:
                    Unary<LogOp>(ref memory, in x, count);
                    break;
                case KernelOp.DecimalLogarithm:
                    Unary<Log10Op>(ref memory, in x, count);
                    break;
                case KernelOp.ArcSine:
                    Unary<AsinOp>(ref memory, in x, count);
                    break;
                case KernelOp.ArcCosine:
                    Unary<AcosOp>(ref memory, in x, count);
                    break;
                case KernelOp.ArcTangent:
                    Unary<AtanOp>(ref memory, in x, count);
                    break;
                case KernelOp.HyperbolicTangent:
                    Unary<TanhOp>(ref memory, in x, count);
                    break;
                case KernelOp.Floor:
                    Unary<FloorOp>(ref memory, in x, count);
                    break;
                case KernelOp.Round:
                    Unary<RoundOp>(ref memory, in x, count);
                    break;
                case KernelOp.Sine:
                    SpecialLoops<T>.Angle<SinOp>(ref memory, in x, count);
                    break;
                case KernelOp.Cosine:
                    SpecialLoops<T>.Angle<CosOp>(ref memory, in x, count);
                    break;
                case KernelOp.Tangent:
                    SpecialLoops<T>.Angle<TanOp>(ref memory, in x, count);
                    break;
                case KernelOp.Add:
                    Binary<AddOp>(ref memory, in x, count);
                    break;
                case KernelOp.Subtract:
                    Binary<SubtractOp>(ref memory, in x, count);
                    break;
                case KernelOp.Multiply:
                    Binary<MultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.Divide:
                    Binary<DivideOp>(ref memory, in x, count);
                    break;
                case KernelOp.Power:
                    Binary<PowerOp>(ref memory, in x, count);
                    break;
                case KernelOp.Minimum:
                    Binary<MinimumOp>(ref memory, in x, count);
                    break;
                case KernelOp.Maximum:
                    Binary<MaximumOp>(ref memory, in x, count);
                    break;
                case KernelOp.Less:
                    Binary<LessOp>(ref memory, in x, count);
                    break;
                case KernelOp.LessOrEqual:
                    Binary<LessOrEqualOp>(ref memory, in x, count);
                    break;
                case KernelOp.Equal:
                    Binary<EqualOp>(ref memory, in x, count);
                    break;
                case KernelOp.NotEqual:
                    Binary<NotEqualOp>(ref memory, in x, count);
                    break;
                case KernelOp.And:
                    Binary<AndOp>(ref memory, in x, count);
                    break;
                case KernelOp.Or:
                    Binary<OrOp>(ref memory, in x, count);
                    break;
                case KernelOp.SafeDivide:
                    Binary<SafeDivideOp>(ref memory, in x, count);
                    break;
                case KernelOp.Modulo:
                    SpecialLoops<T>.Modulo(ref memory, in x, count);
                    break;
                case KernelOp.Select:
                    Ternary<SelectOp>(ref memory, in x, count);
                    break;
                case KernelOp.MultiplyAdd:
                    Ternary<MultiplyAddOp>(ref memory, in x, count);
                    break;
                case KernelOp.MultiplySubtract:
                    Ternary<MultiplySubtractOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractProduct:
                    Ternary<SubtractProductOp>(ref memory, in x, count);
                    break;
                case KernelOp.MultiplyMultiply:
                    Ternary<MultiplyMultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.AddMultiply:
                    Ternary<AddMultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractMultiply:
                    Ternary<SubtractMultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.AddAdd:
                    Ternary<AddAddOp>(ref memory, in x, count);
                    break;
                case KernelOp.DivideBySum:
                    Ternary<DivideBySumOp>(ref memory, in x, count);
                    break;
                case KernelOp.SumOfProducts:
                    Quaternary<SumOfProductsOp>(ref memory, in x, count);
                    break;
                case KernelOp.SelectLess:
                    Quaternary<SelectLessOp>(ref memory, in x, count);
                    break;
                case KernelOp.SelectLessOrEqual:
                    Quaternary<SelectLessOrEqualOp>(ref memory, in x, count);
                    break;
                case KernelOp.ExponentialProduct:
                    Binary<ExponentialProductOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractSum:
                    Ternary<SubtractSumOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractSubtract:
                    Ternary<SubtractSubtractOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractDivide:
                    Ternary<SubtractDivideOp>(ref memory, in x, count);
                    break;
                case KernelOp.DivideMultiply:
                    Ternary<DivideMultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.MaximumDifference:
                    Ternary<MaximumDifferenceOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractExponentialProduct:
                    Ternary<SubtractExponentialProductOp>(ref memory, in x, count);
                    break;
                case KernelOp.QuotientWhereLess:
                    Quaternary<QuotientWhereLessOp>(ref memory, in x, count);
                    break;
                case KernelOp.SelectQuotient:
                    Quaternary<SelectQuotientOp>(ref memory, in x, count);
                    break;
                case KernelOp.AddAddAdd:
                    Quaternary<AddAddAddOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractSumOfThree:
                    Quaternary<SubtractSumOfThreeOp>(ref memory, in x, count);
                    break;
                case KernelOp.AddAddMultiply:
                    Quaternary<AddAddMultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.MultiplyThrice:
                    Quaternary<MultiplyThriceOp>(ref memory, in x, count);
                    break;
                case KernelOp.SubtractMultiplyMultiply:
                    Quaternary<SubtractMultiplyMultiplyOp>(ref memory, in x, count);
                    break;
                case KernelOp.Lookup:
                    SpecialLoops<T>.Lookup(ref memory, in x, count, context.Tables[x.Payload]);
                    break;
                case KernelOp.Random:
                    SpecialLoops<T>.Draw(ref memory, in x, count, context);
                    break;
                default:
                    throw new InvalidOperationException("Not an instruction.");
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double At(ref double memory, int operand) => ref Unsafe.Add(ref memory, operand & ~1);

    /// <summary>What leaves of an index 0 for a uniform operand, and all of it for any other.</summary>
    private static nint Mask(int operand) => (operand & 1) - 1;

    private static bool IsUniform(int operand) => (operand & 1) != 0;

    [MethodImpl(Loop)]
    private static void Unary<TOp>(ref double memory, in Instruction x, int count)
        where TOp : struct, IUnaryOperation
    {
        ref var a = ref At(ref memory, x.A);
        ref var to = ref At(ref memory, x.Destination);
        var step = IsUniform(x.A) ? 0 : T.Count;
        for (nint i = 0, j = 0; i < count; i += T.Count, j += step)
        {
            T.Store(TOp.Apply(T.Load(in a, j)), ref to, i);
        }
    }

    // The loops below are written once for operands that are all per lane, and once for each place of a single uniform one where that is common: an address less to work out
    // in loops as short as these is a third of their time.
    [MethodImpl(Loop)]
    private static void Binary<TOp>(ref double memory, in Instruction x, int count)
        where TOp : struct, IBinaryOperation
    {
        ref var a = ref At(ref memory, x.A);
        ref var b = ref At(ref memory, x.B);
        ref var to = ref At(ref memory, x.Destination);
        if (IsUniform(x.A))
        {
            var left = T.Load(in a, 0);
            var step = IsUniform(x.B) ? 0 : T.Count;
            for (nint i = 0, j = 0; i < count; i += T.Count, j += step)
            {
                T.Store(TOp.Apply(left, T.Load(in b, j)), ref to, i);
            }
        }
        else if (IsUniform(x.B))
        {
            var right = T.Load(in b, 0);
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(T.Load(in a, i), right), ref to, i);
            }
        }
        else
        {
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(T.Load(in a, i), T.Load(in b, i)), ref to, i);
            }
        }
    }

    [MethodImpl(Loop)]
    private static void Ternary<TOp>(ref double memory, in Instruction x, int count)
        where TOp : struct, ITernaryOperation
    {
        ref var a = ref At(ref memory, x.A);
        ref var b = ref At(ref memory, x.B);
        ref var c = ref At(ref memory, x.C);
        ref var to = ref At(ref memory, x.Destination);
        if (((x.A | x.B | x.C) & 1) == 0)
        {
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(T.Load(in a, i), T.Load(in b, i), T.Load(in c, i)), ref to, i);
            }
        }
        else if (IsUniform(x.A) && ((x.B | x.C) & 1) == 0)
        {
            var first = T.Load(in a, 0);
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(first, T.Load(in b, i), T.Load(in c, i)), ref to, i);
            }
        }
        else
        {
            var (maskA, maskB, maskC) = (Mask(x.A), Mask(x.B), Mask(x.C));
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(T.Load(in a, i & maskA), T.Load(in b, i & maskB), T.Load(in c, i & maskC)), ref to, i);
            }
        }
    }

    [MethodImpl(Loop)]
    private static void Quaternary<TOp>(ref double memory, in Instruction x, int count)
        where TOp : struct, IQuaternaryOperation
    {
        ref var a = ref At(ref memory, x.A);
        ref var b = ref At(ref memory, x.B);
        ref var c = ref At(ref memory, x.C);
        ref var d = ref At(ref memory, x.D);
        ref var to = ref At(ref memory, x.Destination);
        if (((x.A | x.B | x.C | x.D) & 1) == 0)
        {
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(T.Load(in a, i), T.Load(in b, i), T.Load(in c, i), T.Load(in d, i)), ref to, i);
            }
        }
        else if (IsUniform(x.A) && IsUniform(x.D) && ((x.B | x.C) & 1) == 0)
        {
            // Most often: 0 < b ? c : 0.
            var (first, last) = (T.Load(in a, 0), T.Load(in d, 0));
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(first, T.Load(in b, i), T.Load(in c, i), last), ref to, i);
            }
        }
        else
        {
            var (maskA, maskB, maskC, maskD) = (Mask(x.A), Mask(x.B), Mask(x.C), Mask(x.D));
            for (nint i = 0; i < count; i += T.Count)
            {
                T.Store(TOp.Apply(T.Load(in a, i & maskA), T.Load(in b, i & maskB), T.Load(in c, i & maskC), T.Load(in d, i & maskD)), ref to, i);
            }
        }
    }
}
