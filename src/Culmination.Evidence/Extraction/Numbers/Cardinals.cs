using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>A number as written.</summary>
/// <param name="Value">Its value with its magnitude.</param>
/// <param name="Last">One past its last token.</param>
/// <param name="Magnitude">What a magnitude word multiplied ("70 thousand": 1000), else 1.</param>
/// <param name="IsWord">Whether it is written in words.</param>
internal sealed record Cardinal(double Value, int Last, double Magnitude, bool IsWord)
{
    /// <summary>Whether it was a number by itself only with "a": a hundred, a million.</summary>
    public bool HasArticle { get; init; }
}

/// <summary>Numbers in figures and in words: 1.2m, 300 thousand, one million, a hundred and fifty thousand, two and a half, half a million, two dozen.</summary>
internal sealed class Cardinals(List<Token> tokens)
{
    public static readonly FrozenDictionary<string, double> Small = new (string, double)[]
    {
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
        ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
        ("seventy", 70), ("eighty", 80), ("ninety", 90),
    }.ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, double> Magnitudes = new (string, double)[]
    {
        ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("m", 1e6), ("mn", 1e6), ("mln", 1e6), ("bn", 1e9), ("k", 1e3),
    }.ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    /// <summary>The number that begins at a token, or null.</summary>
    public Cardinal? At(int at, int last)
    {
        if (at >= last)
        {
            return null;
        }

        return tokens[at].Kind == TokenKind.Number ? Figures(at, last) : tokens[at].IsWord ? Halves(at, last) ?? Words(at, last) : null;
    }

    private Cardinal? Figures(int at, int last)
    {
        var token = tokens[at];
        var value = token.Value;
        var next = at + 1;
        var magnitude = token.Suffix.Length > 0 && NumberUnits.OfSuffix(token.Suffix).Length == 0 ? MagnitudeOfSuffix(token.Suffix) : 1;
        var step = next < last && tokens[next].Kind == TokenKind.Hyphen && !tokens[next].SpaceBefore ? next + 1 : next;
        if (token.Suffix.Length == 0 && step < last && tokens[step].IsWord)
        {
            var word = tokens[step].Lower;
            if (Magnitudes.TryGetValue(word, out var factor) && (word.Length > 1 || !tokens[step].Capital) && !(word == "m" && tokens[at].Value >= 100))
            {
                (value, magnitude, next) = (value * factor, factor, step + 1);
            }
            else if (word is "hundred" or "dozen")
            {
                factor = word == "dozen" ? 12 : 100;
                (value, magnitude, next) = (value * factor, factor, step + 1);
                if (next < last && tokens[next].IsWord && Magnitudes.TryGetValue(tokens[next].Lower, out factor))
                {
                    (value, magnitude, next) = (value * factor, magnitude * factor, next + 1);
                }
            }
        }

        if (magnitude > 1 && AndAHalf(next, last) is > 0 and var more)
        {
            (value, next) = (value + magnitude / 2, next + more);
        }

        return new Cardinal(value, next, magnitude, IsWord: false);
    }

    private static double MagnitudeOfSuffix(string suffix) => suffix switch
    {
        "k" => 1e3,
        "m" or "mn" or "mln" or "mil" => 1e6,
        "bn" or "bln" or "b" => 1e9,
        "tn" or "trn" => 1e12,
        _ => 1,
    };

    /// <summary>Half a million, half a dozen, a quarter of a million, three quarters of a million.</summary>
    private Cardinal? Halves(int at, int last)
    {
        var word = tokens[at].Lower;
        if (word == "half" && at + 2 < last && tokens[at + 1].Is("a") && MagnitudeAt(at + 2) is { } half)
        {
            return new Cardinal(half / 2, at + 3, half, true);
        }

        var first = word is "a" or "one" ? 1 : word == "three" ? 3 : 0;
        return first > 0 && at + 4 < last && tokens[at + 1].Lower is "quarter" or "quarters" && tokens[at + 2].Is("of") && tokens[at + 3].Is("a") && MagnitudeAt(at + 4) is { } whole
            ? new Cardinal(whole * first / 4, at + 5, whole, true) : null;
    }

