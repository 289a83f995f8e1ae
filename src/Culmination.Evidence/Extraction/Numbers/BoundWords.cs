using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Words before or after a number that say how it is meant.</summary>
internal sealed class BoundWords(List<Token> tokens)
{
    private static readonly (string Bound, string Phrases)[] Table =
    [
        ("lower", "at least|at the very least|at the least|no fewer than|not fewer than|no less than|not less than|nothing less than|a minimum of|minimum of|minimum|upwards of|upward of|more than|as few as|as little as|as low as|not under|not below|no lower than|well more than|far more than"),
        ("lower_strict", "over|well over|far over|above|well above|in excess of|exceeding|exceeds|exceed|exceeded|surpassed|surpassing|surpasses|topped|topping|tops|greater than|higher than|larger than|bigger than|north of|beyond|passed|passes|passing|past"),
        ("upper", "at most|at the most|at the very most|up to|as many as|as much as|as high as|as large as|no more than|not more than|no greater than|no higher than|no larger than|a maximum of|maximum of|maximum|not exceeding|not to exceed|not over|not above|capped at|limited to|a ceiling of|a cap of"),
        ("upper_strict", "fewer than|less than|under|below|well under|well below|far fewer than|far less than|lower than|smaller than|south of"),
        ("approx_below", "nearly|almost|just under|just below|slightly less than|slightly fewer than|slightly under|slightly below|a little less than|a little under|a bit less than|a bit under|little short of|just short of|short of|shy of|just shy of|approaching|nearing|not quite|close on|getting on for|a shade under|a fraction under|marginally less than|marginally under"),
        ("approx_above", "just over|just above|just more than|slightly more than|slightly over|slightly above|a little over|a little more than|a bit over|a bit more than|little more than|a shade over|a fraction over|marginally more than|marginally over"),
        ("approx", "about|around|roughly|approximately|approx|some|an estimated|estimated|circa|c|ca|~|≈|close to|closer to|near to|in the region of|in the order of|on the order of|of the order of|in the neighbourhood of|in the neighborhood of|in the vicinity of|in the ballpark of|somewhere around|something like|estimated at|more or less|very roughly|very approximately|perhaps|maybe"),
    ];

    private static readonly FrozenDictionary<string, (string[] Words, string Bound)[]> ByLast = Table
        .SelectMany(t => t.Phrases.Split('|').Select(p => (Words: p.Split(' '), t.Bound)))
        .GroupBy(p => p.Words[^1], StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The bound of the words right before a token, and where they begin; null for none.</summary>
    public (string Bound, int First)? Before(int at, int floor)
    {
        // Between the words and the number: "more than a further 300", "at least the same 300".
        for (var skip = 0; skip < 3; skip++)
        {
            var end = at - 1 - skip;
            if (end < floor)
            {
                return null;
            }

            if (ByLast.TryGetValue(tokens[end].Lower, out var candidates))
            {
                foreach (var (words, bound) in candidates)
                {
                    if (Matches(words, end, floor) && !IsOtherSense(words, end, at, floor))
                    {
                        return (bound, end - words.Length + 1);
                    }
                }
            }

            if (!(tokens[end].Lower is "a" or "an" or "further" or "another" or "additional" or "the" or "other" or "us"))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The bound of the words right after a token (one past the number or its noun) and where they end; null for none.</summary>
    public (string Bound, int Last)? After(int at, int last)
    {
        string At(int i) => i < last ? tokens[i].Lower : string.Empty;
        var ends = at + 2 >= last || tokens[at + 2].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Semicolon or TokenKind.Dash or TokenKind.Close;
        return (At(at), At(at + 1)) switch
        {
            ("or", "so") => ("approx", at + 2),
            ("or", "thereabouts") => ("approx", at + 2),
            ("or", "more" or "above" or "over" or "higher") => ("lower", at + 2),
            ("and", "more" or "above" or "over" or "up" or "counting") when ends => ("lower", at + 2),
            ("or", "fewer" or "less" or "under" or "below" or "lower") => ("upper", at + 2),
            ("and", "under" or "below") when ends => ("upper", at + 2),
            ("at", "least" or "minimum") when ends => ("lower", at + 2),
            ("at", "most" or "maximum") when ends => ("upper", at + 2),
            ("at", "the") when At(at + 2) is "most" or "least" => (At(at + 2) == "most" ? "upper" : "lower", at + 3),
            ("-", "odd") => ("approx", at + 2),
            ("-", "plus") => ("lower", at + 2),
            ("-", "ish") => ("approx", at + 2),
            ("+", _) => ("lower", at + 1),
            ("plus", _) when at + 1 >= last || tokens[at + 1].Kind != TokenKind.Number => ("lower", at + 1),
            ("odd", _) => ("approx", at + 1),
            ("approximately" or "roughly", _) => ("approx", at + 1),
            ("minimum", _) => ("lower", at + 1),
            ("maximum" or "tops" or "max", _) => ("upper", at + 1),
            (",", "if") when At(at + 2) == "not" && At(at + 3) == "more" => ("lower", at + 4),
            ("if", "not") when At(at + 2) == "more" => ("lower", at + 3),
            ("give", "or") when At(at + 2) == "take" => ("approx", at + 3),
            _ => null,
        };
    }

    private bool Matches(string[] words, int end, int floor)
    {
        if (end - words.Length + 1 < floor)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!string.Equals(tokens[end - i].Lower, words[^(i + 1)], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"over three days" is during them; "took over 300 positions", "below 300 metres" are no bounds; "the above 300".</summary>
    private bool IsOtherSense(string[] words, int end, int at, int floor)
    {
        if (words.Length > 1)
        {
            return false;
        }

        var before = end - 1 >= floor ? tokens[end - 1].Lower : string.Empty;
        return words[0] switch
        {
            "over" when before is "spread" or "place" or "happened" or "occurred" or "conducted" or "carried" => true,
            "over" => IsSpan(at) && before is not ("for" or "lasted" or "took" or "lasting" or "after" or "of" or "is" or "was" or "been" or "by" or "taken" or "lasts" or "last" or "in" or "to") && end > floor,
            "under" or "above" or "below" => before is "the" or "killed" or "come" or "came" && words[0] == "under",
            "passed" or "passes" or "passing" or "past" => !(before is "toll" or "tolls" or "number" or "total" or "count" or "figure" or "losses" or "casualties" or "deaths" or "has" or "have" or "had" or "strength"),
            "minimum" or "maximum" => before is not ("a" or "the"),
            "near" or "c" or "ca" => before is "battle" or "fighting",
            _ => false,
        };
    }

    private bool IsSpan(int at)
    {
        for (var i = at; i < Math.Min(tokens.Count, at + 4); i++)
        {
            if (tokens[i].IsWord && NumberUnits.Of(tokens[i].Lower) is { } unit)
            {
                return NumberUnits.IsTime(unit);
            }
        }

        return false;
    }
}
