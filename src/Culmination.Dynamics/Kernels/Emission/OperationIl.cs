namespace Culmination.Dynamics.Kernels.Emission;

/// <summary>Writes an instruction's operation as the lane operations (LaneOperations.cs) say it, with the same operations in the same order.</summary>
internal sealed class OperationIl(VectorIl v)
{
    /// <summary>Whether an operation is a few vector instructions and so worth writing out.</summary>
    internal static bool Knows(KernelOp op) => op switch
    {
        KernelOp.Copy or KernelOp.Negate or KernelOp.Not or KernelOp.Absolute or KernelOp.SquareRoot or KernelOp.Floor => true,
        >= KernelOp.Add and <= KernelOp.Divide => true,
        >= KernelOp.Minimum and <= KernelOp.Select => true,
        >= KernelOp.MultiplyAdd and <= KernelOp.SubtractMultiplyMultiply => true,
        _ => false,
    };

    /// <summary>Leaves the result on the stack.</summary>
    /// <param name="x">The instruction.</param>
    /// <param name="push">Puts an operand on the stack.</param>
    internal void Write(in Instruction x, Action<int> push)
    {
        var (a, b, c, d) = (x.A, x.B, x.C, x.D);
        switch (x.Op)
        {
            case KernelOp.Copy:
                push(a);
                break;
            case KernelOp.Negate:
                push(a);
                v.Constant(-0.0);
                v.ExclusiveOr();
                break;
            case KernelOp.Absolute:
                push(a);
                v.Absolute();
                break;
            case KernelOp.Not:
                push(a);
                v.Constant(0);
                v.Equal();
                One();
                break;
            case KernelOp.SquareRoot:
                push(a);
                v.SquareRoot();
                break;
            case KernelOp.Floor:
                push(a);
                v.Floor();
                break;
            case KernelOp.Add:
                Two(v.Add);
                break;
            case KernelOp.Subtract:
                Two(v.Subtract);
                break;
            case KernelOp.Multiply:
                Two(v.Multiply);
                break;
            case KernelOp.Divide:
                Two(v.Divide);
                break;
            case KernelOp.Minimum:
                Two(v.Less);
                Choose(a, b);
                break;
            case KernelOp.Maximum:
                push(b);
                push(a);
                v.Less();
                Choose(a, b);
                break;
            case KernelOp.Less:
                Two(v.Less);
                One();
                break;
            case KernelOp.LessOrEqual:
                Two(v.LessOrEqual);
                One();
                break;
            case KernelOp.Equal:
                Two(v.Equal);
                One();
                break;
            case KernelOp.NotEqual:
                Two(v.Equal);
                ZeroElseOne();
                break;
            case KernelOp.And:
                IsZero(a);
                IsZero(b);
                v.Or();
                ZeroElseOne();
                break;
            case KernelOp.Or:
                IsZero(a);
                IsZero(b);
                v.And();
                ZeroElseOne();
                break;
            case KernelOp.SafeDivide:
                IsZero(b);
                v.Constant(0);
                Two(v.Divide);
                v.Select();
                break;
            case KernelOp.Select:
                IsZero(a);
                Choose(c, b);
                break;
            case KernelOp.MultiplyAdd:
                Two(v.Multiply);
                push(c);
                v.Add();
                break;
            case KernelOp.MultiplySubtract:
                Two(v.Multiply);
                push(c);
                v.Subtract();
                break;
            case KernelOp.SubtractProduct:
                push(c);
                Two(v.Multiply);
                v.Subtract();
                break;
            case KernelOp.MultiplyMultiply:
                Two(v.Multiply);
                push(c);
                v.Multiply();
                break;
            case KernelOp.AddMultiply:
                Two(v.Add);
                push(c);
                v.Multiply();
                break;
            case KernelOp.SubtractMultiply:
                Two(v.Subtract);
                push(c);
                v.Multiply();
                break;
            case KernelOp.AddAdd:
                Two(v.Add);
                push(c);
                v.Add();
                break;
            case KernelOp.DivideBySum:
                push(c);
                Two(v.Add);
                v.Divide();
                break;
            case KernelOp.SubtractSum:
                push(c);
                Two(v.Add);
                v.Subtract();
                break;
            case KernelOp.SubtractSubtract:
                Two(v.Subtract);
                push(c);
                v.Subtract();
                break;
            case KernelOp.SubtractDivide:
                Two(v.Subtract);
                push(c);
                v.Divide();
                break;
            case KernelOp.DivideMultiply:
                Two(v.Divide);
                push(c);
                v.Multiply();
                break;
            case KernelOp.MaximumDifference:
                Two(v.Subtract);
                var difference = v.Hold();
                v.Recall(difference);
                push(c);
                v.Less();
                push(c);
                v.Recall(difference);
                v.Select();
                break;
            case KernelOp.SumOfProducts:
                Two(v.Multiply);
                push(c);
                push(d);
                v.Multiply();
                v.Add();
                break;
            case KernelOp.SelectLess:
                Two(v.Less);
                Choose(c, d);
                break;
            case KernelOp.SelectLessOrEqual:
                Two(v.LessOrEqual);
                Choose(c, d);
                break;
            case KernelOp.QuotientWhereLess:
                Two(v.Less);
                push(c);
                push(b);
                v.Divide();
                push(d);
                v.Select();
                break;
            case KernelOp.SelectQuotient:
                IsZero(a);
                push(d);
                push(b);
                push(c);
                v.Divide();
                v.Select();
                break;
            case KernelOp.AddAddAdd:
                Two(v.Add);
                push(c);
                v.Add();
                push(d);
                v.Add();
                break;
            case KernelOp.SubtractSumOfThree:
                push(d);
                Two(v.Add);
                push(c);
                v.Add();
                v.Subtract();
                break;
            case KernelOp.AddAddMultiply:
                Two(v.Add);
                push(c);
                v.Add();
                push(d);
                v.Multiply();
                break;
            case KernelOp.MultiplyThrice:
                Two(v.Multiply);
                push(c);
                v.Multiply();
                push(d);
                v.Multiply();
                break;
            case KernelOp.SubtractMultiplyMultiply:
                Two(v.Subtract);
                push(c);
                v.Multiply();
                push(d);
                v.Multiply();
                break;
            default:
                throw new InvalidOperationException("Not an operation that is written out.");
        }

        void Two(Action operation)
        {
            push(a);
            push(b);
            operation();
        }

        void Choose(int whenTrue, int whenFalse)
        {
            push(whenTrue);
            push(whenFalse);
            v.Select();
        }

        void IsZero(int operand)
        {
            push(operand);
            v.Constant(0);
            v.Equal();
        }
    }

    /// <summary>A mask becomes 1 or 0.</summary>
    private void One()
    {
        v.Constant(1);
        v.And();
    }

    private void ZeroElseOne()
    {
        v.Constant(0);
        v.Constant(1);
        v.Select();
    }
}
