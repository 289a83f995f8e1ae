using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads sentences that bring somebody on, or tell what somebody did by saying so.</summary>
internal sealed class Introductions(List<Token> tokens, SpeakerNames names)
{
    private static readonly FrozenSet<string> Acts = WordTable.Set("mobilised mobilized announced ordered declared decreed annexed banned called imposed introduced launched withdrew pledged");

    /// <summary>"X officially mobilised …": the announcement is X's own assertion.</summary>
    public Speaker? OfficialAct(Sentence sentence)
    {
        for (var k = sentence.First + 1; k + 1 < Math.Min(sentence.Last, sentence.First + 8); k++)
        {
            if (tokens[k].Lower is "officially" or "formally" or "publicly" && Acts.Contains(tokens[k + 1].Lower))
            {
                return names.Of(sentence.First, k);
            }
        }

        return null;
    }

    /// <summary>"X works at Y (ABC)": brings X on.</summary>
    public bool Introduces(Sentence sentence)
    {
        var (first, last) = (sentence.First, sentence.Last);
        for (var k = first + 1; k + 2 < Math.Min(last, first + 8); k++)
        {
            if (!tokens[k - 1].Capital && tokens[k - 1].Kind != TokenKind.Hyphen)
            {
                return false;
            }

            var works = tokens[k].Lower is "works" or "teaches" or "heads" or "leads" or "studies" or "researches" || tokens[k].Lower is "is" && tokens[k + 1].Lower is "a" or "an" or "the";
            if (!works || k - first < 2 || names.Of(first, k) is not { IsPerson: true } speaker)
            {
                continue;
            }

            for (var a = k; a + 1 < last; a++)
            {
                if (tokens[a].Kind == TokenKind.Open && tokens[a + 1].AllCapitals)
                {
                    speaker.Beside = names.Text(a + 1, a + 2);
                    break;
                }
            }

            names.Roll.Introduce(speaker, isExpert: tokens[k].Lower is not "leads");
            return true;
        }

        return false;
    }
}
