using System.Collections.Immutable;
using Culmination.Dynamics.Equations;
using Culmination.Dynamics.Models;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Units;

namespace Culmination.Dynamics.Units;

/// <summary>Finds the unit of an expression from those of its names, and reports what cannot be: sums, comparisons and branches whose parts are in different units.</summary>
internal sealed class UnitInference(Func<string, Measure?> unitOfName, Func<string, bool> isGraphical, Unit? time, EquationText equation, Action<Diagnostic> report)
{
    internal Measure Infer(Expression expression) => expression switch
    {
        NumberExpression => Measure.Number,
        NameExpression name => OfName(name),
        UnaryExpression unary => unary.Operator == "NOT" ? Ignored(unary.Operand, Measure.Dimensionless) : Infer(unary.Operand),
        BinaryExpression binary => OfBinary(binary),
        ChoiceExpression choice => OfChoice(choice),
        CallExpression call => OfCall(call),
        _ => Measure.Unknown,
    };

    private Measure OfName(NameExpression name) => unitOfName(name.Name) ?? name.Name.ToUpperInvariant() switch
    {
        "TIME" or "DT" or "STARTTIME" or "STOPTIME" => Measure.Of(time),
        "PI" or "INF" => Measure.Number,
        _ => Measure.Unknown,
    };

    private Measure Ignored(Expression expression, Measure result)
    {
        Infer(expression);
        return result;
    }

    private Measure OfChoice(ChoiceExpression choice)
    {
        Infer(choice.Condition);
        return Agree("THEN and ELSE", choice.WhenTrue, choice.WhenFalse);
    }

    private Measure OfBinary(BinaryExpression binary)
    {
        switch (binary.Operator)
        {
            case "*":
                var left = Infer(binary.Left);
                return Measure.Product(left, Infer(binary.Right));
            case "/" or "//":
                var above = Infer(binary.Left);
                return Measure.Quotient(above, Infer(binary.Right));
            case "+" or "-" or "MOD":
                return Agree($"the two sides of {binary.Operator}", binary.Left, binary.Right);
            case "^":
                return OfPower(binary);
            case "AND" or "OR":
                Infer(binary.Left);
                return Ignored(binary.Right, Measure.Dimensionless);
            default:
                Agree($"the two sides of {binary.Operator}", binary.Left, binary.Right);
                return Measure.Dimensionless;
        }
    }

    private Measure OfPower(BinaryExpression binary)
    {
        var raised = Infer(binary.Left);
        var exponent = Infer(binary.Right);
        if (exponent.Unit is { IsDimensionless: false })
        {
            report(UnitDiagnostics.Power(Place(binary.Right), $"an exponent is dimensionless, and this is {exponent}"));
        }

        if (raised.Unit is null || raised.Unit.IsDimensionless)
        {
            return raised;
        }

        var (sign, number) = binary.Right is UnaryExpression { Operator: "-" } negative ? (-1, negative.Operand) : (1, binary.Right);
        switch (number)
        {
            case NumberExpression { Value: var whole } when whole == Math.Floor(whole) && whole <= 16:
                return Measure.Of(raised.Unit.Power(sign * (int)whole));
            case NumberExpression { Value: 0.5 } when raised.Unit.Root(2) is { } root:
                return Measure.Of(root.Power(sign));
            default:
                report(UnitDiagnostics.Power(Place(binary), $"what is {raised} can be raised to a whole number only"));
                return Measure.Unknown;
        }
    }

