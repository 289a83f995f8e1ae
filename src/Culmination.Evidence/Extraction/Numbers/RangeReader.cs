using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Reads ranges between two numbers.</summary>
internal sealed class RangeReader(List<Token> tokens, bool[] taken, Cardinals cardinals, BoundWords bounds, ChangeWords changes)
{
    private static readonly FrozenSet<string> BeforeLower = WordTable.Set("about around roughly approximately some nearly an estimated perhaps anywhere somewhere");

    private static readonly FrozenSet<string> BeforeUpper = WordTable.Set("about around nearly perhaps possibly maybe even almost");

    /// <summary>15–20,000; 70 or 80,000; three to four thousand; between 40,000 and 60,000; from 5 to 7 million.</summary>
    public NumberRange? Of(int i, int floor, Cardinal low, int after, Stretch within)
    {
        if (after >= within.Last)
        {
            return null;
        }

        var start = i > floor && tokens[i - 1].Kind == TokenKind.Currency ? i - 1 : i;
        var (opening, first) = Opening(start, floor);
        var link = tokens[after];
        var next = after + 1;
        var isDash = link.Kind is TokenKind.Hyphen or TokenKind.Dash;
        if (!(isDash || link.Lower is "to" or "or" or "through" || link.Is("and") && opening == "between"))
        {
            // "between 300 tanks and 400 tanks" and "from 300 men to 400": the noun stands between.
            if (opening.Length == 0 || NounBetween(after, within) is not { } passed)
            {
                return null;
            }

            link = tokens[passed];
            next = passed + 1;
        }

        while (next < within.Last && IsApproximation(next, within))
        {
            next++;
        }

        if (next >= within.Last || taken[next] || cardinals.At(next, within.Last) is not { } high)
        {
            return null;
        }

        if (link.Is("to") && opening == "from" && changes.Around(first, high.Last, within))
        {
            return null;
        }

        var value = Carried(low, high, i, next);
        if (link.Is("or") && !(low.Magnitude > 1 || high.Value <= value * 3))
        {
            return null;
        }

        if (!(value < high.Value) || isDash && high.Value > value * 1000 || isDash && high.IsWord != low.IsWord && !(high.Magnitude > 1))
        {
            return null;
        }

        if (opening.Length == 0)
        {
            first = start;
            if (bounds.Before(start, floor) is { } before)
            {
                first = before.First;
            }
        }

        return new NumberRange(first, high.Last, value, high.Value);
    }

    /// <summary>Words between the link and the upper number: "or even", "to perhaps", "or as many as", a currency.</summary>
    private bool IsApproximation(int at, Stretch within) => tokens[at].Kind == TokenKind.Currency || BeforeUpper.Contains(tokens[at].Lower)
        || tokens[at].Lower switch
        {
            "as" => tokens[at - 1].Is("many") || at + 2 < within.Last && tokens[at + 1].Is("many") && tokens[at + 2].Is("as"),
            "many" => tokens[at - 1].Is("as"),
            _ => false,
        };

    /// <summary>The lower end takes the magnitude of the upper one where it would be out of proportion without it.</summary>
    private double Carried(Cardinal low, Cardinal high, int lowAt, int highAt)
    {
        if (low.Magnitude > 1 || low.HasArticle)
        {
            return low.Value;
        }

        if (high.Magnitude > 1 && high.Magnitude != 12 && low.Value < high.Value / high.Magnitude)
        {
            return low.Value * high.Magnitude;
        }

        var isPlain = tokens[lowAt].Kind != TokenKind.Number || !tokens[lowAt].Separated;
        return isPlain && tokens[highAt].Separated && low.Value < 1000 && high.Value >= 1000 && high.Value % 1000 == 0 && low.Value < high.Value / 1000 ? low.Value * 1000 : low.Value;
    }

    /// <summary>"between" or "from" before the lower number, over words of approximation, and where it stands.</summary>
    private (string Word, int First) Opening(int start, int floor)
    {
        var at = start - 1;
        while (at > floor && BeforeLower.Contains(tokens[at].Lower))
        {
            at--;
        }

        return at >= floor && tokens[at].Lower is "between" or "from" ? (tokens[at].Lower, at) : (string.Empty, start);
    }

    /// <summary>Past the one or two words of a noun, at "and" or "to"; null where there is none.</summary>
    private int? NounBetween(int at, Stretch within)
    {
        for (var i = at; i < Math.Min(within.Last - 1, at + 4); i++)
        {
            if (i > at && tokens[i].Lower is "and" or "to")
            {
                return NumberUnits.Of(tokens[i - 1].Lower) is not null ? i : null;
            }

            if (!tokens[i].IsWord)
            {
                return null;
            }
        }

        return null;
    }
}

/// <summary>A range as written.</summary>
/// <param name="First">Its first token, with the words that open it.</param>
/// <param name="Last">One past the upper number.</param>
internal sealed record NumberRange(int First, int Last, double Low, double High);
