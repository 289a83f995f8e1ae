using System.Collections.Immutable;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Expressions with other variables in place of some.</summary>
internal static class PlanRewriting
{
    /// <param name="now">What stands in for variables read at the same time.</param>
    /// <param name="start">What stands in for variables whose initial value is read.</param>
    internal static PlanExpression Redirect(PlanExpression expression, IReadOnlyDictionary<int, int> now, IReadOnlyDictionary<int, int> start)
    {
        PlanExpression Part(PlanExpression part) => Redirect(part, now, start);
        switch (expression)
        {
            case PlanVariableReference e:
                return now.TryGetValue(e.Variable, out var other) ? new PlanVariableReference(other) : e;
            case PlanInitialValue e:
                return start.TryGetValue(e.Variable, out var initial) ? new PlanInitialValue(initial) : e;
            case PlanPreviousValue e:
                // What was before the first step is worked out at the start as it stands.
                return Part(e.Initial) is var first && ReferenceEquals(first, e.Initial) ? e : e with { Initial = first };
            case PlanUnary e:
                return Part(e.Operand) is var operand && ReferenceEquals(operand, e.Operand) ? e : e with { Operand = operand };
            case PlanBinary e:
                var (left, right) = (Part(e.Left), Part(e.Right));
                return ReferenceEquals(left, e.Left) && ReferenceEquals(right, e.Right) ? e : e with { Left = left, Right = right };
            case PlanChoice e:
                var (condition, whenTrue, whenFalse) = (Part(e.Condition), Part(e.WhenTrue), Part(e.WhenFalse));
                return ReferenceEquals(condition, e.Condition) && ReferenceEquals(whenTrue, e.WhenTrue) && ReferenceEquals(whenFalse, e.WhenFalse) ? e : new PlanChoice(condition, whenTrue, whenFalse);
            case PlanLookup e:
                return Part(e.X) is var x && ReferenceEquals(x, e.X) ? e : e with { X = x };
            case PlanRandom e:
                ImmutableArray<PlanExpression> arguments = [.. e.Arguments.Select(Part)];
                return arguments.Zip(e.Arguments).All(p => ReferenceEquals(p.First, p.Second)) ? e : e with { Arguments = arguments };
            default:
                return expression;
        }
    }
}