    private Measure OfCall(CallExpression call)
    {
        if (isGraphical(call.Function))
        {
            foreach (var argument in call.Arguments)
            {
                Infer(argument);
            }

            return unitOfName(call.Function) ?? Measure.Unknown;
        }

        var name = call.Function.ToUpperInvariant();
        var units = call.Arguments.Select(Infer).ToImmutableArray();
        switch (name)
        {
            case "EXP" or "LN" or "LOG10" or "SIN" or "COS" or "TAN" or "SINH" or "COSH" or "TANH" or "ARCSIN" or "ARCCOS" or "ARCTAN":
                Need(name, call, units, 0, Unit.Dimensionless, "dimensionless");
                return Measure.Dimensionless;
            case "SQRT":
                return units is [{ Unit: { } square }] ? Root(call, square) : units is [{ IsNumber: true }] ? Measure.Number : Measure.Unknown;
            case "PROD":
                return units is [{ Unit: { IsDimensionless: true } }] ? Measure.Dimensionless : Measure.Unknown;
            case "SIZE" or "RANK":
                return Measure.Dimensionless;
            case "SAFEDIV" when units.Length >= 2:
                var quotient = Measure.Quotient(units[0], units[1]);
                return units.Length > 2 ? Agree(name, quotient, units[2], call.Arguments[2]) : quotient;
            case "MIN" or "MAX" or "SUM" or "MEAN" or "STDDEV" or "RANDOM" or "NORMAL" or "LOGNORMAL" or "MODULO":
                return All(call, units, name is "RANDOM" or "NORMAL" or "LOGNORMAL" ? 2 : units.Length);
            case "PREVIOUS":
                return All(call, units, 2);
            case "DELAY" or "DELAY1" or "DELAY3" or "DELAYN" or "SMTH1" or "SMTH3" or "SMTHN":
                Need(name, call, units, 1, time, $"in {time}");
                var initial = name[^1] == 'N' ? 3 : 2;
                return units.Length > initial ? Agree($"input and initial value of {name}", units[0], units[initial], call.Arguments[initial]) : First(units);
            case "FORCST":
                Need(name, call, units, 1, time, $"in {time}");
                Need(name, call, units, 2, time, $"in {time}");
                return First(units);
            case "TREND":
                Need(name, call, units, 1, time, $"in {time}");
                return Measure.Of(time is null ? null : Unit.Dimensionless.Divide(time));
            case "STEP":
                Need(name, call, units, 1, time, $"in {time}");
                return First(units);
            case "RAMP" when units.Length >= 1:
                Need(name, call, units, 1, time, $"in {time}");
                return Measure.Product(units[0], Measure.Of(time));
            case "PULSE" when units.Length >= 1:
                Need(name, call, units, 1, time, $"in {time}");
                return Measure.Quotient(units[0], Measure.Of(time));
            case "LOOKUP":
                return call.Arguments is [NameExpression table, ..] ? unitOfName(table.Name) ?? Measure.Unknown : Measure.Unknown;
            case "ABS" or "INT" or "ROUND" or "INIT":
                return First(units);
            case "PI" or "INF":
                return Measure.Number;
            case "TIME" or "DT" or "STARTTIME" or "STOPTIME":
                return Measure.Of(time);
            case "IF_THEN_ELSE" when units.Length == 3:
                return Agree("the branches of IF_THEN_ELSE", units[1], units[2], call.Arguments[2]);
            default:
                return Measure.Unknown;
        }
    }

    private static Measure First(ImmutableArray<Measure> units) => units.IsEmpty ? Measure.Unknown : units[0];

    private Measure Root(CallExpression call, Unit square)
    {
        if (square.Root(2) is { } root)
        {
            return Measure.Of(root);
        }

        report(UnitDiagnostics.Power(Place(call), $"SQRT of what is in {square} has no unit"));
        return Measure.Unknown;
    }

    private void Need(string name, CallExpression call, ImmutableArray<Measure> units, int index, Unit? wanted, string text)
    {
        if (wanted is not null && index < units.Length && units[index].Unit is { } unit && !unit.Equals(wanted))
        {
            report(UnitDiagnostics.Argument(Place(call.Arguments[index]), name, text, units[index]));
        }
    }

    private Measure All(CallExpression call, ImmutableArray<Measure> units, int count)
    {
        var result = First(units);
        for (var i = 1; i < Math.Min(count, units.Length); i++)
        {
            result = Agree($"the arguments of {call.Function.ToUpperInvariant()}", result, units[i], call.Arguments[i]);
        }

        return result;
    }

    private Measure Agree(string what, Expression left, Expression right)
    {
        var first = Infer(left);
        return Agree(what, first, Infer(right), right);
    }

    private Measure Agree(string what, Measure first, Measure second, Expression where)
    {
        if (Measure.Disagree(first, second))
        {
            report(UnitDiagnostics.Sides(Place(where), what, first, second));
            return Measure.Unknown;
        }

        return Measure.Joined(first, second);
    }

    private TextSpan Place(Expression expression) => equation.SpanOf(expression.Start, expression.Length);
}
