using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Finds where within a sentence somebody else begins to speak: "X said …; Y put the figure at …", "X said …, while Y claimed …".</summary>
internal sealed class SpeakerChanges(List<Token> tokens, CueReader cues)
{
    // "; on Monday Y said", "; in London the ministry said": so far from the head of a part its speaker may be named.
    private const int FarthestSubject = 6;

    private const int ShortestPart = 3;

    /// <summary>The tokens at which another speaker's part begins, in order; none for most sentences.</summary>
    public List<int> In(Sentence sentence)
    {
        var starts = Starts(sentence);
        if (starts.Count == 0)
        {
            return starts;
        }

        var changes = new List<int>();
        var isSaid = cues.Own(sentence.First, starts[0]) is not null;
        for (var i = 0; i < starts.Count; i++)
        {
            var (first, last) = (starts[i], i + 1 < starts.Count ? starts[i + 1] : sentence.Last);
            if (cues.Own(first, last) is not { } cue)
            {
                continue;
            }

            if (Begins(cue, first, isSaid))
            {
                changes.Add(first);
            }

            isSaid = true;
        }

        return changes;
    }

    /// <summary>
    /// A cue at the head of a part speaks for what follows it. One behind what is said ("…, Y said.") speaks for all before it, unless somebody has spoken there already. Behind a comma a mere pronoun changes
    /// nothing, and a passive without a name never does.
    /// </summary>
    private bool Begins(Cue cue, int first, bool isSaid)
    {
        if (ReferenceEquals(cue.Speaker, Speaker.Unnamed))
        {
            return false;
        }

        var isHead = !cue.IsTag && cue.Rule is not ("passive-by" or "parenthesis") && cue.CueFirst - first <= FarthestSubject;
        return tokens[first - 1].Kind == TokenKind.Semicolon ? isHead || isSaid : isHead && isSaid && cue.CueFirst == first + 1 && cue.Rule is "says-that" or "via";
    }

    /// <summary>Behind semicolons and behind a comma with a word that sets one thing against another, outside of quotations and brackets.</summary>
    private List<int> Starts(Sentence sentence)
    {
        var starts = new List<int>();
        var (isQuoted, depth) = (false, 0);
        for (var i = sentence.First; i < sentence.Last - ShortestPart; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OpenQuote:
                    isQuoted = true;
                    break;
                case TokenKind.CloseQuote when !isQuoted:
                    // A quotation that began in an earlier sentence: what came before its end is one speaker's.
                    starts.Clear();
                    break;
                case TokenKind.CloseQuote:
                    isQuoted = false;
                    break;
                case TokenKind.Open:
                    depth++;
                    break;
                case TokenKind.Close:
                    depth = Math.Max(0, depth - 1);
                    break;
                default:
                    if (!isQuoted && depth == 0 && i - (starts.Count > 0 ? starts[^1] : sentence.First) >= ShortestPart && IsSeam(i))
                    {
                        starts.Add(i + 1);
                    }

                    break;
            }
        }

        return starts;
    }

    private bool IsSeam(int i) => tokens[i].Kind == TokenKind.Semicolon || tokens[i].Kind == TokenKind.Comma && tokens[i + 1].Lower is "while" or "whereas" or "but";
}
