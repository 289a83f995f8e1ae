using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Looks at the quotation marks of a sentence.</summary>
internal sealed class Quotations(List<Token> tokens)
{
    /// <summary>Marks around at least four words; around fewer they keep a distance and quote nobody.</summary>
    public bool AreIn(Sentence sentence)
    {
        var open = -1;
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            if (tokens[i].Kind == TokenKind.OpenQuote)
            {
                open = i;
            }
            else if (tokens[i].Kind == TokenKind.CloseQuote)
            {
                if (i - (open < 0 ? sentence.First : open) > 5 && tokens[i].Lower is "”" or "\"" or "»" or "'")
                {
                    return true;
                }

                open = -1;
            }
        }

        return open >= 0 && sentence.Last - open > 5;
    }

    /// <summary>A verb of speech stands outside the quotation, with a subject that could not be read: better nobody than somebody else.</summary>
    public bool SpeaksItself(Sentence sentence)
    {
        var isQuoted = false;
        for (var k = sentence.First; k < sentence.Last; k++)
        {
            isQuoted = tokens[k].Kind switch { TokenKind.OpenQuote => true, TokenKind.CloseQuote => false, _ => isQuoted };
            if (!isQuoted && tokens[k].Lower is "said" or "says" or "told" or "explained")
            {
                return true;
            }
        }

        return false;
    }
}
