using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Finds a cue before or inside what is said.</summary>
internal sealed class InsideCues(List<Token> tokens, SpeakerNames names, NameSpans spans, VerbCues verbs)
{
    /// <summary>A cue before or inside what is said: "X says that …", "according to X", "… is believed to …".</summary>
    public Cue? Read(int first, int last)
    {
        for (var k = first; k < last; k++)
        {
            if (!tokens[k].IsWord)
            {
                continue;
            }

            if (Source(k, first, last) is { } source)
            {
                return source;
            }

            if (CueVerbs.IsCue(tokens[k].Lower) && verbs.Read(k, first, last) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    /// <summary>"according to X", "in the words of X".</summary>
    private Cue? Source(int k, int first, int last)
    {
        var isAccording = tokens[k].Is("according") && k + 2 < last && tokens[k + 1].Is("to");
        if (!isAccording && !(tokens[k].Is("words") && k + 2 < last && tokens[k + 1].Is("of") && k > first && tokens[k - 1].Is("the")))
        {
            return null;
        }

        var end = spans.NameEnd(k + 2, last);
        return names.Of(k + 2, end) is { } source ? new Cue(source, "according-to", first, last, isAccording ? k : k - 1, end, string.Empty) : null;
    }
}
