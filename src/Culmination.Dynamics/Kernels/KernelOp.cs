namespace Culmination.Dynamics.Kernels;

/// <summary>The nodes of a value graph and the instructions of a program.</summary>
internal enum KernelOp : ushort
{
    // Leaves of the graph; never instructions.
    Constant,
    Time,
    Stock,
    Input,
    Snapshot,
    Held,

    // One operand.
    Copy,
    Negate,
    Not,
    Absolute,
    SquareRoot,
    Exponential,
    NaturalLogarithm,
    DecimalLogarithm,
    Sine,
    Cosine,
    Tangent,
    ArcSine,
    ArcCosine,
    ArcTangent,
    HyperbolicTangent,
    Floor,
    Round,

    // Two operands.
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Modulo,
    Minimum,
    Maximum,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    SafeDivide,

    // Others: condition, when true, when false; table; draw.
    Select,
    Lookup,
    Random,

    // Superinstructions: several operations with the same roundings as apart.
    MultiplyAdd,       // (a·b) + c
    MultiplySubtract,  // (a·b) − c
    SubtractProduct,   // c − (a·b)
    MultiplyMultiply,  // (a·b)·c
    AddMultiply,       // (a + b)·c
    SubtractMultiply,  // (a − b)·c
    AddAdd,            // (a + b) + c
    DivideBySum,       // c / (a + b)
    SumOfProducts,     // (a·b) + (c·d)
    SelectLess,        // a < b ? c : d
    SelectLessOrEqual, // a ≤ b ? c : d
}
