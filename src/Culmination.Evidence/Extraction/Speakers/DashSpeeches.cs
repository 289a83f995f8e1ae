using Culmination.Evidence.Extraction.Sentences;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads speech that a dash opens.</summary>
internal sealed class DashSpeeches(List<Sentence> sentences, CueReader cues, SpeakerNames names, Continuations continuations)
{
    private const int LongestSpeech = 5;

    private const int LongestParagraph = 40;

    /// <summary>The speech that begins with a sentence: up to its tag, or to the end of its paragraph, or as long as it plainly goes on.</summary>
    public DashSpeech Read(int i)
    {
        var isParagraph = i == 0 || sentences[i - 1].Paragraph != sentences[i].Paragraph;
        var end = i + 1;
        Cue? tag = null;
        var tagAt = -1;
        for (var j = i; j < Math.Min(sentences.Count, i + (isParagraph ? LongestParagraph : LongestSpeech)) && (j == i || continuations.IsSameRun(j, i)); j++)
        {
            if (cues.Tag(sentences[j].First, sentences[j].Last) is { } found)
            {
                (tag, tagAt) = (found, j);
                break;
            }

            if (j > i && !isParagraph && cues.Inside(sentences[j].First, sentences[j].Last) is { Rule: not "passive-unnamed" })
            {
                break;
            }
        }

        if (tagAt >= 0)
        {
            end = tagAt + 1;
        }

        while (end < sentences.Count && (isParagraph || tag is null) && continuations.IsSameRun(end, i) && (isParagraph || continuations.Connects(end) && end < i + LongestSpeech))
        {
            end++;
        }

        var speaker = tag?.Speaker ?? names.Roll.LastPerson ?? names.Roll.Last ?? Speaker.Unnamed;
        return new DashSpeech(end, speaker, tag is null ? "dash-last-speaker" : "dash-tag", tag, tagAt);
    }
}

/// <summary>Speech that a dash opened.</summary>
/// <param name="End">One past its last sentence.</param>
/// <param name="Tag">Its tag ("…, says X"), if it has one.</param>
/// <param name="TagAt">The sentence of the tag, or -1.</param>
internal sealed record DashSpeech(int End, Speaker Speaker, string Rule, Cue? Tag, int TagAt);
