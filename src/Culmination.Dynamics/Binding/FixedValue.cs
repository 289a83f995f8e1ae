using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Expressions of nothing but numbers and constants, also those that can be set from outside.</summary>
internal static class FixedValue
{
    private const int MaximumDepth = 8;

    internal static bool Is(Expression expression, EquationScope scope) => Is(expression, scope, 0);

    private static bool Is(Expression expression, EquationScope scope, int depth) => depth < MaximumDepth && expression switch
    {
        NumberExpression => true,
        UnaryExpression unary => Is(unary.Operand, scope, depth + 1),
        BinaryExpression binary => Is(binary.Left, scope, depth + 1) && Is(binary.Right, scope, depth + 1),
        NameExpression name => scope.Variable(name.Name) is { FirstId: >= 0, Source: { Kind: not PlanVariableKind.Stock, Graph: null } } variable
            && variable.Source.Equations.All(e => e.Graph is null && Parser.Parse(e.Text).Expression is { } inner && Is(inner, scope, depth + 1)),
        _ => false,
    };
}
