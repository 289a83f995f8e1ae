using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Culmination.Dynamics.Equations;

/// <summary>
/// Cuts an equation into tokens. Comments in braces are blanks. A name is a run of letters, digits, <c>_</c> and <c>$</c>, or anything in double quotes; dots join the names of
/// modules and of what is in them, and a dot before the first one (the outermost model) is no part of the name.
/// </summary>
internal sealed class Lexer(string text, KnownNames? known)
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "!=", "//", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "<", ">", "=", ":", "@", "'"];
    private static readonly string[] Reserved = ["AND", "OR", "NOT", "MOD", "IF", "THEN", "ELSE"];
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

    internal static bool IsWordStart(char c) => char.IsLetter(c) || c is '_' or '$' || (c > 127 && !char.IsWhiteSpace(c));

    internal static bool IsWordPart(char c) => IsWordStart(c) || char.IsAsciiDigit(c);

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
            else if (char.IsWhiteSpace(text[at]) || IsLineContinuation())
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

    /// <summary>A backslash at the end of a line, as Vensim's converter leaves it.</summary>
    private bool IsLineContinuation() => text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '\n' or '\r';

    private Token Next()
    {
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Number();
        }

        if (c == '"' || IsWordStart(c) || (c == '.' && IsNameStart(at + 1)))
        {
            return Name();
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol == "!=" ? "<>" : symbol, 0, at - symbol.Length, symbol.Length);
            }
        }

        Problem = new EquationProblem("E0202", at, 1, $"'{c}' has no meaning in an equation", "names with other characters than letters, digits and _ are written in double quotes");
        return default;
    }

    private Token Number()
    {
        var start = at;
        SkipDigits();
        if (at < text.Length && text[at] == '.')
        {
            at++;
            SkipDigits();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var mark = at++;
            if (at < text.Length && text[at] is '+' or '-')
            {
                at++;
            }

            var digits = at;
            SkipDigits();
            at = at == digits ? mark : at;
        }

        while (at < text.Length && (IsWordPart(text[at]) || text[at] == '.'))
        {
            at++;
        }

        var written = text.AsSpan(start, at - start);
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            Problem = new EquationProblem("E0203", start, at - start, $"'{written}' is not a number", "a number is written 0.35 or 1.5e6; a name that begins with a digit is written in double quotes");
        }

        return new Token(TokenKind.Number, written.ToString(), value, start, at - start);
    }

    private void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private bool IsNameStart(int offset) => offset < text.Length && (text[offset] == '"' || IsWordStart(text[offset]));

    private Token Name()
    {
        var start = at;
        at += text[at] == '.' ? 1 : 0;
        var first = at;
        var hasQuotes = false;
        var isMixed = false;
        do
        {
            at += at > first ? 1 : 0;
            var isQuoted = text[at] == '"';
            isMixed |= isQuoted ? at > first : hasQuotes;
            hasQuotes |= isQuoted;
            if (!(isQuoted ? SkipQuoted() : SkipWord()))
            {
                return default;
            }
        }
        while (at < text.Length && text[at] == '.' && IsNameStart(at + 1));

        if (known is not null && !hasQuotes && !IsReserved(text.AsSpan(first, at - first)))
        {
            at = Math.Max(at, first + known.LengthAt(text, first));
            SkipUnknownWords();
        }

        // Parts of which some are in quotes are one name in quotes.
        var written = text[first..at];
        return new Token(TokenKind.Name, isMixed ? '"' + InnerText(written) + '"' : written, 0, start, at - start);
    }

    /// <summary>A name without the quotes around its parts; quotes that are part of it stay escaped.</summary>
    internal static string InnerText(string written)
    {
        var inner = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '\\' && i + 1 < written.Length)
            {
                inner.Append(written, i++, 2);
            }
            else if (written[i] != '"')
            {
                inner.Append(written[i]);
            }
        }

        return inner.ToString();
    }

    private bool SkipQuoted()
    {
        var close = at + 1;
        while (close < text.Length && text[close] != '"')
        {
            close += text[close] == '\\' ? 2 : 1;
        }

        if (close >= text.Length)
        {
            Problem = new EquationProblem("E0204", at, 1, "a name in double quotes is not closed", "close it with \"");
            return false;
        }

        at = close + 1;
        return true;
    }

    private bool SkipWord()
    {
        while (at < text.Length && (IsWordPart(text[at]) || (text[at] == '.' && at + 1 < text.Length && IsWordPart(text[at + 1]))))
        {
            at++;
        }

        return true;
    }

    /// <summary>Where names are written plainly, words that follow one another are one name, if an unknown one: then it is that name which is reported, with close ones.</summary>
    private void SkipUnknownWords()
    {
        while (true)
        {
            var end = at;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            var word = at;
            if (at > end && at < text.Length && IsWordStart(text[at]))
            {
                SkipWord();
            }

            if (at == word || IsReserved(text.AsSpan(word, at - word)))
            {
                at = end;
                return;
            }
        }
    }

    private static bool IsReserved(ReadOnlySpan<char> word)
    {
        foreach (var reserved in Reserved)
        {
            if (word.Equals(reserved, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
