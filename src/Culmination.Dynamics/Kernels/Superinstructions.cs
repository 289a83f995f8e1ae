namespace Culmination.Dynamics.Kernels;

/// <summary>Joins an operation with an operand that nothing else reads, where the joint instruction rounds as the two would.</summary>
internal static class Superinstructions
{
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
            case KernelOp.Add when Takes(b, KernelOp.Multiply):
                Take(KernelOp.MultiplyAdd, b, a);
                break;
            case KernelOp.Add when Takes(a, KernelOp.Multiply):
                Take(KernelOp.MultiplyAdd, a, b);
                break;
            case KernelOp.Add when Takes(a, KernelOp.Add):
                Take(KernelOp.AddAdd, a, b);
                break;
            case KernelOp.Add when Takes(b, KernelOp.Add):
                Take(KernelOp.AddAdd, b, a);
                break;
            case KernelOp.Subtract when Takes(b, KernelOp.Multiply):
                Take(KernelOp.SubtractProduct, b, a);
                break;
            case KernelOp.Subtract when Takes(a, KernelOp.Multiply):
                Take(KernelOp.MultiplySubtract, a, b);
                break;
            case KernelOp.Multiply when Takes(a, KernelOp.Multiply):
                Take(KernelOp.MultiplyMultiply, a, b);
                break;
            case KernelOp.Multiply when Takes(b, KernelOp.Multiply):
                Take(KernelOp.MultiplyMultiply, b, a);
                break;
            case KernelOp.Multiply when Takes(a, KernelOp.Add):
                Take(KernelOp.AddMultiply, a, b);
                break;
            case KernelOp.Multiply when Takes(b, KernelOp.Add):
                Take(KernelOp.AddMultiply, b, a);
                break;
            case KernelOp.Multiply when Takes(a, KernelOp.Subtract):
                Take(KernelOp.SubtractMultiply, a, b);
                break;
            case KernelOp.Multiply when Takes(b, KernelOp.Subtract):
                Take(KernelOp.SubtractMultiply, b, a);
                break;
            case KernelOp.Divide when Takes(b, KernelOp.Add):
                Take(KernelOp.DivideBySum, b, a);
                break;
            case KernelOp.Select when Takes(a, KernelOp.Less):
                TakeComparison(KernelOp.SelectLess);
                break;
            case KernelOp.Select when Takes(a, KernelOp.LessOrEqual):
                TakeComparison(KernelOp.SelectLessOrEqual);
                break;
        }

        void Take(KernelOp op, int taken, int other)
        {
            nodes[n] = new ValueNode(op, nodes[taken].A, nodes[taken].B, other);
            drop(taken);
        }

        void TakeComparison(KernelOp op)
        {
            nodes[n] = new ValueNode(op, nodes[a].A, nodes[a].B, node.B, node.C);
            drop(a);
        }
    }
}
