using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Looks at the words of a name, and writes them.</summary>
internal sealed class NameWords(List<Token> tokens, Func<Token, string> written)
{
    private static readonly FrozenSet<string> Particles = WordTable.Set("van von de der bin al el da di");

    private static readonly FrozenSet<string> AfterHead = WordTable.Set("of in at from close with on familiar for who near inside");

    /// <summary>The words as written, single spaces between them.</summary>
    public string Text(int first, int last)
    {
        var text = new System.Text.StringBuilder();
        for (var i = first; i < last && i - first < 14; i++)
        {
            if (text.Length > 0 && tokens[i].SpaceBefore)
            {
                text.Append(' ');
            }

            text.Append(written(tokens[i]));
        }

        return text.ToString();
    }

    /// <summary>The noun that the words before a preposition end in.</summary>
    public string Head(int first, int last)
    {
        for (var i = first + 1; i < last; i++)
        {
            if (AfterHead.Contains(tokens[i].Lower))
            {
                return tokens[i - 1].Lower;
            }
        }

        return tokens[last - 1].Lower;
    }

    /// <summary>Whether a word may be part of a person's name.</summary>
    public bool IsName(int i) => tokens[i].IsWord && (tokens[i].Capital && !SpeakerWords.Offices.Contains(tokens[i].Lower) && !(tokens[i].Lower.Length < 4 && SpeakerWords.Articles.Contains(tokens[i].Lower)) || Particles.Contains(tokens[i].Lower) && i > 0 && tokens[i - 1].Capital) || tokens[i].Kind == TokenKind.Hyphen && i > 0 && tokens[i - 1].Capital;

    /// <summary>Whether tokens name a body or a group of people.</summary>
    public bool IsBody(int first, int last) => Has(first, last, SpeakerWords.Bodies) || Has(first, last, SpeakerWords.Groups) || Enumerable.Range(first, last - first).All(i => tokens[i].AllCapitals && tokens[i].Lower.Length > 1) && last - first == 1;

    /// <summary>Whether tokens name a medium.</summary>
    public bool IsOutlet(int first, int last) => Has(first, last, SpeakerWords.Outlets);

    /// <summary>Whether one of the tokens is one of the words.</summary>
    public bool Has(int first, int last, FrozenSet<string> words)
    {
        for (var i = first; i < last; i++)
        {
            if (words.Contains(tokens[i].Lower))
            {
                return true;
            }
        }

        return false;
    }
}
