using System.Reflection.Emit;

namespace Culmination.Dynamics.Kernels.Emission;

/// <summary>Works through a number of lanes (a multiple of 8) of the block at an address.</summary>
internal delegate void LaneLoop(ref double memory, nint count);

/// <summary>
/// Makes one loop of a row of instructions: each vector of lanes goes through all of them, so that what is between them stays in registers. The instructions' own loops instead
/// read and write memory for each.
/// </summary>
internal sealed class FusedLoop
{
    private const int MostHoisted = 12;
    private readonly ILGenerator il;
    private readonly VectorIl vector;
    private readonly LocalBuilder at;
    private readonly Dictionary<int, LocalBuilder> locals = [];
    private readonly DynamicMethod method;

    private FusedLoop(int lanes)
    {
        method = new DynamicMethod("lanes", typeof(void), [typeof(double).MakeByRefType(), typeof(nint)], typeof(FusedLoop).Module);
        il = method.GetILGenerator();
        vector = new VectorIl(il, lanes);
        at = il.DeclareLocal(typeof(double).MakeByRefType());
    }

    /// <param name="program">Instructions that <see cref="OperationIl.Knows"/>.</param>
    /// <param name="isWanted">Whether what an instruction (by its place in the row) writes is read by others afterwards.</param>
    /// <param name="lanes">Doubles in a vector.</param>
    internal static LaneLoop Make(ReadOnlySpan<Instruction> program, Func<int, bool> isWanted, int lanes)
    {
        var loop = new FusedLoop(lanes);
        loop.Write(program, isWanted, lanes);
        return loop.method.CreateDelegate<LaneLoop>();
    }

    private void Write(ReadOnlySpan<Instruction> program, Func<int, bool> isWanted, int lanes)
    {
        Hoist(program);
        var index = il.DeclareLocal(typeof(nint));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Stloc, at);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Stloc, index);
        var top = il.DefineLabel();
        il.MarkLabel(top);
        var operation = new OperationIl(vector);
        var last = LastWrites(program);
        for (var i = 0; i < program.Length; i++)
        {
            var x = program[i];
            operation.Write(in x, Push);
            var local = LocalOf(x.Destination);
            il.Emit(OpCodes.Stloc, local);
            if (last[x.Destination] == i && isWanted(i))
            {
                il.Emit(OpCodes.Ldloc, local);
                Address(x.Destination, isUniform: false);
                vector.Store();
            }
        }

        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Ldc_I4, lanes * sizeof(double));
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, at);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4, lanes);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, index);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Blt, top);
        il.Emit(OpCodes.Ret);
    }

    private static Dictionary<int, int> LastWrites(ReadOnlySpan<Instruction> program)
    {
        var last = new Dictionary<int, int>();
        for (var i = 0; i < program.Length; i++)
        {
            last[program[i].Destination] = i;
        }

        return last;
    }

    /// <summary>Reads uniform values before the loop; where there are many, the others are read where they are used.</summary>
    private void Hoist(ReadOnlySpan<Instruction> program)
    {
        foreach (ref readonly var x in program)
        {
            foreach (var operand in Operands.Of(in x))
            {
                if ((operand & 1) != 0 && locals.Count < MostHoisted && !locals.ContainsKey(operand))
                {
                    var local = il.DeclareLocal(vector.Vector);
                    Address(operand, isUniform: true);
                    vector.Load();
                    il.Emit(OpCodes.Stloc, local);
                    locals.Add(operand, local);
                }
            }
        }
    }

    private void Push(int operand)
    {
        if (locals.TryGetValue(operand, out var local))
        {
            il.Emit(OpCodes.Ldloc, local);
            return;
        }

        var isUniform = (operand & 1) != 0;
        Address(operand, isUniform);
        vector.Load();
        if (!isUniform)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Stloc, LocalOf(operand));
        }
    }

    private LocalBuilder LocalOf(int place)
    {
        if (!locals.TryGetValue(place, out var local))
        {
            locals.Add(place, local = il.DeclareLocal(vector.Vector));
        }

        return local;
    }

    /// <summary>Pushes the address of a place: of the present vector's, or of a uniform value.</summary>
    private void Address(int operand, bool isUniform)
    {
        if (isUniform)
        {
            il.Emit(OpCodes.Ldarg_0);
        }
        else
        {
            il.Emit(OpCodes.Ldloc, at);
        }

        il.Emit(OpCodes.Ldc_I4, (operand & ~1) * sizeof(double));
        il.Emit(OpCodes.Add);
    }
}
