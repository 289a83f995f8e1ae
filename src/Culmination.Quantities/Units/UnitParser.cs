using System.Globalization;

namespace Culmination.Quantities.Units;

/// <summary>Reads the text of a unit (XMILE 1.0, section 2.3): words, 1, and ^ * / with parentheses; * and / bind alike, from the left.</summary>
internal sealed class UnitParser(string text, Func<string, string?>? aliases)
{
    private const int MaximumDepth = 16;
    private const int MaximumLength = 1000;
    private const int MaximumExponent = 16;
    private int at;
    private int depth;

    /// <summary>The base unit a word names.</summary>
    internal static string Key(string word)
    {
        var key = string.Join(' ', word.Replace('_', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (key == "people")
        {
            return "person";
        }

        return key.Length > 3 && key[^1] == 's' && key[^2] is not ('s' or 'u') ? key[..^1] : key;
    }

    internal Unit? Parse()
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaximumLength)
        {
            return null;
        }

        var unit = Product();
        return unit is not null && Peek() == '\0' ? unit : null;
    }

    private Unit? Product()
    {
        if (++depth > MaximumDepth)
        {
            return null;
        }

        var left = Raised();
        while (left is not null && Peek() is '*' or '/' or '·')
        {
            var divide = text[at++] == '/';
            var right = Raised();
            left = right is null ? null : divide ? left!.Divide(right) : left!.Multiply(right);
        }

        depth--;
        return left;
    }

    private Unit? Raised()
    {
        var unit = Primary();
        if (unit is null || Peek() != '^')
        {
            return unit;
        }

        at++;
        Peek();
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '-'))
        {
            at++;
        }

        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && Math.Abs(power) <= MaximumExponent
            ? unit.Power(power)
            : null;
    }

    private Unit? Primary()
    {
        if (Peek() == '(')
        {
            at++;
            var inner = Product();
            return inner is not null && Peek() == ')' && ++at > 0 ? inner : null;
        }

        var start = at;
        while (at < text.Length && text[at] is not ('(' or ')' or '*' or '/' or '^' or '·'))
        {
            at++;
        }

        var word = text[start..at].Trim();
        return word.Length == 0 ? null : Word(word);
    }

    private Unit? Word(string word)
    {
        if (aliases?.Invoke(word) is { } meaning && !string.Equals(meaning, word, StringComparison.Ordinal))
        {
            return new UnitParser(meaning, null).Parse();
        }

        if (word == "1" || word.ToLowerInvariant() is "dmnl" or "dimensionless" or "unitless" or "no units" or "fraction" or "ratio" or "share")
        {
            return Unit.Dimensionless;
        }

        // Areas and volumes are written so more often than with a power sign.
        if (word is "km2" or "m2" or "cm2" or "km3" or "m3" or "cm3")
        {
            return Unit.Of(word[..^1]).Power(word[^1] - '0');
        }

        return char.IsAsciiDigit(word[0]) || word[0] is '.' or '-' or '+' ? null : Unit.Of(word);
    }

    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }
}
