using Culmination.Dynamics.Equations;
using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Grammar;

/// <summary>Trees of every kind that the language can write; their names mean nothing.</summary>
internal sealed class ExpressionGrammar(Dice dice)
{
    internal static readonly string[] Operators = ["^", "*", "/", "//", "MOD", "+", "-", "<", "<=", ">", ">=", "=", "<>", "AND", "OR"];

    private static readonly string[] Names =
        ["a", "b_c", "Ünï", "$x", "a.b", "\"if\"", "\"two words\"", "\"a\\\"b\"", "\"line\\nend\"", "x1", "_", "TIME", "andy", "iffy", "nota", "\"\"", "größe_2", "人", "\"{not a note}\"", "e1"];

    private static readonly string[] Functions = ["SUM", "MAX", "f", "PULSE", "x_y", "Ü", "a.b", "NOTE", "ORDER"];

    internal Expression Make(int depth)
    {
        if (depth == 0 || dice.Once(5))
        {
            return dice.Once(2) ? new NumberExpression(Number(), 0, 0) : new NameExpression(dice.Pick(Names), [], 0, 0);
        }

        return dice.Below(8) switch
        {
            0 => new UnaryExpression(dice.Once(2) ? "-" : "NOT", Make(depth - 1), 0, 0),
            1 => new ChoiceExpression(Make(depth - 1), Make(depth - 1), Make(depth - 1), 0, 0),
            2 => new CallExpression(dice.Pick(Functions), [.. Enumerable.Range(0, dice.Below(4)).Select(_ => Make(depth - 1))], 0, 0),
            3 => new NameExpression(dice.Pick(Names), [.. Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => Subscript(depth - 1))], 0, 0),
            _ => new BinaryExpression(dice.Pick(Operators), Make(depth - 1), Make(depth - 1), 0, 0),
        };
    }

    private Expression Subscript(int depth) => dice.Below(5) switch
    {
        0 => new WildcardExpression(0, 0),
        1 => new PositionExpression(1 + dice.Below(64), 0, 0),
        2 => new RangeExpression(dice.Once(3) ? "*" : dice.Pick(Names), dice.Pick(Names), 0, 0),
        _ => Make(depth),
    };

    private double Number() => dice.Below(6) switch
    {
        0 => dice.Below(100),
        1 => double.MaxValue,
        2 => double.Epsilon,
        3 => dice.Real(0, 1) * 1e-300,
        _ => dice.Real(0, 1000),
    };
}
