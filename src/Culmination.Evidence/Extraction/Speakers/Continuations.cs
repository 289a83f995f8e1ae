using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Tells whether a sentence goes on with what the one before it says.</summary>
internal sealed class Continuations(List<Token> tokens, List<Sentence> sentences)
{
    private static readonly FrozenSet<string> Comments = WordTable.Set("this that these those such");

    private static readonly FrozenSet<string> GoesOn = WordTable.Set("nevertheless nonetheless besides therefore so and or because they he she it still then also moreover furthermore");

    /// <summary>Whether two sentences are of one paragraph, with no speech or break between them.</summary>
    public bool IsSameRun(int j, int i) => sentences[j].Role == SentenceRole.Body && sentences[j].Paragraph == sentences[i].Paragraph && !sentences[j].OpensSpeech && !sentences[j].AfterBreak;

    /// <summary>The sentence goes on with an argument: after all, nevertheless, so, they …</summary>
    public bool Connects(int j)
    {
        var first = sentences[j].First;
        var word = tokens[first].Lower;
        return GoesOn.Contains(word) || word is "after" && tokens[Math.Min(first + 1, sentences[j].Last - 1)].Is("all") || word is "in" && tokens[Math.Min(first + 1, sentences[j].Last - 1)].Is("addition");
    }

    /// <summary>Without a cue of its own a sentence goes on with the speaker before it, unless it comments on what was said ("This …") or sets against it ("But the …").</summary>
    public bool Continues(int i, Said? before)
    {
        var sentence = sentences[i];
        if (before is null || sentence.AfterBreak || sentences[i - 1].Paragraph != sentence.Paragraph || sentences[i - 1].Role is SentenceRole.Heading or SentenceRole.Frame)
        {
            return false;
        }

        var isClosed = before.Speaker.IsNarrator || ReferenceEquals(before.Speaker, Speaker.Unnamed) || before.Speaker.IsOutlet || before.Rule is "official-act" or "passive-by" or "frame" or "dash-last-speaker" or "document";
        var word = tokens[sentence.First].Lower;

        // A tag behind what was said closes it; only a word that refers back goes on.
        isClosed |= before.Rule is "tag" or "inverted" or "according-to" && !GoesOn.Contains(word);
        return !isClosed && !Comments.Contains(word) && !(word is "but" or "meanwhile" or "however" or "separately" or "elsewhere");
    }

    /// <summary>Whether the sentence after one may lead on from it: "The …", "They …".</summary>
    public bool MayLeadOn(int i) => i + 1 < sentences.Count && IsSameRun(i + 1, i) && !sentences[i].OpensSpeech
        && (tokens[sentences[i + 1].First].Is("the") || GoesOn.Contains(tokens[sentences[i + 1].First].Lower));

    /// <summary>Whether the first words of the second sentence take up a word of the first.</summary>
    public bool SharesWord(int i, int j)
    {
        for (var a = sentences[j].First; a < Math.Min(sentences[j].Last, sentences[j].First + 6); a++)
        {
            var word = tokens[a].Lower;
            if (word.Length < 5)
            {
                continue;
            }

            for (var b = sentences[i].First; b < sentences[i].Last; b++)
            {
                if (tokens[b].Lower.Length >= 5 && string.CompareOrdinal(tokens[b].Lower, 0, word, 0, 5) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
