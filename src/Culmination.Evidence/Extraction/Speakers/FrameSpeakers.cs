using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Finds who speaks where the frame of a text says so: the label of a transcript, the title of a statement.</summary>
internal sealed class FrameSpeakers(List<Token> tokens, List<Sentence> sentences, SpeakerNames names)
{
    /// <summary>The speaker of a label ("SENIOR OFFICIAL:", "Q:"), or null.</summary>
    public Speaker? Labelled((int First, int Last) label)
    {
        if (label.Last - label.First == 1 && tokens[label.First].Lower is "q" or "a")
        {
            return tokens[label.First].Is("q") ? new Speaker("questioner") : names.Roll.Last;
        }

        var isCapitals = Enumerable.Range(label.First, label.Last - label.First).All(k => tokens[k].AllCapitals || !tokens[k].IsWord);
        return isCapitals ? new Speaker(names.Text(label.First, label.Last).ToLowerInvariant()) { IsPerson = true } : names.Of(label.First, label.Last);
    }

    /// <summary>"X oral statement", "X made a statement": the text that speaks in the first person after it is X's.</summary>
    public (Speaker Speaker, int From)? OfDocument()
    {
        Speaker? speaker = null;
        for (var i = 0; i < Math.Min(3, sentences.Count) && speaker is null; i++)
        {
            for (var k = sentences[i].First + 1; k + 1 < sentences[i].Last; k++)
            {
                if (tokens[k].Lower is "made" or "gave" or "delivered" or "makes" && tokens[k + 1].Lower is "a" or "an" or "the" && Enumerable.Range(k + 2, Math.Min(3, Math.Max(0, sentences[i].Last - k - 2))).Any(t => tokens[t].Lower is "statement" or "speech" or "address"))
                {
                    speaker = names.Of(sentences[i].First, k);
                    break;
                }
            }
        }

        for (var i = 0; speaker is not null && i < Math.Min(sentences.Count, 12); i++)
        {
            for (var k = sentences[i].First; k < sentences[i].Last; k++)
            {
                if (tokens[k] is { Lower: "i", Capital: true } && sentences[i].Role == SentenceRole.Body)
                {
                    var from = i;
                    while (from > 0 && sentences[from - 1].Paragraph == sentences[i].Paragraph)
                    {
                        from--;
                    }

                    return (speaker, from);
                }
            }
        }

        return null;
    }
}
