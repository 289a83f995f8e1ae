using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;

namespace Culmination.Dynamics.Kernels.Emission;

/// <summary>
/// Writes operations on vectors of one width as calls of the run-time library's own vector functions, which the run-time compiler turns into an instruction each. Only what IEEE 754
/// defines is here, and no fused multiply-add: the compiler makes none by itself.
/// </summary>
internal sealed class VectorIl
{
    private readonly ILGenerator il;
    private readonly Type functions;
    private readonly Dictionary<string, MethodInfo> methods = new(StringComparer.Ordinal);

    /// <param name="il">Where to write.</param>
    /// <param name="lanes">Doubles in a vector: 2, 4 or 8.</param>
    internal VectorIl(ILGenerator il, int lanes)
    {
        this.il = il;
        (functions, Vector) = lanes switch
        {
            8 => (typeof(Vector512), typeof(Vector512<double>)),
            4 => (typeof(Vector256), typeof(Vector256<double>)),
            2 => (typeof(Vector128), typeof(Vector128<double>)),
            _ => throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "There are no such vectors."),
        };
    }

    /// <summary>The type of a vector.</summary>
    internal Type Vector { get; }

    /// <summary>Address → vector.</summary>
    internal void Load() => Call("LoadUnsafe", 1);

    /// <summary>Vector, address → nothing.</summary>
    internal void Store() => Call("StoreUnsafe", 2);

    /// <summary>Nothing → a vector with this value in all lanes.</summary>
    internal void Constant(double value)
    {
        il.Emit(OpCodes.Ldc_R8, value);
        var create = functions.GetMethod("Create", [typeof(double)]) ?? throw new InvalidOperationException("The library has no Create.");
        il.Emit(OpCodes.Call, create);
    }

    /// <summary>Vector → nothing; <see cref="Recall"/> brings it back, as often as one likes.</summary>
    internal LocalBuilder Hold()
    {
        var local = il.DeclareLocal(Vector);
        il.Emit(OpCodes.Stloc, local);
        return local;
    }

    /// <summary>Nothing → vector.</summary>
    internal void Recall(LocalBuilder held) => il.Emit(OpCodes.Ldloc, held);

    internal void Add() => Call("Add", 2);

    internal void Subtract() => Call("Subtract", 2);

    internal void Multiply() => Call("Multiply", 2);

    internal void Divide() => Call("Divide", 2);

    internal void And() => Call("BitwiseAnd", 2);

    internal void Or() => Call("BitwiseOr", 2);

    internal void ExclusiveOr() => Call("Xor", 2);

    /// <summary>Takes the sign bit away.</summary>
    internal void Absolute() => Call("Abs", 1);

    internal void SquareRoot() => Call("Sqrt", 1);

    internal void Floor() => Call("Floor", 1);

    internal void Less() => Call("LessThan", 2);

    internal void LessOrEqual() => Call("LessThanOrEqual", 2);

    internal void Equal() => Call("Equals", 2);

    /// <summary>Mask, when true, when false → vector.</summary>
    internal void Select() => Call("ConditionalSelect", 3);

    private void Call(string name, int parameters)
    {
        if (!methods.TryGetValue(name, out var method))
        {
            methods.Add(name, method = Find(name, parameters));
        }

        il.Emit(OpCodes.Call, method);
    }

    /// <summary>The function on vectors of double: of Add and its like there are others, on another number type or with a number for a vector.</summary>
    private MethodInfo Find(string name, int parameters)
    {
        foreach (var candidate in functions.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (candidate.Name != name || candidate.GetParameters().Length != parameters)
            {
                continue;
            }

            var method = candidate.IsGenericMethodDefinition ? candidate.MakeGenericMethod(typeof(double)) : candidate;
            var types = method.GetParameters().Select(p => p.ParameterType).ToArray();
            var isOnVectors = name switch
            {
                "LoadUnsafe" => true,
                "StoreUnsafe" => types[0] == Vector,
                _ => Array.TrueForAll(types, t => t == Vector),
            };
            if (isOnVectors)
            {
                return method;
            }
        }

        throw new InvalidOperationException($"The library has no {name} on {Vector}.");
    }
}
