using Culmination.Dynamics.Equations;

namespace Culmination.Dynamics.Binding;

/// <summary>
/// The value of an expression that has to be known before the run: numbers, constants of the model, DT, and + − * / of them. The constants used are marked: setting them from
/// outside would need another model.
/// </summary>
internal static class ConstantValue
{
    private const int MaximumDepth = 32;

    /// <summary>The value, or null where it depends on the run.</summary>
    /// <param name="marks">Whether the constants used are marked; false where the value may turn out not to be needed.</param>
    internal static double? Of(Expression expression, EquationScope scope, bool marks = true) => Of(expression, scope, marks, 0);

    private static double? Of(Expression expression, EquationScope scope, bool marks, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        switch (expression)
        {
            case NumberExpression number:
                return number.Value;
            case UnaryExpression { Operator: "-" } unary:
                return -Of(unary.Operand, scope, marks, depth + 1);
            case BinaryExpression binary:
                return Of(binary.Left, scope, marks, depth + 1) is { } left && Of(binary.Right, scope, marks, depth + 1) is { } right
                    ? binary.Operator switch { "+" => left + right, "-" => left - right, "*" => left * right, "/" => left / right, _ => null }
                    : null;
            case NameExpression { Subscripts.IsEmpty: true } name:
                return OfName(name, scope, marks, depth);
            default:
                return null;
        }
    }

    private static double? OfName(NameExpression name, EquationScope scope, bool marks, int depth)
    {
        if (scope.Macro?.Value(name.Name) is not null)
        {
            return scope.Macro.Constant(name.Name, marks);
        }

        if (scope.Variable(name.Name) is not { } variable)
        {
            if (!name.Name.Equals("DT", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            scope.State.DependsOnTimeStep |= marks;
            return scope.State.Model.Clock.TimeStep;
        }

        // Constants of constants are worked out once each.
        if (scope.State.KnownConstants.TryGetValue(variable.FirstId, out var known))
        {
            return known;
        }

        if (variable is not { IsScalar: true, FirstId: >= 0, Source: { Kind: not Planning.PlanVariableKind.Stock, Graph: null, Equations: [{ Elements.IsEmpty: true } equation] } }
            || Parser.Parse(equation.Text).Expression is not { } inner)
        {
            return null;
        }

        var value = Of(inner, scope, marks, depth + 1);
        if (value is not null && marks)
        {
            scope.State.Structural.Add(variable.FirstId);
            scope.State.KnownConstants[variable.FirstId] = value.Value;
        }

        return value;
    }
}
