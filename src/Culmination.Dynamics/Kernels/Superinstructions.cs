namespace Culmination.Dynamics.Kernels;

/// <summary>Joins an operation with an operand that nothing else reads, where the joint instruction rounds as the two would.</summary>
internal static class Superinstructions
{
    /// <summary>
    /// The joint instruction has the operands of the one taken up, then the other operand of the one that takes it. For an operation the first that fits is taken. Those with a
    /// superinstruction taken up join three operations.
    /// </summary>
    private static readonly (KernelOp Op, Sides Sides, KernelOp Taken, KernelOp Joint)[] Rules =
    [
        (KernelOp.Add, Sides.Right, KernelOp.Multiply, KernelOp.MultiplyAdd),
        (KernelOp.Add, Sides.Left, KernelOp.Multiply, KernelOp.MultiplyAdd),
        (KernelOp.Add, Sides.Either, KernelOp.Add, KernelOp.AddAdd),
        (KernelOp.Add, Sides.Either, KernelOp.AddAdd, KernelOp.AddAddAdd),
        (KernelOp.Subtract, Sides.Right, KernelOp.Multiply, KernelOp.SubtractProduct),
        (KernelOp.Subtract, Sides.Left, KernelOp.Multiply, KernelOp.MultiplySubtract),
        (KernelOp.Subtract, Sides.Right, KernelOp.AddAdd, KernelOp.SubtractSumOfThree),
        (KernelOp.Subtract, Sides.Right, KernelOp.Add, KernelOp.SubtractSum),
        (KernelOp.Subtract, Sides.Right, KernelOp.ExponentialProduct, KernelOp.SubtractExponentialProduct),
        (KernelOp.Subtract, Sides.Left, KernelOp.Subtract, KernelOp.SubtractSubtract),
        (KernelOp.Multiply, Sides.Either, KernelOp.Multiply, KernelOp.MultiplyMultiply),
        (KernelOp.Multiply, Sides.Either, KernelOp.Add, KernelOp.AddMultiply),
        (KernelOp.Multiply, Sides.Either, KernelOp.Subtract, KernelOp.SubtractMultiply),
        (KernelOp.Multiply, Sides.Either, KernelOp.Divide, KernelOp.DivideMultiply),
        (KernelOp.Multiply, Sides.Either, KernelOp.MultiplyMultiply, KernelOp.MultiplyThrice),
        (KernelOp.Multiply, Sides.Either, KernelOp.AddAdd, KernelOp.AddAddMultiply),
        (KernelOp.Multiply, Sides.Either, KernelOp.SubtractMultiply, KernelOp.SubtractMultiplyMultiply),
        (KernelOp.Divide, Sides.Right, KernelOp.Add, KernelOp.DivideBySum),
        (KernelOp.Divide, Sides.Left, KernelOp.Subtract, KernelOp.SubtractDivide),
        (KernelOp.Maximum, Sides.Right, KernelOp.Subtract, KernelOp.MaximumDifference),
        (KernelOp.Exponential, Sides.Left, KernelOp.Multiply, KernelOp.ExponentialProduct),
    ];

    [Flags]
    private enum Sides
    {
        Left = 1,
        Right = 2,
        Either = Left | Right,
    }

    /// <param name="nodes">The nodes as joined so far; children come first.</param>
    /// <param name="n">The node that may take up others.</param>
    /// <param name="isFree">Whether a child is read by this node only, once, in the same program.</param>
    /// <param name="drop">Called with each node taken up.</param>
    internal static void Join(ValueNode[] nodes, int n, Func<int, bool> isFree, Action<int> drop)
    {
        bool Takes(int child, KernelOp op) => child >= 0 && nodes[child].Op == op && isFree(child);

        var node = nodes[n];
        var (a, b) = (node.A, node.B);
        switch (node.Op)
        {
            case KernelOp.Add when Takes(a, KernelOp.Multiply) && Takes(b, KernelOp.Multiply) && a != b:
                nodes[n] = new ValueNode(KernelOp.SumOfProducts, nodes[a].A, nodes[a].B, nodes[b].A, nodes[b].B);
                drop(a);
                drop(b);
                break;
            case KernelOp.Select when Takes(a, KernelOp.Less) && Takes(b, KernelOp.Divide) && nodes[b].B == nodes[a].B:
                nodes[n] = new ValueNode(KernelOp.QuotientWhereLess, nodes[a].A, nodes[a].B, nodes[b].A, node.C);
                drop(a);
                drop(b);
                break;
            case KernelOp.Select when Takes(a, KernelOp.Less):
                TakeComparison(KernelOp.SelectLess);
                break;
            case KernelOp.Select when Takes(a, KernelOp.LessOrEqual):
                TakeComparison(KernelOp.SelectLessOrEqual);
                break;
            case KernelOp.Select when Takes(b, KernelOp.Divide):
                nodes[n] = new ValueNode(KernelOp.SelectQuotient, a, nodes[b].A, nodes[b].B, node.C);
                drop(b);
                break;
            default:
                Apply();
                break;
        }

        void Apply()
        {
            foreach (var (op, sides, taken, joint) in Rules)
            {
                if (op != node.Op)
                {
                    continue;
                }

                if (sides.HasFlag(Sides.Left) && Takes(a, taken))
                {
                    Take(joint, a, b);
                    return;
                }

                if (sides.HasFlag(Sides.Right) && Takes(b, taken))
                {
                    Take(joint, b, a);
                    return;
                }
            }
        }

        void Take(KernelOp op, int taken, int other)
        {
            var inner = nodes[taken];
            nodes[n] = inner.C < 0 ? new ValueNode(op, inner.A, inner.B, other) : new ValueNode(op, inner.A, inner.B, inner.C, other);
            drop(taken);
        }

        void TakeComparison(KernelOp op)
        {
            nodes[n] = new ValueNode(op, nodes[a].A, nodes[a].B, node.B, node.C);
            drop(a);
        }
    }
}
