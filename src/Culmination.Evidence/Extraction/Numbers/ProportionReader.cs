using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Shares and ratios: a third of, two thirds, half, one in five, doubled, three times as many, ten to one.</summary>
internal sealed class ProportionReader(List<Token> tokens, Cardinals cardinals, BoundWords bounds)
{
    /// <summary>The proportion that begins at a token, or null.</summary>
    public Mention? At(int i, int floor, int last)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Number)
        {
            if (i + 3 < last && tokens[i + 1].Kind == TokenKind.Slash && tokens[i + 2].Kind == TokenKind.Number && tokens[i + 3].Is("of") && tokens[i + 2].Value > token.Value)
            {
                return Of(i, i, i + 3, floor, Rounded(token.Value / tokens[i + 2].Value), "fraction");
            }

            return OneIn(i, floor, last) ?? Times(i, floor, last) ?? Against(i, floor, last);
        }

        if (!token.IsWord)
        {
            return null;
        }

        if (token.Is("faster") && i + 3 < last && tokens[i + 1].Is("than") && i > floor && !tokens[i - 1].Is("times") && tokens[i + 2].Lower is "it" or "they" or "he" or "she" or "we" or "the" or "its" or "their")
        {
            // Two rates are compared and no figure is given: their ratio is above one.
            return new Mention(i, i + 2, 1, null, null, "lower", "ratio", "faster-than") { Number = i, Resume = i + 2 };
        }

        return Fraction(i, floor, last) ?? Half(i, floor, last) ?? OneIn(i, floor, last) ?? Times(i, floor, last) ?? Verb(i, floor) ?? Against(i, floor, last);
    }

    private Mention Of(int number, int first, int last, int floor, double value, string kind)
    {
        if (kind == "fraction" && first > floor && tokens[first - 1].Lower is "between" or "from" && last + 1 < tokens.Count && tokens[last].Lower is "and" or "to" && UpperFraction(last + 1) is { } upper && upper.Value > value)
        {
            return new Mention(first - 1, upper.Last, value, null, upper.Value, "range", "share", "fraction-range") { Number = number, Resume = upper.Last };
        }

        var before = bounds.Before(first, floor);
        var bound = before?.Bound ?? kind;
        return Mention.Of(before?.First ?? first, last, value, bound, kind == "fraction" ? "share" : "ratio", before is null ? kind : kind + "-" + bound) with { Number = number, Resume = last };
    }

    /// <summary>"a half", "two thirds" as the upper end of a range.</summary>
    private (double Value, int Last)? UpperFraction(int at)
    {
        if (tokens[at].Is("half"))
        {
            return (0.5, at + 1);
        }

        var top = tokens[at].Is("a") ? 1 : Cardinals.Small.GetValueOrDefault(tokens[at].Lower);
        if (top == 0 || at + 1 >= tokens.Count)
        {
            return null;
        }

        if (tokens[at + 1].Is("half"))
        {
            return (0.5, at + 2);
        }

        var next = tokens[at + 1].Kind == TokenKind.Hyphen && at + 2 < tokens.Count ? at + 2 : at + 1;
        return Denominator(tokens[next].Lower) is > 0 and var bottom && bottom > top ? (Rounded(top / bottom), next + 1) : null;
    }

    /// <summary>a third of, two-thirds, three quarters; "a third brigade" is an ordinal.</summary>
    private Mention? Fraction(int i, int floor, int last)
    {
        var word = tokens[i].Lower;
        var top = word is "a" ? 1 : Cardinals.Small.GetValueOrDefault(word);
        if (top is 0 or > 19)
        {
            return null;
        }

        var at = i + 1 < last && tokens[i + 1].Kind == TokenKind.Hyphen ? i + 2 : i + 1;
        if (at >= last || Denominator(tokens[at].Lower) is not (> 0 and var bottom) || top >= bottom && top > 1)
        {
            return null;
        }

        if (at + 3 < last && tokens[at + 1].Is("of") && tokens[at + 2].Is("a") && cardinals.At(at + 2, last) is { Value: >= 1000 })
        {
            return null;
        }

        var isPlural = tokens[at].Lower.EndsWith('s');
        var next = at + 1 < last ? tokens[at + 1] : null;
        var isQuarter = tokens[at].Lower is "quarter" or "quarters";
        if (!isPlural && !(next is null || next.Is("of") || next.Is("and") && i > floor && tokens[i - 1].Is("between") || next.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Semicolon or TokenKind.Dash or TokenKind.Close || next.Lower is "less" or "fewer" or "more" or "in" or "since" or "by" or "were" or "are" or "have" || at > i + 1 && word != "a"))
        {
            return null;
        }

        return isQuarter && next is not null && next.Is("of") && at + 2 < last && Calendar(tokens[at + 2]) ? null : Of(i, i, at + 1, floor, Rounded(top / bottom), "fraction");
    }

    private static bool Calendar(Token token) => token.LooksLikeYear || token.Lower is "year";

    /// <summary>To six decimals, as written in claims: 0.333333.</summary>
    private static double Rounded(double value) => Math.Round(value, 6, MidpointRounding.AwayFromZero);

    private static double Denominator(string word) => word switch
    {
        "third" or "thirds" => 3,
        "quarter" or "quarters" or "fourth" or "fourths" => 4,
        "fifth" or "fifths" => 5,
        "sixth" or "sixths" => 6,
        "seventh" or "sevenths" => 7,
        "eighth" or "eighths" => 8,
        "ninth" or "ninths" => 9,
        "tenth" or "tenths" => 10,
        "twentieth" or "twentieths" => 20,
        "hundredth" or "hundredths" => 100,
        _ => 0,
    };

    /// <summary>half of, half the, half its, by half, more than half; not "the second half", "half past", "half an hour".</summary>
    private Mention? Half(int i, int floor, int last)
    {
        if (!tokens[i].Is("half") && !tokens[i].Is("halved"))
        {
            return null;
        }

        var before = i > floor ? tokens[i - 1].Lower : string.Empty;
        var next = i + 1 < last ? tokens[i + 1] : null;
        if (tokens[i].Is("halved"))
        {
            return Of(i, i, i + 1, floor, 0.5, "ratio");
        }

        var follows = next is not null && next.Lower is "of" or "the" or "its" or "their" or "his" or "our" or "that" or "those" or "as" or "were" or "have" or "are" or "this" or "these" or "all";
        var stands = before is "by" or "than" or "about" or "nearly" or "almost" or "around" or "roughly" or "over" or "in" or "least" || next is null && before.Length == 0;
        if (before is "first" or "second" or "latter" or "last" or "other" or "-" or "a" or "and" || next is { Kind: TokenKind.Hyphen } || !follows && !stands || next is not null && next.Is("a") && before is not "by")
        {
            return null;
        }

        return Of(i, i, i + 1, floor, 0.5, "fraction");
    }

    /// <summary>one in five, 3 out of 10, nine in ten.</summary>
    private Mention? OneIn(int i, int floor, int last)
    {
        if (cardinals.At(i, last) is not { } top || top.Value > 99 || top.Last >= last)
        {
            return null;
        }

        var at = tokens[top.Last].Is("in") ? top.Last + 1 : tokens[top.Last].Is("out") && top.Last + 1 < last && tokens[top.Last + 1].Is("of") ? top.Last + 2 : 0;
        if (at > 0 && at < last && tokens[at].Is("every"))
        {
            at++;
        }

        if (at == 0 || at >= last || cardinals.At(at, last) is not { } bottom || bottom.Value <= top.Value || bottom.Value > 1000 || tokens[at].LooksLikeYear)
        {
            return null;
        }

        // "one in five rounds" but not "two in 300 villages": no more than ten, or a hundred, in one breath.
        return top.Value <= 10 && bottom.Value is <= 12 or 20 or 50 or 100 or 1000 && !IsUnitOfTime(bottom.Last, last) ? Of(i, i, bottom.Last, floor, Rounded(top.Value / bottom.Value), "fraction") : null;
    }

    private bool IsUnitOfTime(int at, int last) => at < last && tokens[at].IsWord && NumberUnits.Of(tokens[at].Lower) is { } unit && NumberUnits.IsTime(unit);

    /// <summary>three times as many, twice the, 10 times more, five-fold.</summary>
    private Mention? Times(int i, int floor, int last)
    {
        var word = tokens[i].Lower;
        if (word is "twice" or "thrice" or "double" or "triple" or "quadruple" && i + 1 < last && tokens[i + 1].Lower is "as" or "the" or "that" or "its" or "their" or "what" or "those")
        {
            return Of(i, i, i + 1, floor, word switch { "twice" or "double" => 2, "quadruple" => 4, _ => 3 }, "ratio");
        }

        if (word == "factor" && i + 2 < last && tokens[i + 1].Is("of") && cardinals.At(i + 2, last) is { } by)
        {
            return Of(i, i > floor && tokens[i - 1].Is("a") ? i - 1 : i, by.Last, floor, by.Value, "ratio");
        }

        if (word.EndsWith("fold", StringComparison.Ordinal) && Cardinals.Small.TryGetValue(word[..^4], out var fold))
        {
            return Of(i, i, i + 1, floor, fold, "ratio");
        }

        if (cardinals.At(i, last) is not { } number || number.Last >= last)
        {
            return null;
        }

        var at = number.Last;
        if (tokens[at].Kind == TokenKind.Hyphen && at + 1 < last && tokens[at + 1].Is("fold"))
        {
            return Of(i, i, at + 2, floor, number.Value, "ratio");
        }

        var isTimes = tokens[at].Is("times") && at + 1 < last && tokens[at + 1].Lower is "as" or "more" or "the" or "higher" or "larger" or "greater" or "what" or "that" or "its" or "their" or "faster" or "fewer" or "less" or "bigger" or "those" or "over";
        return isTimes && !(tokens[at + 1].Is("the") && number.Value == 1) ? Of(i, i, at + 1, floor, number.Value, "ratio") : null;
    }

    private Mention? Verb(int i, int floor) => tokens[i].Lower switch
    {
        "doubled" or "doubling" or "doubles" => Of(i, i, i + 1, floor, 2, "ratio"),
        "tripled" or "trebled" or "tripling" or "trebling" => Of(i, i, i + 1, floor, 3, "ratio"),
        "quadrupled" or "quadrupling" => Of(i, i, i + 1, floor, 4, "ratio"),
        "quintupled" => Of(i, i, i + 1, floor, 5, "ratio"),
        _ => null,
    };

    /// <summary>ten to one, 10:1 in odds and ratios.</summary>
    private Mention? Against(int i, int floor, int last)
    {
        if (cardinals.At(i, last) is not { } number || number.Last + 1 >= last)
        {
            return null;
        }

        var at = number.Last;
        var link = tokens[at].Is("to") ? at + 1 : tokens[at].Kind == TokenKind.Colon ? at + 1
            : tokens[at].Kind == TokenKind.Hyphen && at + 2 < last && tokens[at + 1].Is("to") && tokens[at + 2].Kind == TokenKind.Hyphen ? at + 3 : 0;
        if (link == 0 || link >= last || !(tokens[link].Is("one") || tokens[link].Kind == TokenKind.Number && tokens[link].Value == 1 && tokens[link].Suffix.Length == 0))
        {
            return null;
        }

        return number.Value > 1 ? Of(i, i, link + 1, floor, number.Value, "ratio") : null;
    }
}
