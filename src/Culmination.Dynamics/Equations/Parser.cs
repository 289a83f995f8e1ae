using System.Collections.Immutable;
using System.Globalization;

namespace Culmination.Dynamics.Equations;

/// <summary>
/// Reads an XMILE 1.0 equation (section 3.3.1). From the tightest: <c>^</c> (to the right), unary <c>+ - NOT</c>, <c>* / // MOD</c>, <c>+ -</c>, <c>&lt; &lt;= &gt; &gt;=</c>,
/// <c>= &lt;&gt;</c>, AND, OR; IF THEN ELSE stands outside of all. So -2^2 is -4.
/// </summary>
public sealed class Parser
{
    /// <summary>How deeply an equation may be nested, by brackets or by a chain of operators.</summary>
    public const int MaximumDepth = 256;

    private const int LevelCount = 6;
    private readonly ImmutableArray<Token> tokens;
    private int at;
    private int depth;
    private EquationProblem? problem;

    private Parser(ImmutableArray<Token> tokens, EquationProblem? problem)
    {
        this.tokens = tokens;
        this.problem = problem;
    }

    private Token Now => tokens[at];

    /// <summary>Reads <paramref name="text"/>; exactly one of the results is null.</summary>
    /// <param name="known">Names whose words may be separated by blanks; null where names are written with underscores or in quotes, as in model files.</param>
    public static (Expression? Expression, EquationProblem? Problem) Parse(string text, KnownNames? known = null)
    {
        var lexer = new Lexer(text, known);
        var parser = new Parser(lexer.Cut(), lexer.Problem);
        var expression = parser.problem is null ? parser.Whole() : null;
        return parser.problem is null ? (expression, null) : (null, parser.problem);
    }

    private Expression? Whole()
    {
        if (Now.Kind == TokenKind.End)
        {
            problem = new EquationProblem("E0205", 0, 1, "the equation is empty");
            return null;
        }

        var expression = Outer();
        if (problem is null && Now.Kind != TokenKind.End)
        {
            Unexpected();
        }

        return expression;
    }

    private Expression? Outer()
    {
        if (++depth > MaximumDepth)
        {
            return TooDeep();
        }

        var result = Now.IsWord("IF") && !tokens[at + 1].IsSymbol("[") ? Choice() : Chain(0);
        depth--;
        return result;
    }

    private ChoiceExpression? Choice()
    {
        var start = Now.Start;
        at++;
        return Outer() is { } condition && Take("THEN") && Outer() is { } yes && Take("ELSE") && Outer() is { } no
            ? new ChoiceExpression(condition, yes, no, start, no.End - start) { Depth = 1 + Math.Max(condition.Depth, Math.Max(yes.Depth, no.Depth)) }
            : null;
    }

    private Expression? Chain(int level)
    {
        if (level == LevelCount)
        {
            return Signed();
        }

        var left = Chain(level + 1);
        while (left is not null && Operator(level) is { } op)
        {
            at++;
            var right = Now.IsWord("IF") ? Outer() : Chain(level + 1);
            left = right is null ? null : Join(op, left, right);
        }

        return left;
    }

    private string? Operator(int level)
    {
        var token = Now;
        if (token.Kind == TokenKind.Name)
        {
            var word = level switch { 0 => "OR", 1 => "AND", 5 => "MOD", _ => null };
            return word is not null && token.IsWord(word) ? word : null;
        }

        var fits = token.Kind == TokenKind.Symbol && level switch
        {
            2 => token.Text is "=" or "<>",
            3 => token.Text is "<" or "<=" or ">" or ">=",
            4 => token.Text is "+" or "-",
            5 => token.Text is "*" or "/" or "//",
            _ => false,
        };
        return fits ? token.Text : null;
    }

    private Expression? Signed()
    {
        var token = Now;
        var sign = token.IsSymbol("-") ? "-" : token.IsSymbol("+") ? "+" : token.IsWord("NOT") ? "NOT" : null;
        if (sign is null)
        {
            return Raised();
        }

        if (++depth > MaximumDepth)
        {
            return TooDeep();
        }

        at++;
        var operand = Signed();
        depth--;
        return operand is null || sign == "+" ? operand : new UnaryExpression(sign, operand, token.Start, operand.End - token.Start) { Depth = operand.Depth + 1 };
    }

    private Expression? Raised()
    {
        var left = Primary();
        if (left is null || !Now.IsSymbol("^"))
        {
            return left;
        }

        at++;
        if (++depth > MaximumDepth)
        {
            return TooDeep();
        }

        var right = Signed();
        depth--;
        return right is null ? null : Join("^", left, right);
    }

