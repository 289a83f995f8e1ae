using System.Collections.Frozen;
using System.Globalization;

namespace Culmination.Evidence.Extraction.Tokens;

/// <summary>Reads what begins with a figure: a number with separators and what is glued to it, a date, a time, an ordinal, a name.</summary>
internal ref struct NumberScanner(string text, int start, int end)
{
    private const int LongestNumber = 40;

    private static readonly FrozenDictionary<string, double> Magnitudes = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["k"] = 1e3, ["m"] = 1e6, ["mn"] = 1e6, ["mln"] = 1e6, ["mil"] = 1e6, ["bn"] = 1e9, ["bln"] = 1e9, ["b"] = 1e9, ["tn"] = 1e12, ["trn"] = 1e12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Units = new[] { "km", "mm", "cm", "kg", "t", "mw", "gw", "kw", "mph", "kph", "kmh", "nm", "ft", "ha", "h", "hr", "hrs", "min", "mins", "pc" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly string _text = text;
    private readonly int _start = start;
    private readonly int _end = Math.Min(end, text.Length);
    private int _at = start;

    public Token Read()
    {
        if (ReadDate() is { } date)
        {
            return date;
        }

        var whole = Digits();
        var digits = _at - _start;
        var separated = false;
        while (IsGroup(_at, digits))
        {
            separated = true;
            _at += 4;
        }

        if (digits == 4 && _text[_start] == '0' && !separated)
        {
            // 0600 hours
            return Rest(TokenKind.Clock);
        }

        var number = new string([.. _text.AsSpan(_start, _at - _start).ToArray().Where(char.IsAsciiDigit)]);
        var decimals = false;
        if (Peek(0) is '.' or '·' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            var from = _at;
            Digits();
            decimals = true;
            number += "." + _text[from.._at];
            if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
            {
                return Rest(TokenKind.Code);
            }
        }
        else if (Peek(0) == ':' && whole <= 2 && char.IsAsciiDigit(Peek(1)) && char.IsAsciiDigit(Peek(2)) && !char.IsAsciiDigit(Peek(3)))
        {
            _at += 3;
            SkipMeridiem();
            return Make(TokenKind.Clock);
        }

        var value = number.Length <= LongestNumber && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;
        if (double.IsNaN(value))
        {
            return Rest(TokenKind.Code);
        }

        return Suffixed(value, digits, separated, decimals);
    }

    private Token Suffixed(double value, int digits, bool separated, bool decimals)
    {
        var numberEnd = _at;
        while (_at < _end && (char.IsLetter(_text[_at]) || _text[_at] == Tokenizer.Filler) && _at - numberEnd < 20)
        {
            _at++;
        }

        var suffix = _text[numberEnd.._at].Replace("\u2060", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        var plain = new Token(TokenKind.Number, _start, _at, _text[_start.._at].ToLowerInvariant()) { Value = value, Digits = digits, Separated = separated, HasDecimals = decimals };
        if (suffix.Length == 0)
        {
            return plain;
        }

        if (_at < _end && char.IsAsciiDigit(_text[_at]))
        {
            return Rest(TokenKind.Code);
        }

        if (suffix is "st" or "nd" or "rd" or "th" && !decimals)
        {
            return plain with { Kind = TokenKind.Ordinal };
        }

        if (suffix is "am" or "pm" or "gmt" or "utc" or "z")
        {
            return Make(TokenKind.Clock);
        }

        if (suffix == "m" && _text[_at - 1] == 'M' && Peek(0) == '-' && char.IsAsciiDigit(Peek(1)))
        {
            // 3M-54 is a name; 300k-400k a range.
            return Rest(TokenKind.Code);
        }

        if (Magnitudes.TryGetValue(suffix, out var factor))
        {
            return plain with { Value = value * factor, Suffix = suffix };
        }

        return Units.Contains(suffix) ? plain with { Suffix = suffix } : Rest(TokenKind.Code);
    }

    /// <summary>A separator and exactly three figures follow: 1,670; 1 670 with a space that does not break; 1'670.</summary>
    private readonly bool IsGroup(int at, int digits)
    {
        if (digits > 3 || at + 3 >= _end || _text[at] is not (',' or '\'' or '’' or '\u00A0' or '\u202F' or '\u2009'))
        {
            return false;
        }

        return char.IsAsciiDigit(_text[at + 1]) && char.IsAsciiDigit(_text[at + 2]) && char.IsAsciiDigit(_text[at + 3]) && (at + 4 >= _end || !char.IsAsciiDigit(_text[at + 4]))
            || at + 3 == _end - 1 && char.IsAsciiDigit(_text[at + 1]) && char.IsAsciiDigit(_text[at + 2]) && char.IsAsciiDigit(_text[at + 3]);
    }

    /// <summary>2022-02-24, 24/02/2022, 24.02.2022; a day that cannot be is no date.</summary>
    private Token? ReadDate()
    {
        var from = _at;
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var mark = '\0';
        for (var i = 0; i < 3; i++)
        {
            var begin = _at;
            lengths[i] = Digits();
            if (lengths[i] is 0 or > 4 || !int.TryParse(_text.AsSpan(begin, lengths[i]), NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]))
            {
                _at = from;
                return null;
            }

            if (i < 2)
            {
                var c = Peek(0);
                if (c is not ('-' or '/' or '.') || mark != '\0' && c != mark)
                {
                    _at = from;
                    return null;
                }

                mark = c;
                _at++;
            }
        }

        var (year, month, day) = lengths[0] == 4 ? (parts[0], parts[1], parts[2]) : (parts[2], parts[1], parts[0]);
        if ((lengths[0] == 4) == (lengths[2] == 4) || year is < 1800 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            _at = from;
            return null;
        }

        return Make(TokenKind.Date) with { Day = new DateOnly(year, month, day) };
    }

    private int Digits()
    {
        var from = _at;
        while (_at < _end && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return _at - from;
    }

    private void SkipMeridiem()
    {
        if (_at + 1 < _end && char.ToLowerInvariant(_text[_at]) is 'a' or 'p' && char.ToLowerInvariant(_text[_at + 1]) == 'm')
        {
            _at += 2;
        }
    }

    private readonly char Peek(int ahead) => _at + ahead < _end ? _text[_at + ahead] : '\0';

    private Token Rest(TokenKind kind)
    {
        while (_at < _end && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '.' or '/' && _at + 1 < _end && char.IsLetterOrDigit(_text[_at + 1])))
        {
            _at++;
        }

        return Make(kind);
    }

    private readonly Token Make(TokenKind kind) => new(kind, _start, _at, _text[_start.._at].ToLowerInvariant());
}
