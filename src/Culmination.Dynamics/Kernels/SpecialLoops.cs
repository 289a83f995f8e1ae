using System.Runtime.CompilerServices;
using Culmination.Dynamics.Simulation;
using Culmination.Quantities.Numerics;

namespace Culmination.Dynamics.Kernels;

/// <summary>The loops of instructions that are more than one operation on each vector: some lanes are done one at a time, or a table or a stream is asked.</summary>
internal static class SpecialLoops<T>
    where T : struct, ILanes<T>
{
    private const int LongestSweep = 24;

    // See Executor.
    private const MethodImplOptions Loop = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Sine, cosine and tangent: lanes with large angles are done again one by one.</summary>
    [MethodImpl(Loop)]
    internal static void Angle<TOp>(ref double memory, in Instruction x, int count)
        where TOp : struct, IAngleOperation
    {
        Span<double> angles = stackalloc double[MemoryPlan.VectorLanes];
        var limit = T.Create(LaneFunctions.LargestLaneAngle);
        for (nint i = 0; i < count; i += T.Count)
        {
            var angle = Load(ref memory, x.A, i);
            T.Store(TOp.Apply(angle), ref memory, x.Destination + i);
            var isSmall = T.LessOrEqual(AbsoluteOp.Apply(angle), limit);
            if (!T.Any(isSmall ^ T.CreateBits(ulong.MaxValue)))
            {
                continue;
            }

            T.Store(angle, ref angles[0], 0);
            for (var lane = 0; lane < T.Count; lane++)
            {
                if (!(Math.Abs(angles[lane]) <= LaneFunctions.LargestLaneAngle))
                {
                    Unsafe.Add(ref memory, x.Destination + i + lane) = TOp.ApplyToLarge(angles[lane]);
                }
            }
        }
    }

    /// <summary>
    /// Where 0 ≤ a &lt; 8·b in all lanes of a vector: takes away 4·b, 2·b and b where they fit. Each difference is of numbers within a factor of two and so exact, as the
    /// remainder is by definition. Other vectors are done one lane at a time.
    /// </summary>
    [MethodImpl(Loop)]
    internal static void Modulo(ref double memory, in Instruction x, int count)
    {
        for (nint i = 0; i < count; i += T.Count)
        {
            var (a, b) = (Load(ref memory, x.A, i), Load(ref memory, x.B, i));
            var isShort = T.LessOrEqual(T.Create(0.0), a) & T.Less(a, b * T.Create(8.0));
            if (T.Any(isShort ^ T.CreateBits(ulong.MaxValue)))
            {
                for (nint lane = i; lane < i + T.Count; lane++)
                {
                    Unsafe.Add(ref memory, x.Destination + lane) = Elementary.FlooredModulo(Scalar(ref memory, x.A, lane), Scalar(ref memory, x.B, lane));
                }

                continue;
            }

            a = Reduce(a, b * T.Create(4.0));
            a = Reduce(a, b * T.Create(2.0));
            T.Store(Reduce(a, b), ref memory, x.Destination + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce(T a, T b) => T.Select(T.LessOrEqual(b, a), a - b, a);

    [MethodImpl(Loop)]
    internal static void Lookup(ref double memory, in Instruction x, int count, TableData table)
    {
        var last = table.X.Length - 1;
        for (nint i = 0; i < count; i += T.Count)
        {
            var at = Load(ref memory, x.A, i);
            if (table.IsHeld)
            {
                at = T.Select(T.Less(at, T.Create(table.X[0])), T.Create(table.X[0]), at);
                at = T.Select(T.Less(T.Create(table.X[last]), at), T.Create(table.X[last]), at);
            }

            T.Store(last < LongestSweep ? Sweep(table, at) : Search(table, at), ref memory, x.Destination + i);
        }
    }

    /// <summary>Passes over all points: cheap for short tables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sweep(TableData table, T at)
    {
        var (from, y, slope) = (T.Create(table.X[0]), T.Create(table.Y[0]), T.Create(table.Slope[0]));
        for (var j = 1; j < table.X.Length; j++)
        {
            var point = T.Create(table.X[j]);
            var isPassed = T.LessOrEqual(point, at);
            from = T.Select(isPassed, point, from);
            y = T.Select(isPassed, T.Create(table.Y[j]), y);
            slope = T.Select(isPassed, T.Create(table.Slope[j]), slope);
        }

        return y + ((at - from) * slope);
    }

    private static T Search(TableData table, T at)
    {
        Span<double> lanes = stackalloc double[MemoryPlan.VectorLanes];
        T.Store(at, ref lanes[0], 0);
        for (var lane = 0; lane < T.Count; lane++)
        {
            var i = table.Find(lanes[lane]);
            lanes[lane] = table.Y[i] + ((lanes[lane] - table.X[i]) * table.Slope[i]);
        }

        return T.Load(in lanes[0], 0);
    }

    [MethodImpl(Loop)]
    internal static void Draw(ref double memory, in Instruction x, int count, DrawContext context)
    {
        var distribution = context.Distributions[x.Payload];
        var stream = context.Streams[x.Payload];
        for (nint i = 0; i < count; i++)
        {
            var u = stream.Uniform(context.FirstMember + i, context.Step);
            Unsafe.Add(ref memory, x.Destination + i) =
                RandomDraw.Value(distribution, u, Scalar(ref memory, x.A, i), Scalar(ref memory, x.B, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Scalar(ref double memory, int operand, nint i) => Unsafe.Add(ref memory, (operand & ~1) + (i & ((operand & 1) - 1)));

    // An odd offset is uniform: its index is masked to 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load(ref double memory, int operand, nint i) => T.Load(in memory, (operand & ~1) + (i & ((operand & 1) - 1)));
}
