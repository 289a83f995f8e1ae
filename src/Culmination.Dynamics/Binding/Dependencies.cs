using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>What a scalar equation reads, and how deep it is; found without recursion.</summary>
internal sealed class Dependencies
{
    private Dependencies(int[] now, int[] start, int depth)
    {
        Now = now;
        Start = start;
        Depth = depth;
    }

    /// <summary>Variables whose value at the same time it needs.</summary>
    internal int[] Now { get; }

    /// <summary>Variables it needs at the start: those, initial values, and what stands in for the past.</summary>
    internal int[] Start { get; }

    internal int Depth { get; }

    internal static Dependencies Of(PlanExpression equation)
    {
        var (now, start) = (new SortedSet<int>(), new SortedSet<int>());
        var deepest = 0;
        var open = new Stack<(PlanExpression Node, int Depth, bool IsNow)>();
        open.Push((equation, 1, true));
        while (open.TryPop(out var top))
        {
            deepest = Math.Max(deepest, top.Depth);
            switch (top.Node)
            {
                case PlanVariableReference reference:
                    start.Add(reference.Variable);
                    if (top.IsNow)
                    {
                        now.Add(reference.Variable);
                    }

                    break;
                case PlanInitialValue initial:
                    start.Add(initial.Variable);
                    break;
                case PlanPreviousValue previous:
                    open.Push((previous.Initial, top.Depth + 1, false));
                    break;
                default:
                    foreach (var part in Parts(top.Node))
                    {
                        open.Push((part, top.Depth + 1, top.IsNow));
                    }

                    break;
            }
        }

        return new Dependencies([.. now], [.. start], deepest);
    }

    private static ImmutableArray<PlanExpression> Parts(PlanExpression node) => node switch
    {
        PlanUnary unary => [unary.Operand],
        PlanBinary binary => [binary.Left, binary.Right],
        PlanChoice choice => [choice.Condition, choice.WhenTrue, choice.WhenFalse],
        PlanLookup lookup => [lookup.X],
        PlanRandom random => random.Arguments,
        PlanConstant or PlanClock => [],
        _ => throw new ArgumentException($"Unknown expression {node.GetType().Name}.", nameof(node)),
    };
}
