using System.Runtime.InteropServices;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Kernels;

/// <summary>One value: an operation on earlier values. Equal nodes are one node.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValueNode(KernelOp Op, int A = -1, int B = -1, int C = -1, int D = -1, long Payload = 0);

/// <summary>On what a value depends; 0 is a constant.</summary>
[Flags]
internal enum Dependence : byte
{
    None = 0,
    Time = 1,
    Lane = 2,
    State = 4,
}

/// <summary>
/// The equations as a graph of values in which each value occurs once, constants are folded (by the interpreter's own operations), and only such rewritings are made as
/// change no bit of any result (a NaN's sign and payload aside). Children come before parents.
/// </summary>
internal sealed class ValueGraph(SimulationPlan plan)
{
    private readonly List<ValueNode> nodes = [];
    private readonly List<Dependence> dependences = [];
    private readonly Dictionary<ValueNode, int> index = [];

    internal int Count => nodes.Count;

    internal ValueNode this[int node] => nodes[node];

    internal Dependence DependenceOf(int node) => dependences[node];

    internal int Constant(double value) =>
        Intern(new ValueNode(KernelOp.Constant, Payload: BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value)), Dependence.None);

    internal int Leaf(KernelOp op, int payload = 0) => Intern(
        new ValueNode(op, Payload: payload),
        op switch
        {
            KernelOp.Time => Dependence.Time,
            KernelOp.Input or KernelOp.Snapshot => Dependence.Lane,
            _ => Dependence.Lane | Dependence.State,
        });

    internal int Unary(UnaryOperation operation, int x) => IsConstant(x, out var value)
        ? Constant(ExpressionEvaluator.Unary(operation, value))
        : Intern(new ValueNode((KernelOp)((int)KernelOp.Negate + (int)operation), x), dependences[x]);

    internal int Binary(BinaryOperation operation, int a, int b)
    {
        if (IsConstant(a, out var left) & IsConstant(b, out var right))
        {
            return Constant(ExpressionEvaluator.Binary(operation, left, right));
        }

        if (IsConstant(b, out right) && WithConstant(operation, a, right) is { } simpler)
        {
            return simpler;
        }

        if (operation == BinaryOperation.Multiply && IsConstant(a, out left) && left == 1)
        {
            return b;
        }

        var node = operation switch
        {
            BinaryOperation.Greater => new ValueNode(KernelOp.Less, b, a),
            BinaryOperation.GreaterOrEqual => new ValueNode(KernelOp.LessOrEqual, b, a),
            _ => new ValueNode(OpOf(operation), a, b),
        };
        var commutes = operation is BinaryOperation.Add or BinaryOperation.Multiply or BinaryOperation.Equal or BinaryOperation.NotEqual
            or BinaryOperation.And or BinaryOperation.Or;
        return Intern(commutes && a > b ? node with { A = b, B = a } : node, dependences[a] | dependences[b]);
    }

    internal int Choice(int condition, int whenTrue, int whenFalse)
    {
        if (IsConstant(condition, out var value))
        {
            return value != 0 ? whenTrue : whenFalse;
        }

        return whenTrue == whenFalse
            ? whenTrue
            : Intern(
                new ValueNode(KernelOp.Select, condition, whenTrue, whenFalse),
                dependences[condition] | dependences[whenTrue] | dependences[whenFalse]);
    }

    internal int Lookup(int table, int x) => IsConstant(x, out var value)
        ? Constant(ExpressionEvaluator.Lookup(plan.Tables[table], value))
        : Intern(new ValueNode(KernelOp.Lookup, x, Payload: table), dependences[x]);

    /// <summary>A draw; <paramref name="draw"/> numbers its stream and distribution.</summary>
    internal int Random(int draw, int first, int second) =>
        Intern(new ValueNode(KernelOp.Random, first, second, Payload: draw), Dependence.Lane | Dependence.State);

    internal bool IsConstant(int node, out double value)
    {
        value = BitConverter.Int64BitsToDouble(nodes[node].Payload);
        return nodes[node].Op == KernelOp.Constant;
    }

    /// <summary>x operation constant, where that is x, a constant or something cheaper, bit for bit; else null.</summary>
    private int? WithConstant(BinaryOperation operation, int x, double constant) => (operation, constant) switch
    {
        (BinaryOperation.Multiply or BinaryOperation.Divide or BinaryOperation.SafeDivide or BinaryOperation.Power, 1) => x,
        (BinaryOperation.Subtract, 0) when !double.IsNegative(constant) => x,
        (BinaryOperation.Power, 0) => Constant(1),
        (BinaryOperation.Power, 2) => Binary(BinaryOperation.Multiply, x, x),
        (BinaryOperation.Power, -1) => Binary(BinaryOperation.Divide, Constant(1), x),
        (BinaryOperation.SafeDivide, 0) => Constant(0),
        (BinaryOperation.SafeDivide, _) => Binary(BinaryOperation.Divide, x, Constant(constant)),
        (BinaryOperation.Divide, _) when HasExactReciprocal(constant) => Binary(BinaryOperation.Multiply, x, Constant(1 / constant)),
        _ => null,
    };

    /// <summary>Whether dividing by the constant is multiplying by its reciprocal: both are powers of two and normal numbers.</summary>
    private static bool HasExactReciprocal(double constant) =>
        (BitConverter.DoubleToUInt64Bits(constant) & 0x000F_FFFF_FFFF_FFFF) == 0 && double.IsNormal(constant) && double.IsNormal(1 / constant);

    private static KernelOp OpOf(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => KernelOp.Add,
        BinaryOperation.Subtract => KernelOp.Subtract,
        BinaryOperation.Multiply => KernelOp.Multiply,
        BinaryOperation.Divide => KernelOp.Divide,
        BinaryOperation.Power => KernelOp.Power,
        BinaryOperation.Modulo => KernelOp.Modulo,
        BinaryOperation.Minimum => KernelOp.Minimum,
        BinaryOperation.Maximum => KernelOp.Maximum,
        BinaryOperation.Less => KernelOp.Less,
        BinaryOperation.LessOrEqual => KernelOp.LessOrEqual,
        BinaryOperation.Equal => KernelOp.Equal,
        BinaryOperation.NotEqual => KernelOp.NotEqual,
        BinaryOperation.And => KernelOp.And,
        BinaryOperation.Or => KernelOp.Or,
        BinaryOperation.SafeDivide => KernelOp.SafeDivide,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Unknown operation."),
    };

    private int Intern(ValueNode node, Dependence dependence)
    {
        if (index.TryGetValue(node, out var known))
        {
            return known;
        }

        nodes.Add(node);
        dependences.Add(dependence);
        index.Add(node, nodes.Count - 1);
        return nodes.Count - 1;
    }
}
