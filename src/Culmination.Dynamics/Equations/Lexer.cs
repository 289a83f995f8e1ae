using System.Collections.Immutable;
using System.Globalization;

namespace Culmination.Dynamics.Equations;

internal enum TokenKind
{
    Number,
    Name,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, double Value, int Start, int Length);

/// <summary>A mistake in an equation's text at an offset.</summary>
public sealed record EquationProblem(string Code, int Start, int Length, string Message, string? Help = null);

/// <summary>Cuts an equation into tokens. Comments in braces are blanks. Words of a name may be separated by blanks only where <c>isName</c> knows the joined name.</summary>
internal sealed class Lexer(string text, Func<string, bool>? isName)
{
    private const int LongestName = 12;
    private static readonly string[] LongSymbols = ["<=", ">=", "<>", "!=", "//"];
    private int at;

    public EquationProblem? Problem { get; private set; }

    public ImmutableArray<Token> Cut()
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        while (Problem is null && SkipBlanks())
        {
            tokens.Add(Next());
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, 0, text.Length, 1));
        return tokens.ToImmutable();
    }

    private static bool IsWord(char c) => char.IsLetter(c) || c == '_' || c == '$' || c > 127 && !char.IsWhiteSpace(c);

    private bool SkipBlanks()
    {
        while (at < text.Length)
        {
            if (text[at] == '{')
            {
                var close = text.IndexOf('}', at);
                if (close < 0)
                {
                    Problem = new EquationProblem("E0201", at, 1, "a comment is not closed", "close it with }");
                    return false;
                }

                at = close + 1;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private Token Next()
    {
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Number();
        }

        if (c == '"')
        {
            return Quoted();
        }

        if (IsWord(c))
        {
            return Word();
        }

        foreach (var symbol in LongSymbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, 2) == 0)
            {
                at += 2;
                return new Token(TokenKind.Symbol, symbol == "!=" ? "<>" : symbol, 0, at - 2, 2);
            }
        }

        if ("+-*/^()[],<>=:".Contains(c, StringComparison.Ordinal))
        {
            at++;
            return new Token(TokenKind.Symbol, c.ToString(), 0, at - 1, 1);
        }

        Problem = new EquationProblem("E0202", at, 1, $"'{c}' has no meaning in an equation");
        return default;
    }

    private Token Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (at < text.Length && (text[at] is 'e' or 'E'))
        {
            var mark = at++;
            if (at < text.Length && text[at] is '+' or '-')
            {
                at++;
            }

            if (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    at++;
                }
            }
            else
            {
                at = mark;
            }
        }

        var digits = text.AsSpan(start, at - start);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsInfinity(value))
        {
            Problem = new EquationProblem("E0203", start, at - start, $"'{digits}' is no number");
        }

        return new Token(TokenKind.Number, digits.ToString(), value, start, at - start);
    }

    private Token Quoted()
    {
        var start = at;
        var close = text.IndexOf('"', at + 1);
        if (close < 0)
        {
            Problem = new EquationProblem("E0204", start, 1, "a quoted name is not closed", "close it with \"");
            return default;
        }

        at = close + 1;
        return new Token(TokenKind.Name, text[start..at], 0, start, at - start);
    }

    private Token Word()
    {
        var start = at;
        var end = EndOfWord(at);
        var best = end;
        if (isName is not null)
        {
            var reach = end;
            for (var words = 1; words < LongestName; words++)
            {
                var next = reach;
                while (next < text.Length && char.IsWhiteSpace(text[next]))
                {
                    next++;
                }

                if (next == reach || next >= text.Length || !(IsWord(text[next]) || char.IsAsciiDigit(text[next])))
                {
                    break;
                }

                reach = EndOfWord(next);
                if (isName(text[start..reach]))
                {
                    best = reach;
                }
            }
        }

        at = best;
        return new Token(TokenKind.Name, text[start..best], 0, start, best - start);
    }

    private int EndOfWord(int from)
    {
        var i = from;
        while (i < text.Length && (IsWord(text[i]) || char.IsAsciiDigit(text[i]) || text[i] is '.' or '\''))
        {
            i++;
        }

        return i;
    }
}
