namespace Culmination.Dynamics.Kernels;

/// <summary>
/// The memory of a block of members: first the uniform values (one vector each), then the kept and the scratch places (one double per lane each).
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>Doubles in the widest vector; every offset and lane count is a multiple of it.</summary>
    internal const int VectorLanes = 8;

    private readonly Dictionary<long, int> constants = [];
    private readonly List<(int Index, double Value)> constantValues = [];
    private readonly Dictionary<(KernelOp Leaf, int Id), Operand> leaves = [];

    /// <summary>Where the time is.</summary>
    internal static Operand Time => new(OperandKind.Uniform, 0);

    /// <summary>Uniform place 0 is the time.</summary>
    internal int UniformCount { get; private set; } = 1;

    internal int KeptCount { get; private set; }

    internal int ScratchCount { get; private set; }

    /// <summary>What is written once when a block is made.</summary>
    internal IReadOnlyList<(int Index, double Value)> Constants => constantValues;

    internal Operand NewUniform() => new(OperandKind.Uniform, UniformCount++);

    internal Operand NewKept() => new(OperandKind.Kept, KeptCount++);

    /// <summary>Gives a leaf (a stock, an input, …) its place.</summary>
    internal Operand NewLeaf(KernelOp leaf, int id) => leaves[(leaf, id)] = NewKept();

    internal Operand Leaf(KernelOp leaf, int id) => leaves[(leaf, id)];

    internal void NeedScratch(int count) => ScratchCount = Math.Max(ScratchCount, count);

    internal Operand Constant(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (!constants.TryGetValue(bits, out var place))
        {
            place = UniformCount++;
            constants.Add(bits, place);
            constantValues.Add((place, value));
        }

        return new Operand(OperandKind.Uniform, place);
    }

    internal Operand PlaceOfLeaf(in ValueNode node) => node.Op switch
    {
        KernelOp.Constant => Constant(BitConverter.Int64BitsToDouble(node.Payload)),
        KernelOp.Time => Time,
        _ => leaves[(node.Op, (int)node.Payload)],
    };

    /// <summary>How many doubles a block of so many lanes takes.</summary>
    internal int Size(int lanes) => (UniformCount * VectorLanes) + ((KeptCount + ScratchCount) * lanes);

    /// <summary>Offset in doubles; odd for a uniform place.</summary>
    internal int Offset(Operand operand, int lanes) => operand.Kind switch
    {
        OperandKind.Uniform => (operand.Index * VectorLanes) + 1,
        OperandKind.Kept => (UniformCount * VectorLanes) + (operand.Index * lanes),
        OperandKind.Scratch => (UniformCount * VectorLanes) + ((KeptCount + operand.Index) * lanes),
        _ => 0,
    };

    internal Instruction[] Resolve(IEnumerable<DraftInstruction> drafts, int lanes) =>
    [
        .. drafts.Select(d => new Instruction(
            d.Op,
            Offset(d.Destination, lanes) & ~1, // a uniform destination is written like any other, one vector of it
            Offset(d.A, lanes),
            Offset(d.B, lanes),
            Offset(d.C, lanes),
            Offset(d.D, lanes),
            d.Payload)),
    ];
}