    private Expression? Primary()
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Number:
                at++;
                return new NumberExpression(token.Value, token.Start, token.Length);
            case TokenKind.Name when !IsReserved(token):
                at++;
                return Named(token);
            case TokenKind.Symbol when token.IsSymbol("("):
                at++;
                return Outer() is { } inner && Take(")") ? inner : null;
            default:
                Unexpected();
                return null;
        }
    }

    private static bool IsReserved(Token token) =>
        token.IsWord("THEN") || token.IsWord("ELSE") || token.IsWord("AND") || token.IsWord("OR") || token.IsWord("MOD") || token.IsWord("IF");

    private Expression? Named(Token token)
    {
        if (Now.IsSymbol("(") && token.Text[0] != '"')
        {
            at++;
            return List(")", Outer) is { } arguments
                ? new CallExpression(token.Text, arguments, token.Start, tokens[at - 1].Start + 1 - token.Start) { Depth = 1 + Deepest(arguments) }
                : null;
        }

        if (!Now.IsSymbol("["))
        {
            return Transposed(new NameExpression(token.Text, [], token.Start, token.Length));
        }

        at++;
        return List("]", Subscript) is { } subscripts
            ? Transposed(new NameExpression(token.Text, subscripts, token.Start, tokens[at - 1].Start + 1 - token.Start) { Depth = 1 + Deepest(subscripts) })
            : null;
    }

    private NameExpression Transposed(NameExpression name)
    {
        while (Now.IsSymbol("'"))
        {
            name = name with { IsTransposed = !name.IsTransposed, Length = Now.Start + 1 - name.Start };
            at++;
        }

        return name;
    }

    private ImmutableArray<Expression>? List(string end, Func<Expression?> item)
    {
        var items = ImmutableArray.CreateBuilder<Expression>();
        while (!Now.IsSymbol(end))
        {
            if ((items.Count > 0 && !Take(",")) || item() is not { } one)
            {
                return null;
            }

            items.Add(one);
        }

        at++;
        return items.ToImmutable();
    }

    private Expression? Subscript()
    {
        var token = Now;
        if (token.IsSymbol("*") && tokens[at + 1] is var next && (next.IsSymbol(",") || next.IsSymbol("]")))
        {
            at++;
            return new WildcardExpression(token.Start, 1);
        }

        if (token.IsSymbol("@") && tokens[at + 1] is { Kind: TokenKind.Number, Value: >= 1 and <= 64 } number)
        {
            at += 2;
            return new PositionExpression((int)number.Value, token.Start, number.Start + number.Length - token.Start);
        }

        if (tokens[Math.Min(at + 1, tokens.Length - 1)].IsSymbol(":") && (token.Kind is TokenKind.Name or TokenKind.Number || token.IsSymbol("*")))
        {
            var last = tokens[at + 2];
            if (last.Kind is TokenKind.Name or TokenKind.Number)
            {
                at += 3;
                return new RangeExpression(token.Text, last.Text, token.Start, last.Start + last.Length - token.Start);
            }
        }

        return Outer();
    }

    private Expression? Join(string op, Expression left, Expression right)
    {
        var level = 1 + Math.Max(left.Depth, right.Depth);
        return level > MaximumDepth ? TooDeep() : new BinaryExpression(op, left, right, left.Start, right.End - left.Start) { Depth = level };
    }

    private static int Deepest(ImmutableArray<Expression> all)
    {
        var result = 0;
        foreach (var one in all)
        {
            result = Math.Max(result, one.Depth);
        }

        return result;
    }

    private bool Take(string expected)
    {
        if (Now.IsSymbol(expected) || Now.IsWord(expected))
        {
            at++;
            return true;
        }

        var where = Now.Kind == TokenKind.End ? "the equation ends" : $"'{Now.Text}' stands";
        problem ??= new EquationProblem("E0208", Now.Start, Math.Max(1, Now.Length), $"{where} where {(char.IsLetter(expected[0]) ? expected : $"'{expected}'")} is needed");
        return false;
    }

    private void Unexpected() => problem ??= Now.Kind == TokenKind.End
        ? new EquationProblem("E0209", Now.Start, 1, "the equation ends too early")
        : new EquationProblem("E0206", Now.Start, Math.Max(1, Now.Length), $"'{Now.Text}' is not expected here", HelpFor(Now));

    private static string? HelpFor(Token token) => token.Kind switch
    {
        TokenKind.Name => "words of a name are joined by _ or put in double quotes",
        TokenKind.Symbol when token.Text == ":" => "a:b stands inside [ ] only",
        TokenKind.Number => string.Create(CultureInfo.InvariantCulture, $"an operator is missing before {token.Text}"),
        _ => null,
    };

    private Expression? TooDeep()
    {
        problem ??= new EquationProblem("E0207", Now.Start, Math.Max(1, Now.Length), string.Create(CultureInfo.InvariantCulture, $"the equation is nested more than {MaximumDepth} deep"), "split it into several variables");
        return null;
    }
}
