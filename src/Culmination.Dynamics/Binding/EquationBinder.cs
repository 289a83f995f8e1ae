using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Binding;

/// <summary>Turns one equation, at one element of its variable, into its scalar form: names, operators, and what functions leave to it.</summary>
internal sealed class EquationBinder
{
    private readonly EquationScope scope;
    private readonly SubscriptBinder subscripts;
    private readonly FunctionBinder functions;

    internal EquationBinder(EquationScope scope)
    {
        this.scope = scope;
        subscripts = new SubscriptBinder(scope, Bind);
        functions = new FunctionBinder(scope, this);
    }

    internal SubscriptBinder Subscripts => subscripts;

    internal PlanExpression Bind(Expression expression)
    {
        if (!scope.State.Afford(expression, scope))
        {
            return new PlanConstant(0);
        }

        switch (expression)
        {
            case NumberExpression number:
                return new PlanConstant(number.Value);
            case NameExpression name:
                return BindName(name);
            case CallExpression call:
                return functions.Bind(call);
            case UnaryExpression unary:
                return new PlanUnary(unary.Operator == "NOT" ? UnaryOperation.Not : UnaryOperation.Negate, Bind(unary.Operand));
            case BinaryExpression binary:
                var left = Bind(binary.Left);
                return new PlanBinary(Operation(binary.Operator), left, Bind(binary.Right));
            case ChoiceExpression choice:
                var condition = Bind(choice.Condition);
                var whenTrue = Bind(choice.WhenTrue);
                return new PlanChoice(condition, whenTrue, Bind(choice.WhenFalse));
            default:
                return scope.Refuse(BindingDiagnostics.DoesNotFit(scope.Place(expression), "this stands in a subscript only"));
        }
    }

    internal static BinaryOperation Operation(string symbol) => symbol switch
    {
        "+" => BinaryOperation.Add,
        "-" => BinaryOperation.Subtract,
        "*" => BinaryOperation.Multiply,
        "/" => BinaryOperation.Divide,
        "//" => BinaryOperation.SafeDivide,
        "^" => BinaryOperation.Power,
        "MOD" => BinaryOperation.Modulo,
        "<" => BinaryOperation.Less,
        "<=" => BinaryOperation.LessOrEqual,
        ">" => BinaryOperation.Greater,
        ">=" => BinaryOperation.GreaterOrEqual,
        "=" => BinaryOperation.Equal,
        "<>" => BinaryOperation.NotEqual,
        "AND" => BinaryOperation.And,
        "OR" => BinaryOperation.Or,
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "No such operator."),
    };

    /// <summary>What a name without brackets means where no variable has it.</summary>
    internal static PlanExpression? BuiltIn(string name) => name.ToUpperInvariant() switch
    {
        "TIME" => new PlanClock(ClockValue.Time),
        "DT" => new PlanClock(ClockValue.TimeStep),
        "STARTTIME" => new PlanClock(ClockValue.StartTime),
        "STOPTIME" => new PlanClock(ClockValue.StopTime),
        "PI" => new PlanConstant(Math.PI),
        "INF" => new PlanConstant(double.PositiveInfinity),
        "NAN" => new PlanConstant(double.NaN),
        _ => null,
    };

    private PlanExpression BindName(NameExpression name)
    {
        if (scope.Macro?.Value(name.Name) is { } value)
        {
            return name.Subscripts.IsEmpty ? value : scope.Refuse(BindingDiagnostics.Subscripts(scope.Place(name), ModelName.Display(name.Name), 0, name.Subscripts.Length));
        }

        if (scope.Variable(name.Name) is not { } variable)
        {
            if (scope.Macro?.Table(name.Name) is not null)
            {
                return scope.Refuse(BindingDiagnostics.FunctionWithoutArgument(scope.Place(name), ModelName.Display(name.Name)));
            }

            if (name.Subscripts.IsEmpty && BuiltIn(name.Name) is { } builtIn)
            {
                return builtIn;
            }

            return name.Subscripts.IsEmpty && ElementNumber(name.Name) is { } number
                ? new PlanConstant(number)
                : scope.Refuse(BindingDiagnostics.Unknown(scope.Place(name), "variable", name.Name, scope.VariableNames));
        }

        if (ReferenceEquals(variable.Source, scope.Owner) && scope.Owner.Kind != PlanVariableKind.Stock && name.Subscripts.IsEmpty && BuiltIn(name.Name) is { } meant)
        {
            // A variable called TIME or PI whose own equation names it means the value of the language: itself it cannot mean.
            return meant;
        }

        if (variable.FirstId < 0)
        {
            return scope.Refuse(BindingDiagnostics.FunctionWithoutArgument(scope.Place(name), variable.Name));
        }

        if (subscripts.Resolve(name, variable, out var computed) is not { } at)
        {
            return new PlanConstant(0);
        }

        return computed is null ? new PlanVariableReference(variable.FirstId + variable.Offset(at)) : subscripts.Choose(name, variable, at, computed);
    }

    /// <summary>A dimension of the variable used as a value is the number of its element (XMILE 1.0, section 3.7.1).</summary>
    private double? ElementNumber(string name) =>
        scope.Symbols.Dimension(name) is { } dimension && scope.PlaceOn(dimension, 0) is >= 0 and var place ? place + 1 : null;
}
