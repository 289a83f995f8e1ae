using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Simulation;

namespace Culmination.Dynamics.Binding;

/// <summary>What an expression is at the start of the run, and whether it stays so.</summary>
internal readonly record struct KnownValue(double Value, bool IsConstant);

/// <summary>
/// The value of an expression that shapes the model, and so has to be known before the run: of numbers, the model's variables, and functions that do not look back. The constants
/// used are marked: setting them from outside would need another model.
/// </summary>
internal static class StartValue
{
    private const int MaximumDepth = 32;
    private const double Tolerance = 1e-6;

    /// <summary>The value at the start, or null where it cannot be known before the run.</summary>
    internal static KnownValue? Of(Expression expression, EquationScope scope) => Of(expression, scope, 0);

    /// <summary>The value where it is constant, else null.</summary>
    internal static double? Constant(Expression expression, EquationScope scope) => Of(expression, scope) is { IsConstant: true } known ? known.Value : null;

    private static KnownValue? Of(Expression expression, EquationScope scope, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        switch (expression)
        {
            case NumberExpression number:
                return new KnownValue(number.Value, IsConstant: true);
            case UnaryExpression unary:
                return Of(unary.Operand, scope, depth + 1) is { } operand
                    ? operand with { Value = ExpressionEvaluator.Unary(unary.Operator == "NOT" ? UnaryOperation.Not : UnaryOperation.Negate, operand.Value) }
                    : null;
            case BinaryExpression binary:
                return Of(binary.Left, scope, depth + 1) is { } left && Of(binary.Right, scope, depth + 1) is { } right
                    ? new KnownValue(ExpressionEvaluator.Binary(EquationBinder.Operation(binary.Operator), left.Value, right.Value), left.IsConstant && right.IsConstant)
                    : null;
            case ChoiceExpression choice:
                return OfChoice(choice, scope, depth);
            case NameExpression name:
                return OfName(name, scope, depth);
            case CallExpression call when scope.Symbols.Macro(call.Function) is null && scope.Variable(call.Function) is null:
                return OfCall(call, scope, depth);
            default:
                return null;
        }
    }

    private static KnownValue? OfChoice(ChoiceExpression choice, EquationScope scope, int depth)
    {
        if (Of(choice.Condition, scope, depth + 1) is not { } condition
            || Of(choice.WhenTrue, scope, depth + 1) is not { } whenTrue || Of(choice.WhenFalse, scope, depth + 1) is not { } whenFalse)
        {
            return null;
        }

        return new KnownValue(condition.Value != 0 ? whenTrue.Value : whenFalse.Value, condition.IsConstant && whenTrue.IsConstant && whenFalse.IsConstant);
    }

    private static KnownValue? OfCall(CallExpression call, EquationScope scope, int depth)
    {
        var values = new List<KnownValue>();
        foreach (var argument in call.Arguments)
        {
            if (argument is WildcardExpression || Of(argument, scope, depth + 1) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        var areConstant = values.TrueForAll(v => v.IsConstant);
        var name = FunctionBinder.WithoutNamespace(call.Function).ToUpperInvariant();
        var start = scope.State.Model.Clock.Start;
        var reach = start + (Tolerance * scope.State.Model.Clock.TimeStep);
        return (name, values.Count) switch
        {
            (_, 1) when FunctionBinder.Unary(name) is { } unary => new KnownValue(ExpressionEvaluator.Unary(unary, values[0].Value), areConstant),
            ("INIT", 1) => values[0] with { IsConstant = true },
            ("STEP", 2) => new KnownValue(reach >= values[1].Value ? values[0].Value : 0, IsConstant: false),
            ("RAMP", 2 or 3) => new KnownValue(values[0].Value * Math.Max(0, start - values[1].Value), IsConstant: false),
            ("MIN", >= 2) => new KnownValue(values.Aggregate(values[0].Value, (a, b) => ExpressionEvaluator.Binary(BinaryOperation.Minimum, a, b.Value)), areConstant),
            ("MAX", >= 2) => new KnownValue(values.Aggregate(values[0].Value, (a, b) => ExpressionEvaluator.Binary(BinaryOperation.Maximum, a, b.Value)), areConstant),
            _ => null,
        };
    }

    private static KnownValue? OfName(NameExpression name, EquationScope scope, int depth)
    {
        if (scope.Macro?.Value(name.Name) is not null)
        {
            return scope.Macro.Known(name.Name);
        }

        if (scope.Variable(name.Name) is not { } variable)
        {
            return name.Subscripts.IsEmpty ? OfClock(name.Name, scope) : null;
        }

        if (variable.FirstId < 0 || new EquationBinder(scope).Subscripts.Resolve(name, variable, out var computed) is not { } at || computed is not null)
        {
            return null;
        }

        var id = variable.FirstId + variable.Offset(at);
        if (!scope.State.KnownValues.TryGetValue(id, out var known))
        {
            // Its own way back here would need it again.
            scope.State.KnownValues[id] = null;
            known = scope.State.KnownValues[id] = OfVariable(variable, at, scope, depth);
        }

        if (known is not null)
        {
            scope.State.Structural.Add(id);
        }

        return known;
    }

    private static KnownValue? OfVariable(VariableSymbol variable, int[] at, EquationScope scope, int depth)
    {
        var equation = scope.State.EquationsOf(variable)[variable.Offset(at)];
        if (equation is null || equation.Graph is not null || variable.Source.Graph is not null)
        {
            return null;
        }

        var text = equation.Initial ?? equation.Equation;
        var there = new EquationScope(scope.State, variable.Source, variable.Name, variable.Axes, at, variable.FirstId + variable.Offset(at), text);
        return Parser.Parse(text.Text).Expression is { } inner && Of(inner, there, depth + 1) is { } value
            ? value with { IsConstant = value.IsConstant && variable.Source.Kind != PlanVariableKind.Stock && equation.Initial is null }
            : null;
    }

    private static KnownValue? OfClock(string name, EquationScope scope)
    {
        var clock = scope.State.Model.Clock;
        switch (name.ToUpperInvariant())
        {
            case "DT":
                scope.State.DependsOnTimeStep = true;
                return new KnownValue(clock.TimeStep, IsConstant: true);
            case "STARTTIME":
                return new KnownValue(clock.Start, IsConstant: true);
            case "TIME":
                return new KnownValue(clock.Start, IsConstant: false);
            case "PI":
                return new KnownValue(Math.PI, IsConstant: true);
            default:
                return null;
        }
    }
}
