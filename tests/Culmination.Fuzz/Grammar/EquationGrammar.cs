using System.Globalization;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Grammar;

internal enum EquationKind
{
    /// <summary>Of an initial value: nothing that remembers.</summary>
    Start,

    /// <summary>Of every step.</summary>
    Step,
}

/// <summary>Equations over the names that may be read so far, so that no circle arises.</summary>
internal sealed class EquationGrammar(Dice dice, IReadOnlyList<ModelName> readable, IReadOnlyList<ModelName> functions, IReadOnlyList<ModelAxis> axes, IReadOnlyList<string> macros)
{
    private static readonly string[] Unary = ["ABS", "ARCCOS", "ARCSIN", "ARCTAN", "COS", "COSH", "EXP", "INT", "LN", "LOG10", "ROUND", "SIN", "SINH", "SQRT", "TAN", "TANH"];

    /// <param name="own">The dimensions of the variable whose equation it is.</param>
    internal string Make(int depth, IReadOnlyList<ModelAxis> own, EquationKind kind)
    {
        string Sub() => Make(depth - 1, own, kind);
        if (depth == 0 || dice.Once(6))
        {
            return Leaf(own, kind);
        }

        return dice.Below(kind == EquationKind.Step ? 16 : 9) switch
        {
            0 => $"(IF {Sub()} THEN {Sub()} ELSE {Sub()})",
            1 => $"({dice.Pick(["-", "NOT ", "+"])}{Sub()})",
            2 => $"{dice.Pick(Unary)}({Sub()})",
            3 => $"{dice.Pick(["MAX", "MIN", "SUM", "MEAN", "PROD"])}({Sub()}, {Sub()})",
            4 => OverArray(own, kind),
            5 or 6 or 7 => $"({Sub()} {dice.Pick(ExpressionGrammar.Operators)} {Sub()})",
            8 => functions.Count == 0 ? $"SAFEDIV({Sub()}, {Sub()}, {Sub()})" : Call(dice.Pick(functions), Sub()),
            9 => OfTime(Sub),
            10 => OfPast(own, Sub),
            11 => OfChance(Sub),
            14 when macros.Count > 0 => dice.Once(2) ? $"{dice.Pick(macros)}({Sub()})" : $"{dice.Pick(macros)}({Sub()}, {Sub()})",
            12 or 13 => Delay(Sub),
            _ => $"({Sub()} {dice.Pick(["+", "-", "*", "/"])} {Sub()})",
        };
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private string Constant(double from, double to) => Number(dice.Real(from, to));

    private string Leaf(IReadOnlyList<ModelAxis> own, EquationKind kind)
    {
        if (readable.Count > 0 && !dice.Once(4))
        {
            return Reference(dice.Pick(readable), own);
        }

        return dice.Below(8) switch
        {
            0 when own.Count > 0 => dice.Pick(own).Name,
            1 => kind == EquationKind.Step ? dice.Pick(["TIME", "DT", "STARTTIME", "STOPTIME", "time"]) : "STARTTIME",
            2 => dice.Pick(["PI", "INF", "1e300", "0", "1e-300"]),
            _ => Constant(0, 10),
        };
    }

    private string Reference(ModelName name, IReadOnlyList<ModelAxis> own)
    {
        var text = name.Written(dice);
        if (name.Axes.Count == 0)
        {
            return text;
        }

        if (name.Axes.All(own.Contains) && dice.Once(3))
        {
            return text;
        }

        return $"{text}[{string.Join(dice.Pick([",", ", "]), name.Axes.Select(a => Subscript(a, own)))}]";
    }

    private string Subscript(ModelAxis axis, IReadOnlyList<ModelAxis> own)
    {
        if (own.Contains(axis) && dice.Once(2))
        {
            return axis.Name;
        }

        return dice.Below(6) switch
        {
            0 => Number(1 + dice.Below(axis.Elements.Count)),
            1 => $"1 + INT(TIME / {Number(1 + dice.Below(9))})", // may be outside of the array: then 0
            _ => dice.Pick(axis.Elements),
        };
    }

    /// <summary>A function over all or some elements of an array.</summary>
    private string OverArray(IReadOnlyList<ModelAxis> own, EquationKind kind)
    {
        var function = dice.Pick(["SUM", "MEAN", "MIN", "MAX", "PROD", "STDDEV", "SIZE"]);
        var arrays = readable.Where(n => n.Axes.Count > 0).ToList();
        if (arrays.Count == 0)
        {
            return axes.Count > 0 && function == "SIZE" ? $"SIZE({dice.Pick(axes).Name})" : $"{function}({Leaf(own, kind)})";
        }

        var array = dice.Pick(arrays);
        var subscripts = array.Axes.Select(a => dice.Below(4) switch
        {
            0 => dice.Pick(a.Elements),
            1 => $"{a.Elements[0]}:{a.Elements[^1]}",
            _ => "*",
        });
        var factor = dice.Once(3) ? $" * {Leaf(own, kind)}" : string.Empty;
        return $"{function}({array.Written(dice)}[{string.Join(", ", subscripts)}]{factor})";
    }

    private string Call(ModelName function, string argument) =>
        function.IsQuoted || dice.Once(4) ? $"LOOKUP({function.Written(dice)}, {argument})" : $"{function.Plain}({argument})";

    private string OfTime(Func<string> sub) => dice.Below(5) switch
    {
        0 => $"STEP({sub()}, {Constant(0, 4)})",
        1 => $"RAMP({sub()}, {Constant(0, 4)})",
        2 => $"RAMP({sub()}, 1, {Constant(1, 4)})",
        3 => $"PULSE({sub()}, {Constant(0, 4)})",
        _ => $"PULSE({sub()}, 1, {Constant(0, 2)})",
    };

    private string OfPast(IReadOnlyList<ModelAxis> own, Func<string> sub) => dice.Below(4) switch
    {
        0 => $"PREVIOUS(SELF, {sub()})",
        1 => $"INIT({sub()})",
        2 => $"INIT({Leaf(own, EquationKind.Step)})",
        _ => $"PREVIOUS({sub()}, {sub()})",
    };

    private string OfChance(Func<string> sub)
    {
        var seed = dice.Once(2) ? FormattableString.Invariant($", {dice.Below(100)}") : string.Empty;
        return dice.Below(5) switch
        {
            0 => $"RANDOM({sub()}, {sub()}{seed})",
            1 => $"NORMAL({sub()}, {sub()}{seed})",
            2 => $"LOGNORMAL({sub()}, {sub()}{seed})",
            3 => $"EXPRND({sub()}{seed})",
            _ => $"POISSON({Constant(0, 50)}{seed})",
        };
    }

    private string Delay(Func<string> sub)
    {
        var initial = dice.Once(2) ? $", {sub()}" : string.Empty;
        return dice.Below(8) switch
        {
            0 => $"DELAY({sub()}, {Constant(0, 3)}{initial})",
            1 => FormattableString.Invariant($"DELAYN({sub()}, {Constant(0.1, 5)}, {1 + dice.Below(5)}{initial})"),
            2 => FormattableString.Invariant($"SMTHN({sub()}, {Constant(0.1, 5)}, {1 + dice.Below(5)}{initial})"),
            3 => $"TREND({sub()}, {Constant(0.1, 5)}{initial})",
            4 => $"FORCST({sub()}, {Constant(0.1, 5)}, {Constant(0, 5)}{initial})",
            _ => $"{dice.Pick(["DELAY1", "DELAY3", "SMTH1", "SMTH3"])}({sub()}, {sub()}{initial})",
        };
    }
}
