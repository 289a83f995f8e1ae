using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Statements;

/// <summary>The words by which a statement is weakened or qualified.</summary>
internal sealed class Hedges(List<Token> tokens)
{
    private const int Most = 6;

    private static readonly PhraseTable<string> Phrases = new(WordTable.Read("hedges").Select(r => (r[0], r[0])));

    /// <summary>"Around the city", "over Kherson", "about them": places and topics, not sizes.</summary>
    private static readonly FrozenSet<string> Prepositions = WordTable.Set("around over about");

    private static readonly FrozenSet<string> AfterPrepositions = WordTable.Set("the this that these those his her its our their him them it us whether what how who");

    /// <summary>In the order of the text, joined by semicolons; "none" when there are none.</summary>
    /// <param name="skip">Tokens that belong to another figure.</param>
    public string In(int first, int last, Predicate<int>? skip = null)
    {
        var found = new List<string>();
        for (var i = first; i < last && found.Count < Most; i++)
        {
            if (!tokens[i].IsWord || skip?.Invoke(i) == true)
            {
                continue;
            }

            string? word = null;
            if (Phrases.At(tokens, i, last) is { } hit && !(hit.Value == "may" && tokens[i].Capital && i > first) && !IsPreposition(i, last))
            {
                word = hit.Value;
                i = hit.Last - 1;
            }
            else if (Speakers.CueVerbs.KindOf(tokens[i].Lower) == "think")
            {
                word = tokens[i].Lower;
            }

            if (word is not null && !found.Contains(word, StringComparer.Ordinal))
            {
                found.Add(word);
            }
        }

        return found.Count == 0 ? "none" : string.Join("; ", found);
    }

    private bool IsPreposition(int i, int last) =>
        Prepositions.Contains(tokens[i].Lower) && i + 1 < last && tokens[i + 1].IsWord && (tokens[i + 1].Capital || AfterPrepositions.Contains(tokens[i + 1].Lower));
}