    private double? MagnitudeAt(int at) => tokens[at].Lower switch
    {
        "dozen" => 12,
        "hundred" => 100,
        var word when tokens[at].IsWord && word.Length > 2 && Magnitudes.TryGetValue(word, out var value) => value,
        _ => null,
    };

    private Cardinal? Words(int at, int last)
    {
        var article = tokens[at].Lower is "a" or "an";
        if (article && (at + 1 >= last || MagnitudeAt(at + 1) is null) || !article && !Small.ContainsKey(tokens[at].Lower))
        {
            return null;
        }

        double total = 0, current = 0, magnitude = 1, unit = double.PositiveInfinity;
        var next = article ? at + 1 : at;
        var end = next;
        while (next < last && next - at < 16)
        {
            var word = tokens[next].Lower;
            var half = AndAHalf(next, last);
            if (half > 0)
            {
                var after = next + half;
                var part = tokens[after - 1].Lower == "quarter" ? 0.25 : 0.5;
                return after < last && tokens[after].IsWord && tokens[after].Lower.Length > 2 && Magnitudes.TryGetValue(tokens[after].Lower, out var scale)
                    ? new Cardinal(total + (current + part) * scale, after + 1, scale, true)
                    : new Cardinal(total + current + part * (current == 0 && total > 0 ? magnitude : 1), after, magnitude, true);
            }

            if (tokens[next].Kind == TokenKind.Comma)
            {
                // twenty-two thousand, five hundred
                if (total == 0 || current > 0 || next + 2 >= last || !Small.ContainsKey(tokens[next + 1].Lower) || !tokens[next + 2].Is("hundred"))
                {
                    break;
                }
            }
            else if (!tokens[next].IsWord)
            {
                if (tokens[next].Kind != TokenKind.Hyphen || next + 1 >= last || !(Small.ContainsKey(tokens[next + 1].Lower) || MagnitudeAt(next + 1) is not null))
                {
                    break;
                }
            }
            else if (Small.TryGetValue(word, out var small))
            {
                // After twenty comes one to nine, after a hundred anything below it; "two three" are two numbers.
                if (small >= (unit >= 20 && unit < 100 && small < 10 ? 10 : unit))
                {
                    break;
                }

                (current, unit, end) = (current + small, small < 20 ? 0 : small, next + 1);
            }
            else if (word is "hundred" or "dozen")
            {
                var factor = word == "dozen" ? 12 : 100;
                (current, unit, end, magnitude) = (Math.Max(current, 1) * factor, factor, next + 1, total > 0 ? magnitude : factor);
            }
            else if (word.Length > 2 && Magnitudes.TryGetValue(word, out var factor))
            {
                (total, current, unit, end, magnitude) = (total + Math.Max(current, 1) * factor, 0, factor, next + 1, factor);
            }
            else if (word == "and" && end > at + 1 - (article ? 0 : 1) && magnitude > 1 && magnitude != 12 && next + 1 < last && Small.TryGetValue(tokens[next + 1].Lower, out var following) && following < unit)
            {
                // a hundred and fifty: goes on with the number behind it.
            }
            else if (word == "point" && next + 1 < last && Small.TryGetValue(tokens[next + 1].Lower, out var tenth) && tenth < 10)
            {
                (current, unit, end) = (current + tenth / 10, 0, next + 2);
                next++;
            }
            else
            {
                break;
            }

            next++;
        }

        return end > (article ? at + 1 : at) ? new Cardinal(total + current, end, magnitude, true) { HasArticle = article } : null;
    }

    /// <summary>How many tokens "and a half" or "and a quarter" takes here (also "-and-a-half"), or 0.</summary>
    private int AndAHalf(int at, int last)
    {
        var i = at;
        foreach (var word in (ReadOnlySpan<string>)["and", "a", "half"])
        {
            if (i < last && tokens[i].Kind == TokenKind.Hyphen)
            {
                i++;
            }

            if (i >= last || !(tokens[i].Is(word) || word == "half" && tokens[i].Is("quarter")))
            {
                return 0;
            }

            i++;
        }

        return i - at;
    }
}
