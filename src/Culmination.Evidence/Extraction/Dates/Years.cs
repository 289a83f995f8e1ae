using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Numbers;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Dates;

/// <summary>Reads years that stand alone.</summary>
internal sealed class Years(List<Token> tokens, DateSenses senses)
{
    private static readonly FrozenSet<string> YearContext = WordTable.Set(
        "in since of by until till from to during before after early late mid month season year january february march april may june july august september october november december and through spring summer autumn winter fall end circa year's between throughout late-");

    private static readonly FrozenSet<string> Functions = WordTable.Set("the a and or when but to with by in at on as after were was is are has have had than for of from");

    /// <summary>Four figures that are a year and not an amount.</summary>
    public DateMention? Of(int i, Stretch within)
    {
        var token = tokens[i];
        if (!token.LooksLikeYear || token.Value < 1900 && !(i > within.First && tokens[i - 1].Lower is "in" or "since" or "of"))
        {
            return null;
        }

        var before = i > within.First ? tokens[i - 1] : null;
        var next = i + 1 < within.Last ? tokens[i + 1] : null;
        if (before?.Kind == TokenKind.Currency || next?.Kind is TokenKind.Percent || next is { IsWord: true } && (Cardinals.Magnitudes.ContainsKey(next.Lower) || next.Lower == "percent"))
        {
            return null;
        }

        var inContext = before is not null && YearContext.Contains(before.Lower);
        var countsSomething = next is { IsWord: true } && (NumberUnits.Of(next.Lower) is { } unit && !NumberUnits.IsTime(unit) || i + 2 < within.Last && tokens[i + 2].IsWord && !next.Capital && NumberUnits.Of(tokens[i + 2].Lower) is not null && !Functions.Contains(next.Lower));
        if (countsSomething && before?.Lower is not ("in" or "since" or "until" or "during" or "before" or "after" or "by") && !(before?.Lower is "of" && next!.Capital) || !inContext && before?.Lower is "than" or "least" or "most" or "to" or "as" or "nearly" or "almost" or "many" or "some" or "killed")
        {
            return null;
        }

        var last = i + 1;
        if (last + 1 < within.Last && tokens[last].Kind is TokenKind.Hyphen or TokenKind.Dash && tokens[last + 1].Kind == TokenKind.Number && (tokens[last + 1].Digits == 2 || tokens[last + 1].LooksLikeYear))
        {
            last += 2;
        }

        var year = (int)token.Value;
        return senses.Period(i, last, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), within);
    }
}
