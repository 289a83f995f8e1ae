using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Finds the unit of a number in its place: a currency, letters glued to it, the noun after it or after the next number, or what the number before it counted.</summary>
internal sealed class AmountUnits(List<Token> tokens, Cardinals cardinals, BoundWords bounds, UnitReader units)
{
    private static readonly FrozenSet<string> Ellipsis = WordTable.Set("to with from than of against versus vs but or was is including only and by for were are at whom which");

    /// <summary>Whether a number after this word may leave out the noun that the number before it had.</summary>
    public static bool MayLeaveOut(string before) => Ellipsis.Contains(before);

    /// <summary>The unit of a number.</summary>
    /// <param name="i">The number's first token.</param>
    /// <param name="start">Its first token with its currency.</param>
    /// <param name="low">The number.</param>
    /// <param name="isRange">Whether it is the lower end of a range.</param>
    /// <param name="end">One past its last token, or past the upper end.</param>
    /// <param name="currency">Its currency, or empty.</param>
    /// <param name="within">The sentence.</param>
    public UnitFound Of(int i, int start, Cardinal low, bool isRange, int end, string currency, Stretch within)
    {
        var unit = currency.Length > 0 ? Money(currency, end, within) : Suffix(i, end) is { Length: > 0 } glued ? new UnitFound(glued + units.Rate(end, within.Last).Rate, Math.Max(end, units.Rate(end, within.Last).Last), end, true)
            : Strong(end, within) ?? units.Find(AfterWords(end, within), within.First, within.Last, start, skipOf: low.Magnitude > 1);
        var following = end + 2 < within.Last && tokens[end].Is("of") && tokens[end + 1].Lower is "its" or "the" or "their" or "his" or "her" or "our" or "those" ? end + 2 : end + 1;
        if (!isRange && unit.Unit.Length == 0 && following < within.Last && tokens[end].Lower is "to" or "and" or "or" or "of" && cardinals.At(following, within.Last) is { } second)
        {
            // "from 12 to 28 months", "300 and 400 tanks": the noun stands after the second number.
            unit = units.Find(AfterWords(second.Last, within), within.First, within.Last, start, skipOf: second.Magnitude > 1) is { HasNoun: true } shared ? shared with { Last = end, Noun = end } : unit;
        }

        return unit;
    }

    /// <summary>The name of a unit with its rate, taken from the quantity before where it has none. A number without a noun counts what the one before it counted: "as opposed to 300 per day".</summary>
    public string Named(UnitFound unit, int from, string earlier, Stretch within)
    {
        var before = from > within.First ? tokens[from - 1].Lower : string.Empty;
        if (unit.Unit.Length > 0 && unit.Unit[0] != '/')
        {
            return unit.Unit;
        }

        var slash = earlier.IndexOf('/', StringComparison.Ordinal);
        if (unit.Unit.Length > 0)
        {
            var thing = slash >= 0 ? earlier[..slash] : earlier;
            return thing.Length > 0 && thing != "percent" ? thing + unit.Unit : "items" + unit.Unit;
        }

        return Ellipsis.Contains(before) && earlier is not ("percent" or "share") ? earlier : string.Empty;
    }

    /// <summary>Skips the words of an approximation between number and noun: "300 or so men", "300-odd men", "300 or more tanks".</summary>
    private int AfterWords(int end, Stretch within) => bounds.After(end, within.Last) is { } after ? after.Last : end;

    private UnitFound Money(string currency, int end, Stretch within)
    {
        var (rate, last) = units.Rate(end, within.Last);
        return new UnitFound(currency + rate, Math.Max(end, last), end, true);
    }

    private string Suffix(int i, int end) => end == i + 1 && tokens[i].Kind == TokenKind.Number ? NumberUnits.OfSuffix(tokens[i].Suffix) : string.Empty;

    /// <summary>A force of 40,000; a 40,000-strong force.</summary>
    private UnitFound? Strong(int end, Stretch within) =>
        end + 1 < within.Last && tokens[end].Kind == TokenKind.Hyphen && tokens[end + 1].Lower is "strong" or "man" ? new UnitFound(NumberUnits.Persons, end + 2, end + 2, true) : null;
}
