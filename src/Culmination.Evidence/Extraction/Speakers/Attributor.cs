using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Says for every sentence of a text who asserts it: its own cue, direct speech, a cue in the next sentence, or the speaker who goes on.</summary>
internal sealed class Attributor(List<Token> tokens, List<Sentence> sentences, SpeakerNames names)
{
    private const int LongestSpeech = 5;

    private static readonly FrozenSet<string> Comments = WordTable.Set("this that these those such");

    private static readonly FrozenSet<string> GoesOn = WordTable.Set("nevertheless nonetheless besides therefore so and or because they he she it still then also moreover furthermore");

    private static readonly FrozenSet<string> Acts = WordTable.Set("mobilised mobilized announced ordered declared decreed annexed banned called imposed introduced launched withdrew pledged");

    private readonly CueReader _cues = new(tokens, names);
    private readonly Cue?[] _own = new Cue?[sentences.Count];
    private readonly Said[] _said = new Said[sentences.Count];

    /// <summary>For every sentence, who asserts it.</summary>
    public Said[] Read()
    {
        var document = DocumentSpeaker();
        Speaker? labelled = null;
        (int First, int Last)? label = null;
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (sentence.Label is { } at && label != at)
            {
                label = at;
                labelled = Labelled(at);
            }

            if (_said[i] is not null)
            {
                continue;
            }

            if (sentence.Role != SentenceRole.Body)
            {
                _said[i] = new Said(Speaker.Narrator, "frame", null, string.Empty);
                continue;
            }

            Sentence(i, labelled, document);
        }

