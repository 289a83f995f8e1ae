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
    MultiplyAdd,                // (a·b) + c
    MultiplySubtract,           // (a·b) − c
    SubtractProduct,            // c − (a·b)
    MultiplyMultiply,           // (a·b)·c
    AddMultiply,                // (a + b)·c
    SubtractMultiply,           // (a − b)·c
    AddAdd,                     // (a + b) + c
    DivideBySum,                // c / (a + b)
    SubtractSum,                // c − (a + b)
    SubtractSubtract,           // (a − b) − c
    SubtractDivide,             // (a − b) / c
    DivideMultiply,             // (a / b)·c
    MaximumDifference,          // max(c, a − b)
    SumOfProducts,              // (a·b) + (c·d)
    SelectLess,                 // a < b ? c : d
    SelectLessOrEqual,          // a ≤ b ? c : d
    QuotientWhereLess,          // a < b ? c / b : d
    SelectQuotient,             // a ? b / c : d
    AddAddAdd,                  // ((a + b) + c) + d
    SubtractSumOfThree,         // d − ((a + b) + c)
    AddAddMultiply,             // ((a + b) + c)·d
    MultiplyThrice,             // ((a·b)·c)·d
    SubtractMultiplyMultiply,   // ((a − b)·c)·d

    // Superinstructions with a function in them.
    ExponentialProduct,         // exp(a·b)
    SubtractExponentialProduct, // c − exp(a·b)
}
