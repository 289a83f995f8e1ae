using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Tokens;

/// <summary>Cuts a text into tokens in one pass; every token is bounded, so the time is linear.</summary>
internal sealed class Tokenizer
{
    /// <summary>Stands where a document's markup was: it has a place and is not seen.</summary>
    public const char Filler = '\u2060';

    private const int LongestWord = 200;

    private static readonly FrozenSet<string> Abbreviations = WordTable.Set(
        "mr mrs ms dr prof st gen lt col maj capt sgt cpl pte brig adm cmdr cdr gov sen rep rev hon jr sr no nos vs etc approx ca c jan feb mar apr jun jul aug sep sept oct nov dec mt ft inc ltd co corp dept e.g i.e cf fig al");

    private readonly string _text;
    private readonly int _end;
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _at;

    private Tokenizer(string text, int start, int end)
    {
        _text = text;
        _at = start;
        _end = end;
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static List<Token> Read(string text, int start, int end)
    {
        var reader = new Tokenizer(text, start, end);
        reader.Run();
        return reader._tokens;
    }

    private void Run()
    {
        var space = true;
        while (_at < _end)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || c == Filler || c == '\uFEFF' || c == '\u200B')
            {
                space |= char.IsWhiteSpace(c);
                _at++;
                continue;
            }

            var start = _at;
            var token = char.IsAsciiDigit(c) ? new NumberScanner(_text, _at, _end).Read()
                : char.IsLetter(c) || char.IsSurrogate(c) && start + 1 < _end && char.IsLetter(_text, start) ? Word()
                : Mark(c, space);
            _tokens.Add(token with { SpaceBefore = space });
            _at = Math.Max(token.End, start + 1);
            space = false;
        }
    }

    private Token Word()
    {
        var at = _at;
        if (Starts("http://") || Starts("https://") || Starts("www."))
        {
            return new Token(TokenKind.Code, _at, RunOf(_at, c => !char.IsWhiteSpace(c)), "url");
        }

        while (at < _end && at - _at < LongestWord && (char.IsLetter(_text[at]) || char.IsSurrogate(_text[at]) || char.GetUnicodeCategory(_text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark
            || IsApostrophe(_text[at]) && at + 1 < _end && char.IsLetter(_text[at + 1]) || _text[at] == '.' && IsDotted(at)))
        {
            at++;
        }

        if (at > _at && at < _end && _text[at] == '@' && at + 1 < _end && char.IsLetterOrDigit(_text[at + 1]))
        {
            return new Token(TokenKind.Code, _at, RunOf(_at, c => !char.IsWhiteSpace(c)), "address");
        }

        if (Code(at) is { } end)
        {
            return new Token(TokenKind.Code, _at, end, Lower(_at, end)) { Capital = char.IsUpper(_text[_at]) };
        }

        at = Math.Max(at, _at + 1);
        var lower = Lower(_at, at);
        if (at < _end && _text[at] == '.' && (Abbreviations.Contains(lower) || at - _at == 1 && char.IsUpper(_text[_at]) && lower is not "i" || IsDottedWord(lower)))
        {
            at++;
        }

        var word = _text.AsSpan(_at, at - _at);
        return new Token(TokenKind.Word, _at, at, lower) { Capital = char.IsUpper(word[0]), AllCapitals = word.Length > 1 && !word.ContainsAnyInRange('a', 'z') };
    }

    /// <summary>The end of a name with figures that begins here (F-16, Su-27SM, M142), or null.</summary>
    private int? Code(int wordEnd)
    {
        var at = wordEnd;
        if (at < _end && IsHyphen(_text[at]) && at + 1 < _end && char.IsAsciiDigit(_text[at + 1]))
        {
            var letters = Lower(_at, wordEnd);
            if (letters is "mid" or "early" or "late" or "pre" or "post" or "sub" or "near" || letters.Length > 8)
            {
                return null;
            }

            // "twenty-5" does not occur; "between-40" neither: letters, a hyphen and figures are a name.
            at++;
        }
        else if (at >= _end || !char.IsAsciiDigit(_text[at]))
        {
            return null;
        }

        while (at < _end && at - _at < LongestWord && (char.IsLetterOrDigit(_text[at]) || IsHyphen(_text[at]) && at + 1 < _end && char.IsLetterOrDigit(_text[at + 1])))
        {
            at++;
        }

        return at;
    }

    private Token Mark(char c, bool space)
    {
        var next = _at + 1 < _end ? _text[_at + 1] : ' ';
        var kind = c switch
        {
            '.' or '!' or '?' or '…' => TokenKind.Stop,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            ';' => TokenKind.Semicolon,
            '%' or '‰' => TokenKind.Percent,
            '$' or '£' or '€' or '¥' or '₴' or '₽' => TokenKind.Currency,
            '(' or '[' or '{' => TokenKind.Open,
            ')' or ']' or '}' => TokenKind.Close,
            '/' => TokenKind.Slash,
            '+' => TokenKind.Plus,
            '—' or '–' or '―' => TokenKind.Dash,
            '-' or '\u2010' or '\u2011' or '−' => next == '-' || space && char.IsWhiteSpace(next) ? TokenKind.Dash : TokenKind.Hyphen,
            '“' or '«' or '„' or '‘' => TokenKind.OpenQuote,
            '”' or '»' or '’' => TokenKind.CloseQuote,
            '"' => space && !char.IsWhiteSpace(next) || _tokens.Count > 0 && _tokens[^1].Kind is TokenKind.Open or TokenKind.Dash ? TokenKind.OpenQuote : TokenKind.CloseQuote,
            '\'' => space ? TokenKind.OpenQuote : TokenKind.CloseQuote,
            _ => TokenKind.Other,
        };
        var end = kind is TokenKind.Stop or TokenKind.Dash ? RunOf(_at, x => x == c) : _at + 1;
        return new Token(kind, _at, end, Lower(_at, Math.Min(end, _at + 1)));
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '\u2060';

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>The full stop inside U.S. or e.g.: between single letters.</summary>
    private bool IsDotted(int at) =>
        at + 1 < _end && char.IsLetter(_text[at + 1]) && at > _at && (at - 1 == _at || _text[at - 2] == '.') && (at + 2 >= _end || !char.IsLetter(_text[at + 2]));

    private static bool IsDottedWord(string lower) => lower.Length is 3 or 5 && lower[1] == '.';

    private bool Starts(string prefix) => string.CompareOrdinal(_text, _at, prefix, 0, prefix.Length) == 0;

    private int RunOf(int from, Func<char, bool> belongs)
    {
        var at = from;
        while (at < _end && belongs(_text[at]))
        {
            at++;
        }

        return Math.Max(at, from + 1);
    }

    /// <summary>In lower case, with plain apostrophes, one string for each word of the document.</summary>
    private string Lower(int start, int end)
    {
        var source = _text.AsSpan(start, end - start);
        Span<char> buffer = source.Length <= 256 ? stackalloc char[source.Length] : new char[source.Length];
        var length = 0;
        foreach (var c in source)
        {
            if (c != Filler)
            {
                buffer[length++] = c is '’' or 'ʼ' ? '\'' : char.ToLowerInvariant(c);
            }
        }

        var key = (ReadOnlySpan<char>)buffer[..length];
        if (!_lookup.TryGetValue(key, out var word))
        {
            word = key.ToString();
            _words.Add(word, word);
        }

        return word;
    }
}
