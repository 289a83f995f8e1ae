using System.Globalization;
using System.Text;
using Culmination.Dynamics.Equations;

namespace Culmination.Fuzz.Grammar;

/// <summary>Writes a tree as an equation that reads back as the same tree: brackets where they are needed, and, with dice, where they are not; blanks, comments and any case.</summary>
internal sealed class ExpressionText(Inputs.Dice? dice = null)
{
    private const int Primary = 8, Sign = 6, Outer = -1;
    private readonly StringBuilder text = new();

    internal static string Of(Expression expression, Inputs.Dice? dice = null)
    {
        var writer = new ExpressionText(dice);
        writer.Blank();
        writer.Write(expression, Outer);
        writer.Blank();
        return writer.text.ToString();
    }

    /// <summary>Whether two trees are the same, places aside.</summary>
    internal static bool Same(Expression? a, Expression? b) => (a, b) switch
    {
        (NumberExpression x, NumberExpression y) => x.Value.Equals(y.Value),
        (NameExpression x, NameExpression y) => string.Equals(x.Name, y.Name, StringComparison.Ordinal) && Same(x.Subscripts, y.Subscripts),
        (WildcardExpression, WildcardExpression) => true,
        (RangeExpression x, RangeExpression y) => string.Equals(x.First, y.First, StringComparison.Ordinal) && string.Equals(x.Last, y.Last, StringComparison.Ordinal),
        (PositionExpression x, PositionExpression y) => x.Position == y.Position,
        (CallExpression x, CallExpression y) => string.Equals(x.Function, y.Function, StringComparison.OrdinalIgnoreCase) && Same(x.Arguments, y.Arguments),
        (UnaryExpression x, UnaryExpression y) => string.Equals(x.Operator, y.Operator, StringComparison.Ordinal) && Same(x.Operand, y.Operand),
        (BinaryExpression x, BinaryExpression y) => string.Equals(x.Operator, y.Operator, StringComparison.Ordinal) && Same(x.Left, y.Left) && Same(x.Right, y.Right),
        (ChoiceExpression x, ChoiceExpression y) => Same(x.Condition, y.Condition) && Same(x.WhenTrue, y.WhenTrue) && Same(x.WhenFalse, y.WhenFalse),
        _ => false,
    };

    private static bool Same(IReadOnlyList<Expression> a, IReadOnlyList<Expression> b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second));

    private static int LevelOf(string op) => op switch { "OR" => 0, "AND" => 1, "=" or "<>" => 2, "<" or "<=" or ">" or ">=" => 3, "+" or "-" => 4, "^" => 7, _ => 5 };

    /// <param name="least">What binds less tightly needs brackets.</param>
    private void Write(Expression expression, int least)
    {
        var level = expression switch { ChoiceExpression => Outer, BinaryExpression e => LevelOf(e.Operator), UnaryExpression => Sign, _ => Primary };
        var isSubscriptOnly = expression is WildcardExpression or RangeExpression or PositionExpression;
        var bracketed = level < least || (!isSubscriptOnly && (dice?.Once(12) ?? false));
        if (bracketed)
        {
            Symbol("(");
        }

        Plain(expression);
        if (bracketed)
        {
            Symbol(")");
        }
    }

    private void Plain(Expression expression)
    {
        switch (expression)
        {
            case NumberExpression e:
                Word(e.Value.ToString(dice?.Once(3) ?? false ? "E16" : "R", CultureInfo.InvariantCulture));
                break;
            case NameExpression e:
                Word(e.Name);
                if (!e.Subscripts.IsEmpty)
                {
                    List("[", e.Subscripts, "]");
                }

                break;
            case CallExpression e:
                Word(dice?.Once(2) ?? false ? e.Function.ToLowerInvariant() : e.Function);
                List("(", e.Arguments, ")");
                break;
            case WildcardExpression:
                Symbol("*");
                break;
            case RangeExpression e:
                Word(e.First);
                Symbol(":");
                Word(e.Last);
                break;
            case PositionExpression e:
                Symbol("@");
                Word(e.Position.ToString(CultureInfo.InvariantCulture));
                break;
            case UnaryExpression e:
                Operator(e.Operator);
                Write(e.Operand, Sign);
                break;
            case BinaryExpression { Operator: "^" } e:
                Write(e.Left, Primary);
                Operator("^");
                Write(e.Right, Sign);
                break;
            case BinaryExpression e:
                Write(e.Left, LevelOf(e.Operator));
                Operator(e.Operator);
                Write(e.Right, LevelOf(e.Operator) + 1);
                break;
            case ChoiceExpression e:
                Word("IF");
                Write(e.Condition, Outer);
                Word("THEN");
                Write(e.WhenTrue, Outer);
                Word("ELSE");
                Write(e.WhenFalse, Outer);
                break;
        }
    }

    private void List(string open, IReadOnlyList<Expression> items, string close)
    {
        Symbol(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                Symbol(",");
            }

            Write(items[i], Outer);
        }

        Symbol(close);
    }

    private void Operator(string op)
    {
        if (char.IsLetter(op[0]))
        {
            Word(op);
        }
        else
        {
            Symbol(op);
        }
    }

    private void Word(string word)
    {
        if (text.Length > 0 && Touches(text[^1]))
        {
            text.Append(' ');
        }

        text.Append(word);
        Blank();
    }

    private static bool Touches(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '.' or '"' || c > 127;

    private void Symbol(string symbol)
    {
        // Two signs must not become one.
        if (text.Length > 0 && "<>/!=".Contains(text[^1], StringComparison.Ordinal) && "<>/=".Contains(symbol[0], StringComparison.Ordinal))
        {
            text.Append(' ');
        }

        text.Append(symbol);
        Blank();
    }

    private void Blank()
    {
        if (dice is not null && dice.Once(4))
        {
            text.Append(dice.Below(6) switch { 0 => "{ a note: (1+ }", 1 => "\n", 2 => "\t", 3 => "{}", 4 => "\u00A0", _ => "  " });
        }
    }
}
