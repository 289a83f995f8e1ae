using System.Collections.Immutable;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Units;

namespace Culmination.Dynamics.Units;

/// <summary>
/// Dimensional analysis of every equation. Literals fit any unit; what has no declared unit fits anything; only what is certain is reported. A stock's flows have its unit per unit of time.
/// </summary>
public sealed class UnitCheck
{
    private readonly BoundModel model;
    private readonly Dictionary<string, Unit?> declared = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> found = [];
    private readonly Unit time;

    private UnitCheck(BoundModel model, Unit time)
    {
        this.model = model;
        this.time = time;
        foreach (var variable in model.Model.Variables)
        {
            declared[ModelName.Canonical(variable.Name)] = Declared(variable);
        }
    }

    /// <summary>All places where units do not fit.</summary>
    /// <param name="timeUnit">The unit of model time; the shipped models use weeks.</param>
    public static ImmutableArray<Diagnostic> Check(BoundModel model, string timeUnit = "week")
    {
        var check = new UnitCheck(model, Unit.TryParse(timeUnit) ?? Unit.Of("week"));
        check.Run();
        return [.. check.found.Distinct()];
    }

    /// <summary>The unit of a probe's or variable's value, as declared or found from its equation; null when it fits any.</summary>
    public static Unit? UnitOf(BoundModel model, BoundVariable variable, string timeUnit = "week")
    {
        var check = new UnitCheck(model, Unit.TryParse(timeUnit) ?? Unit.Of("week"));
        return variable.IsProbe && variable.Expression is { } expression
            ? check.Infer(expression, variable.Source.Equations[0])
            : Unit.TryParse(variable.Source.Unit);
    }

    private Unit? Declared(ModelVariable variable)
    {
        if (variable.Unit.Length == 0)
        {
            return null;
        }

        var unit = Unit.TryParse(variable.Unit);
        if (unit is null)
        {
            found.Add(Diagnostic.Error("E0401", variable.Span, $"'{variable.Unit}' of '{variable.Name}' is no unit"));
        }

        return unit;
    }

    private void Run()
    {
        foreach (var variable in model.Model.Variables)
        {
            var unit = declared[ModelName.Canonical(variable.Name)];
            foreach (var equation in variable.Equations)
            {
                if (variable.Graph is not null || Parser.Parse(equation.Text).Expression is not { } expression)
                {
                    continue;
                }

                var right = Infer(expression, equation);
                if (unit is not null && right is not null && !unit.Equals(right))
                {
                    Report("E0402", equation, expression, $"'{variable.Name}' is in {unit}, its equation in {right}");
                }
            }

            if (variable.Kind == PlanVariableKind.Stock && unit is not null)
            {
                CheckFlows(variable, unit.Divide(time));
            }
        }
    }

    private void CheckFlows(ModelVariable stock, Unit perTime)
    {
        foreach (var flow in stock.Inflows.Concat(stock.Outflows))
        {
            if (declared.GetValueOrDefault(ModelName.Canonical(flow.Name)) is { } unit && !unit.Equals(perTime))
            {
                found.Add(Diagnostic.Error("E0403", flow.Span, $"'{flow.Name}' is in {unit}; a flow of '{stock.Name}' is in {perTime}"));
            }
        }
    }

    private void Report(string code, ElementEquation equation, Expression at, string message) =>
        found.Add(Diagnostic.Error(code, BindingDiagnostics.At(equation.Span, equation.Text, at.Start, at.Length), message));

    private Unit? Infer(Expression expression, ElementEquation equation)
    {
        switch (expression)
        {
            case NameExpression name:
                return NameUnit(name);
            case UnaryExpression unary:
                return unary.Operator == "NOT" ? Unit.Dimensionless : Infer(unary.Operand, equation);
            case BinaryExpression binary:
                return Infer(binary, equation);
            case ChoiceExpression choice:
                Infer(choice.Condition, equation);
                return Agree("THEN and ELSE", choice.WhenTrue, choice.WhenFalse, equation);
            case CallExpression call:
                return Infer(call, equation);
            default:
                return null;
        }
    }