        return _said;
    }

    private void Sentence(int i, Speaker? labelled, (Speaker Speaker, int From)? document)
    {
        var sentence = sentences[i];
        if (sentence.OpensSpeech && labelled is null)
        {
            DashSpeech(i);
            return;
        }

        var cue = CueOf(i);
        if (cue is not null && labelled is null)
        {
            Assign(i, cue.Speaker, QuoteRule(i, cue), cue, cue.Via);
            return;
        }

        if (labelled is not null)
        {
            var other = cue is not null && !ReferenceEquals(cue.Speaker, Speaker.Unnamed) && cue.Rule is "says-that" or "according-to" ? cue : null;
            Assign(i, other?.Speaker ?? labelled, other?.Rule ?? "transcript-label", other, string.Empty);
            return;
        }

        if (HasQuotation(sentence) && QuoteSpeaker(i) is { } quoted)
        {
            Assign(i, quoted, "quotation", null, string.Empty);
            return;
        }

        if (NextSentence(i) is { } next)
        {
            Assign(i, next.Speaker, "next-sentence-cue", null, next.Via);
            return;
        }

        if (OfficialAct(i) is { } actor)
        {
            Assign(i, actor, "official-act", null, string.Empty);
            return;
        }

        if (Introduces(i) || !Continues(i))
        {
            var speaks = document is { } whole && whole.From <= i;
            Assign(i, speaks ? document!.Value.Speaker : Speaker.Narrator, speaks ? "document" : "narrator", null, string.Empty);
            return;
        }

        var before = _said[i - 1];
        Assign(i, before.Speaker, "continuation", null, before.Via);
    }

    private Cue? CueOf(int i) => _own[i] ??= _cues.Tag(sentences[i].First, sentences[i].Last) ?? _cues.Inside(sentences[i].First, sentences[i].Last);

    private void Assign(int i, Speaker speaker, string rule, Cue? cue, string via)
    {
        _said[i] = new Said(speaker, rule, cue, via);
        if (rule is not ("continuation" or "document" or "transcript-label"))
        {
            names.Spoke(speaker);
        }
    }

    /// <summary>Speech that a dash opens: up to its tag, or to the end of its paragraph, or as long as it plainly goes on.</summary>
    private void DashSpeech(int i)
    {
        var isParagraph = i == 0 || sentences[i - 1].Paragraph != sentences[i].Paragraph;
        var end = i + 1;
        Cue? tag = null;
        var tagAt = -1;
        for (var j = i; j < Math.Min(sentences.Count, i + (isParagraph ? 40 : LongestSpeech)) && (j == i || IsSameRun(j, i)); j++)
        {
            if (_cues.Tag(sentences[j].First, sentences[j].Last) is { } found)
            {
                (tag, tagAt) = (found, j);
                break;
            }

            if (j > i && !isParagraph && _cues.Inside(sentences[j].First, sentences[j].Last) is { Rule: not "passive-unnamed" })
            {
                break;
            }
        }

        if (tagAt >= 0)
        {
            end = tagAt + 1;
        }

        while (end < sentences.Count && (isParagraph || tag is null) && IsSameRun(end, i) && (isParagraph || Connects(end) && end < i + LongestSpeech))
        {
            end++;
        }

        var speaker = tag?.Speaker ?? names.LastPerson ?? names.Last ?? Speaker.Unnamed;
        for (var j = i; j < end; j++)
        {
            Assign(j, speaker, tag is null ? "dash-last-speaker" : "dash-tag", j == tagAt ? tag : null, tag?.Via ?? string.Empty);
        }
    }

    private bool IsSameRun(int j, int i) => sentences[j].Role == SentenceRole.Body && sentences[j].Paragraph == sentences[i].Paragraph && !sentences[j].OpensSpeech && !sentences[j].AfterBreak;

    /// <summary>The sentence goes on with an argument: after all, nevertheless, so, they …</summary>
    private bool Connects(int j)
    {
        var first = sentences[j].First;
        var word = tokens[first].Lower;
        return GoesOn.Contains(word) || word is "after" && tokens[Math.Min(first + 1, sentences[j].Last - 1)].Is("all") || word is "in" && tokens[Math.Min(first + 1, sentences[j].Last - 1)].Is("addition");
    }

    private string QuoteRule(int i, Cue cue) => HasQuotation(sentences[i]) && cue.Rule is "tag" or "inverted" or "says-that" ? "quotation-tag" : cue.Rule;

    /// <summary>Marks around at least four words; around fewer they keep a distance and quote nobody.</summary>
    private bool HasQuotation(Sentence sentence)
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

    /// <summary>A quotation without a cue of its own: the tag of the next sentence in the paragraph, or who spoke last in this one or the one before.</summary>
    private Speaker? QuoteSpeaker(int i)
    {
        if (SpeaksItself(i))
        {
            return Speaker.Unnamed;
        }

        if (i > 0 && sentences[i - 1].Paragraph == sentences[i].Paragraph && _said[i - 1] is { Speaker.IsNarrator: false } before)
        {
            return before.Speaker;
        }

        if (i + 1 < sentences.Count && sentences[i + 1].Paragraph == sentences[i].Paragraph && CueOf(i + 1) is { } cue)
        {
            return cue.Speaker;
        }

        return names.Last;
    }

    /// <summary>A verb of speech stands outside the quotation, with a subject that could not be read: better nobody than somebody else.</summary>
    private bool SpeaksItself(int i)
    {
        var isQuoted = false;
        for (var k = sentences[i].First; k < sentences[i].Last; k++)
        {
            isQuoted = tokens[k].Kind switch { TokenKind.OpenQuote => true, TokenKind.CloseQuote => false, _ => isQuoted };
            if (!isQuoted && tokens[k].Lower is "said" or "says" or "told" or "explained")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A sentence right before one that a medium is named for, and that goes on about the same thing, comes from that medium too.</summary>
    private Cue? NextSentence(int i)
    {
        if (i + 1 >= sentences.Count || !IsSameRun(i + 1, i) || sentences[i].OpensSpeech || !tokens[sentences[i + 1].First].Is("the") && !GoesOn.Contains(tokens[sentences[i + 1].First].Lower))
        {
            return null;
        }

        return _cues.Tag(sentences[i + 1].First, sentences[i + 1].Last) is { Speaker.IsOutlet: true } cue && SharesWord(i, i + 1) ? cue : null;
    }

    private bool SharesWord(int i, int j)
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

    /// <summary>"X officially mobilised …": the announcement is X's own assertion.</summary>
    private Speaker? OfficialAct(int i)
    {
        for (var k = sentences[i].First + 1; k + 1 < Math.Min(sentences[i].Last, sentences[i].First + 8); k++)
        {
            if (tokens[k].Lower is "officially" or "formally" or "publicly" && Acts.Contains(tokens[k + 1].Lower))
            {
                return names.Of(sentences[i].First, k);
            }
        }

        return null;
    }

    /// <summary>"X works at Y (ABC)": brings X on.</summary>
    private bool Introduces(int i)
    {
        var (first, last) = (sentences[i].First, sentences[i].Last);
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

            names.Introduce(speaker, isExpert: tokens[k].Lower is not "leads");
            return true;
        }

        return false;
    }

    /// <summary>Without a cue of its own a sentence goes on with the speaker before it, unless it comments on what was said ("This …") or sets against it ("But the …").</summary>
    private bool Continues(int i)
    {
        var sentence = sentences[i];
        if (i == 0 || sentence.AfterBreak || sentences[i - 1].Paragraph != sentence.Paragraph || sentences[i - 1].Role is SentenceRole.Heading or SentenceRole.Frame)
        {
            return false;
        }

        var before = _said[i - 1];
        var isClosed = before.Speaker.IsNarrator || ReferenceEquals(before.Speaker, Speaker.Unnamed) || before.Speaker.IsOutlet || before.Rule is "official-act" or "passive-by" or "frame" or "dash-last-speaker" or "document";
        var word = tokens[sentence.First].Lower;

        // A tag behind what was said closes it; only a word that refers back goes on.
        isClosed |= before.Rule is "tag" or "inverted" or "according-to" && !GoesOn.Contains(word);
        return !isClosed && !Comments.Contains(word) && !(word is "but" or "meanwhile" or "however" or "separately" or "elsewhere");
    }

    private Speaker? Labelled((int First, int Last) label)
    {
        if (label.Last - label.First == 1 && tokens[label.First].Lower is "q" or "a")
        {
            return tokens[label.First].Is("q") ? new Speaker("questioner") : names.Last;
        }

        var isCapitals = Enumerable.Range(label.First, label.Last - label.First).All(k => tokens[k].AllCapitals || !tokens[k].IsWord);
        return isCapitals ? new Speaker(names.Text(label.First, label.Last).ToLowerInvariant()) { IsPerson = true } : names.Of(label.First, label.Last);
    }

    /// <summary>"X oral statement", "X made a statement": the text that speaks in the first person after it is X's.</summary>
    private (Speaker Speaker, int From)? DocumentSpeaker()
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

/// <summary>Who asserts a sentence.</summary>
/// <param name="Cue">Its own cue, if it has one: left out of the statement's span.</param>
/// <param name="Via">Through whom the text has it.</param>
internal sealed record Said(Speaker Speaker, string Rule, Cue? Cue, string Via);
