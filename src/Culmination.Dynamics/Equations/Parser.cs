using System.Collections.Immutable;

namespace Culmination.Dynamics.Equations;

/// <summary>
/// Reads an XMILE 1.0 equation (section 3.3): ^ binds tightest and to the right, then unary signs and NOT, then * / MOD, + −, comparisons, AND, OR; IF THEN ELSE stands outside.
/// </summary>
public sealed class Parser
{
    private const int MaximumDepth = 256;
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
    /// <param name="isName">Knows names whose words are separated by blanks (probes of a scenario); null where names are written with underscores.</param>
    public static (Expression? Expression, EquationProblem? Problem) Parse(string text, Func<string, bool>? isName = null)
    {
        var lexer = new Lexer(text, isName);
        var parser = new Parser(lexer.Cut(), lexer.Problem);
        var expression = parser.problem is null ? parser.Whole() : null;
        return parser.problem is null ? (expression, null) : (null, parser.problem);
    }

    private static bool IsWord(Token token, string word) =>
        token.Kind == TokenKind.Name && string.Equals(token.Text, word, StringComparison.OrdinalIgnoreCase);

    private static BinaryExpression Join(string op, Expression left, Expression right) =>
        new BinaryExpression(op, left, right, left.Start, right.Start + right.Length - left.Start);

    private Expression? Whole()
    {
        if (Now.Kind == TokenKind.End)
        {
            return Fail("E0205", Now, "the equation is empty");
        }

        var expression = Outer();
        return problem is null && Now.Kind != TokenKind.End ? Fail("E0206", Now, $"'{Now.Text}' is not expected here") : expression;
    }

    private Expression? Outer()
    {
        if (++depth > MaximumDepth)
        {
            return Fail("E0207", Now, $"the equation is nested more than {MaximumDepth} deep");
        }

        var result = IsWord(Now, "IF") ? Choice() : Chain(0);
        depth--;
        return result;
    }

    private ChoiceExpression? Choice()
    {
        var start = Now.Start;
        at++;
        var condition = Outer();
        if (condition is null || !Word("THEN") || Outer() is not { } yes || !Word("ELSE") || Outer() is not { } no)
        {
            return null;
        }

        return new ChoiceExpression(condition, yes, no, start, no.Start + no.Length - start);
    }

    private Expression? Chain(int level)
    {
        if (level == 5)
        {
            return Signed();
        }

        var left = Chain(level + 1);
        while (left is not null && Operator(level) is { } op)
        {
            at++;
            var right = IsWord(Now, "IF") ? Outer() : Chain(level + 1);
            left = right is null ? null : Join(op, left, right);
        }

        return left;
    }

    private string? Operator(int level) => level switch
    {
        0 => IsWord(Now, "OR") ? "OR" : null,
        1 => IsWord(Now, "AND") ? "AND" : null,
        2 => Now.Kind == TokenKind.Symbol && Now.Text is "<" or "<=" or ">" or ">=" or "=" or "<>" ? Now.Text : null,
        3 => Now.Kind == TokenKind.Symbol && Now.Text is "+" or "-" ? Now.Text : null,
        _ => Now.Kind == TokenKind.Symbol && Now.Text is "*" or "/" or "//" ? Now.Text : IsWord(Now, "MOD") ? "MOD" : null,
    };

    private Expression? Signed()
    {
        var token = Now;
        var sign = token.Kind == TokenKind.Symbol && token.Text is "-" or "+" ? token.Text : IsWord(token, "NOT") ? "NOT" : null;
        if (sign is null)
        {
            return Raised();
        }

        if (++depth > MaximumDepth)
        {
            return Fail("E0207", Now, $"the equation is nested more than {MaximumDepth} deep");
        }

        at++;
        var operand = Signed();
        depth--;
        return operand is null ? null : sign == "+" ? operand : new UnaryExpression(sign, operand, token.Start, operand.Start + operand.Length - token.Start);
    }

    private Expression? Raised()
    {
        var left = Primary();
        if (left is null || Now.Kind != TokenKind.Symbol || Now.Text != "^")
        {
            return left;
        }

        at++;
        var right = Signed();
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
            case TokenKind.Name:
                at++;
                return Name(token);
            case TokenKind.Symbol when token.Text == "(":
                at++;
                var inner = Outer();
                return inner is null || !Symbol(")") ? null : inner;
            default:
                return Fail("E0208", token, token.Kind == TokenKind.End ? "the equation ends too early" : $"'{token.Text}' is not expected here");
        }
    }

    private Expression? Name(Token token)
    {
        if (Now.Kind == TokenKind.Symbol && Now.Text == "(")
        {
            at++;
            var arguments = ImmutableArray.CreateBuilder<Expression>();
            while (!(Now.Kind == TokenKind.Symbol && Now.Text == ")"))
            {
                if (arguments.Count > 0 && !Symbol(","))
                {
                    return null;
                }

                if (Outer() is not { } argument)
                {
                    return null;
                }

                arguments.Add(argument);
            }

            at++;
            return new CallExpression(token.Text, arguments.ToImmutable(), token.Start, tokens[at - 1].Start + 1 - token.Start);
        }

        return Now.Kind == TokenKind.Symbol && Now.Text == "[" ? Subscripted(token) : new NameExpression(token.Text, [], token.Start, token.Length);
    }

    private NameExpression? Subscripted(Token token)
    {
        at++;
        var subscripts = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (Now.Kind == TokenKind.Name || Now.Kind == TokenKind.Number || (Now.Kind == TokenKind.Symbol && Now.Text == "*"))
            {
                subscripts.Add(Now.Text);
                at++;
            }
            else
            {
                Fail("E0209", Now, "a subscript is an element, a dimension or *");
                return null;
            }

            if (Now.Kind == TokenKind.Symbol && Now.Text == "]")
            {
                at++;
                return new NameExpression(token.Text, subscripts.ToImmutable(), token.Start, tokens[at - 1].Start + 1 - token.Start);
            }

            if (!Symbol(","))
            {
                return null;
            }
        }
    }

    private bool Symbol(string symbol)
    {
        if (Now.Kind == TokenKind.Symbol && Now.Text == symbol)
        {
            at++;
            return true;
        }

        Fail("E0210", Now, $"'{symbol}' is missing here");
        return false;
    }

    private bool Word(string word)
    {
        if (IsWord(Now, word))
        {
            at++;
            return true;
        }

        Fail("E0210", Now, $"{word} is missing here");
        return false;
    }

    private Expression? Fail(string code, Token token, string message)
    {
        problem ??= new EquationProblem(code, token.Start, Math.Max(1, token.Length), message);
        return null;
    }
}
