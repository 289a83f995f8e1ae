using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Tells numbers that count or measure something from numbers that point, name or pick out.</summary>
internal sealed class Amounts(List<Token> tokens)
{
    private static readonly FrozenSet<string> Referring = WordTable.Set("the these those both other such first last next every any");

    private static readonly FrozenSet<string> Taking = WordTable.Set("killing wounding injuring killed wounded injured lost destroyed losing destroying captured capturing shot downed damaged damaging sank sunk fired firing launched seized");

    // "no one", "one of", "the one", "one day": the word for the number counts nothing.
    private static readonly FrozenSet<string> BeforeOne = WordTable.Set("no any every each the this that which not only another");

    private static readonly FrozenSet<string> AfterOne = WordTable.Set("of another day side or thing point time way year month week who single");

    private static readonly FrozenSet<string> Sources = WordTable.Set("officials experts sources ministers reporters journalists");

    /// <summary>Whether a number without a currency is an amount.</summary>
    /// <param name="i">Its first token.</param>
    /// <param name="from">The first token of its bound, or its own.</param>
    /// <param name="number">The number.</param>
    /// <param name="unit">What it counts.</param>
    /// <param name="bound">Its bound, or empty.</param>
    /// <param name="isFirst">Whether the sentence has no quantity before it.</param>
    /// <param name="within">The sentence.</param>
    public bool IsAmount(int i, int from, Cardinal number, UnitFound unit, string bound, bool isFirst, Stretch within)
    {
        var before = from > within.First ? tokens[from - 1].Lower : string.Empty;
        var after = number.Last < within.Last ? tokens[number.Last].Lower : string.Empty;
        var isOne = number.Value == 1 && number.IsWord;
        if (isOne && (BeforeOne.Contains(before) || AfterOne.Contains(after) || !(unit.HasNoun && NounIsNext(number.Last, within)) && !(Taking.Contains(before) && !tokens[Math.Min(number.Last, within.Last - 1)].IsWord)))
        {
            return false;
        }

        if (NumberUnits.IsTime(unit.Unit) && !isFirst && before is "in" or "over" or "within" or "during"
            || NumberUnits.IsTime(unit.Unit) && before is "in" && from - 2 >= within.First && tokens[from - 2].Is("time"))
        {
            return false;
        }

        if (isOne && NumberUnits.IsTime(unit.Unit))
        {
            return false;
        }

        if (number.Value <= 12 && Referring.Contains(before) && bound.Length == 0 && !unit.Unit.Contains('/', StringComparison.Ordinal) || number.Value <= 31 && before is "number" or "no" && !number.IsWord)
        {
            return false;
        }

        if (unit.Unit == NumberUnits.Persons && IsSpeaking(number.Last, unit.Noun, within))
        {
            return false;
        }

        // Small numbers without anything counted pick out ("the other two", "two of them", "three phases").
        return number.Value > 12 || bound.Length > 0 || unit.Unit.Length > 0 || Taking.Contains(before) || number.Magnitude > 1 || AmountUnits.MayLeaveOut(before) && !isFirst && !number.IsWord || tokens[i].HasDecimals || number.Value % 1 != 0;
    }

    private bool NounIsNext(int at, Stretch within)
    {
        for (var i = at; i < Math.Min(within.Last, at + 3); i++)
        {
            if (tokens[i].IsWord && NumberUnits.Of(tokens[i].Lower) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"two officials said", "three experts": people who speak, not people counted.</summary>
    private bool IsSpeaking(int from, int noun, Stretch within)
    {
        var isSource = noun > 0 && noun <= within.Last && Sources.Contains(tokens[noun - 1].Lower);
        for (var i = noun; i < Math.Min(within.Last, noun + 5) && tokens[i].IsWord; i++)
        {
            if (Speakers.CueVerbs.IsSaying(tokens[i].Lower))
            {
                return isSource || i <= noun + 1 && tokens[i].Lower is "said" or "say" or "told" or "tell";
            }
        }

        return isSource && from > within.First + 1 && tokens[from - 2].Lower is "to" or "by" or "with";
    }
}