    private Unit? NameUnit(NameExpression name)
    {
        if (declared.TryGetValue(ModelName.Canonical(name.Name), out var unit))
        {
            return unit;
        }

        return name.Name.ToUpperInvariant() is "TIME" or "DT" or "STARTTIME" or "STOPTIME" ? time : null;
    }

    private Unit? Infer(BinaryExpression binary, ElementEquation equation)
    {
        switch (binary.Operator)
        {
            case "*" or "/" or "//":
                return Product(binary, equation);
            case "+" or "-" or "MOD":
                return Agree($"the two sides of {binary.Operator}", binary.Left, binary.Right, equation);
            case "AND" or "OR":
                Infer(binary.Left, equation);
                Infer(binary.Right, equation);
                return Unit.Dimensionless;
            case "^":
                return Raised(binary, equation);
            default:
                Agree($"the two sides of {binary.Operator}", binary.Left, binary.Right, equation);
                return Unit.Dimensionless;
        }
    }

    private Unit? Product(BinaryExpression binary, ElementEquation equation)
    {
        var left = Infer(binary.Left, equation);
        var right = Infer(binary.Right, equation);
        if (IsNumber(binary.Left))
        {
            left = Unit.Dimensionless;
        }

        if (IsNumber(binary.Right))
        {
            right = Unit.Dimensionless;
        }

        return left is null || right is null ? null : binary.Operator == "*" ? left.Multiply(right) : left.Divide(right);
    }

    private Unit? Raised(BinaryExpression binary, ElementEquation equation)
    {
        var left = Infer(binary.Left, equation);
        if (left is null || left.IsDimensionless)
        {
            return left;
        }

        if (binary.Right is NumberExpression { Value: var power } && power == Math.Floor(power) && Math.Abs(power) < 16)
        {
            return left.Power((int)power);
        }

        Report("E0404", equation, binary, $"{left} can be raised to a whole number only");
        return null;
    }

    private Unit? Infer(CallExpression call, ElementEquation equation)
    {
        var name = call.Function.ToUpperInvariant();
        var units = call.Arguments.Select(a => Infer(a, equation)).ToArray();
        switch (name)
        {
            case "MIN" or "MAX" when call.Arguments.Length >= 2:
                return call.Arguments.Skip(1).Aggregate(units[0], (unit, next) => Agree($"the arguments of {name}", call.Arguments[0], next, equation) ?? unit);
            case "EXP" or "LN" or "LOG10" or "SIN" or "COS" or "TAN" or "TANH" or "ARCTAN" or "ARCSIN" or "ARCCOS":
                if (units is [{ IsDimensionless: false } unit1])
                {
                    Report("E0405", equation, call, $"{name} takes a number without unit, this is in {unit1}");
                }

                return Unit.Dimensionless;
            case "SQRT":
                return units is [{ IsDimensionless: true }] ? Unit.Dimensionless : null;
            case "SIZE":
                return Unit.Dimensionless;
            case "SAFEDIV":
                return units is [{ } above, { } below, ..] ? above.Divide(below) : null;
            case "PROD":
                return null;
            default:
                return units.Length > 0 && model.Tables.All(t => !ModelName.Same(t.Name, call.Function)) ? units[0] : null;
        }
    }

    private Unit? Agree(string what, Expression left, Expression right, ElementEquation equation)
    {
        var a = Infer(left, equation);
        var b = Infer(right, equation);
        if (IsNumber(left) || a is null)
        {
            return b;
        }

        if (IsNumber(right) || b is null)
        {
            return a;
        }

        if (!a.Equals(b))
        {
            Report("E0406", equation, right, $"{what} are in {a} and in {b}");
        }

        return a;
    }

    private static bool IsNumber(Expression expression) =>
        expression is NumberExpression || (expression is UnaryExpression u && IsNumber(u.Operand)) || (expression is BinaryExpression b && IsNumber(b.Left) && IsNumber(b.Right));
}
