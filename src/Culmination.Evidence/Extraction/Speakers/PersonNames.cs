using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads the name of a person.</summary>
internal sealed class PersonNames(List<Token> tokens, NameWords words, SpeakerRoll roll)
{
    private static readonly FrozenSet<string> Linking = WordTable.Set("of in and the a that by to with for from at on near");

    /// <summary>A name with what stands before it (NATO chief Jens Stoltenberg) or after it (Tor Bukkvoll at FFI).</summary>
    public Speaker? Of(int first, int last)
    {
        var nameLast = last;
        var place = string.Empty;
        for (var i = first + 1; i < last; i++)
        {
            if (tokens[i].Lower is "at" or "of" or "from" or "with" or "in" or "for" && !tokens[i].Capital)
            {
                nameLast = i;
                place = tokens[i].Lower is "in" ? string.Empty : words.Text(i + 1 < last && SpeakerWords.Articles.Contains(tokens[i + 1].Lower) ? i + 2 : i + 1, Math.Min(last, i + 8));
                break;
            }
        }

        var start = nameLast;
        while (start > first && words.IsName(start - 1))
        {
            start--;
        }

        var count = nameLast - start;
        if (count == 1 && Numbers.NumberUnits.Of(tokens[start].Lower) is not null)
        {
            return null;
        }

        if (count == 0 || tokens[first].Is("the") && start == first + 1 && count < 2 || words.IsBody(start, nameLast) || words.IsOutlet(start, nameLast))
        {
            return null;
        }

        var surname = tokens[nameLast - 1].Lower;
        var office = start > first ? words.Text(SpeakerWords.Articles.Contains(tokens[first].Lower) ? first + 1 : first, start) : string.Empty;
        var hasOffice = start > first && SpeakerWords.Offices.Contains(tokens[start - 1].Lower);
        // "the engineer Sofie Dahl": a word for what somebody is, and a whole name.
        hasOffice |= count >= 2 && start > first && tokens[start - 1].IsWord && !tokens[start - 1].Capital && !Linking.Contains(tokens[start - 1].Lower);
        if (start > first && !hasOffice)
        {
            return null;
        }

        if (roll.Find("person:" + surname) is { } known)
        {
            known.Name = count > known.Name.Count(c => c == ' ') + 1 ? words.Text(start, nameLast) : known.Name;
            known.Beside = known.Beside.Length > 0 ? known.Beside : place.Length > 0 ? place : office;
            known.IsExpert |= words.Has(first, start, SpeakerWords.Experts);
            return known;
        }

        // A capitalised word alone, at the head of a sentence or a country's name, is taken for a person only with an office beside it or a verb that only people have.
        return roll.Known("person:" + surname, () => new Speaker(words.Text(start, nameLast)) { IsPerson = true, Beside = place.Length > 0 ? place : office, IsExpert = words.Has(first, start, SpeakerWords.Experts) || place.Length > 0 && !hasOffice });
    }
}
