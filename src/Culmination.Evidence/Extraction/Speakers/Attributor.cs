using System.Collections.Immutable;
using Culmination.Evidence.Extraction.Sentences;
using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Says for every sentence of a text who asserts it: its own cue, direct speech, a cue in the next sentence, or the speaker who goes on.</summary>
internal sealed class Attributor
{
    private readonly List<Sentence> _sentences;
    private readonly SpeakerNames _names;
    private readonly CueReader _cues;
    private readonly FrameSpeakers _frames;
    private readonly DashSpeeches _dashes;
    private readonly Quotations _quotations;
    private readonly Introductions _introductions;
    private readonly Continuations _continuations;
    private readonly SpeakerChanges _changes;
    private readonly List<int>?[] _starts;
    private readonly Cue?[] _own;
    private readonly Said[] _said;

    public Attributor(List<Token> tokens, List<Sentence> sentences, SpeakerNames names)
    {
        (_sentences, _names) = (sentences, names);
        _cues = new CueReader(tokens, names);
        _frames = new FrameSpeakers(tokens, sentences, names);
        _quotations = new Quotations(tokens);
        _introductions = new Introductions(tokens, names);
        _continuations = new Continuations(tokens, sentences);
        _dashes = new DashSpeeches(sentences, _cues, names, _continuations);
        _changes = new SpeakerChanges(tokens, _cues);
        _starts = new List<int>?[sentences.Count];
        _own = new Cue?[sentences.Count];
        _said = new Said[sentences.Count];
    }

    /// <summary>For every sentence, who asserts it.</summary>
    public Said[] Read()
    {
        var document = _frames.OfDocument();
        Speaker? labelled = null;
        (int First, int Last)? label = null;
        for (var i = 0; i < _sentences.Count; i++)
        {
            var sentence = _sentences[i];
            if (sentence.Label is { } at && label != at)
            {
                label = at;
                labelled = _frames.Labelled(at);
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
            if (!(sentence.OpensSpeech && labelled is null))
            {
                Others(i, labelled);
            }
        }

        return _said;
    }

    /// <summary>Who asserts a sentence, or where others speak later in it, its first part.</summary>
    private void Sentence(int i, Speaker? labelled, (Speaker Speaker, int From)? document)
    {
        var sentence = Head(i);
        if (sentence.OpensSpeech && labelled is null)
        {
            Speech(_dashes.Read(i), i);
            return;
        }

        var cue = CueOf(i);
        if (cue is not null && labelled is null)
        {
            Assign(i, cue.Speaker, QuoteRule(sentence, cue), cue, cue.Via);
            return;
        }

        if (labelled is not null)
        {
            var other = cue is not null && SpeaksWithin(cue) ? cue : null;
            Assign(i, other?.Speaker ?? labelled, other?.Rule ?? "transcript-label", other, string.Empty);
            return;
        }

        if (_quotations.AreIn(sentence) && QuoteSpeaker(i) is { } quoted)
        {
            Assign(i, quoted, "quotation", null, string.Empty);
            return;
        }

        if (NextSentence(i) is { } next)
        {
            Assign(i, next.Speaker, "next-sentence-cue", null, next.Via);
            return;
        }

        if (_introductions.OfficialAct(sentence) is { } actor)
        {
            Assign(i, actor, "official-act", null, string.Empty);
            return;
        }

        if (_introductions.Introduces(sentence) || !_continuations.Continues(i, i > 0 ? _said[i - 1] : null))
        {
            var speaks = document is { } whole && whole.From <= i;
            Assign(i, speaks ? document!.Value.Speaker : Speaker.Narrator, speaks ? "document" : "narrator", null, string.Empty);
            return;
        }

        var before = _said[i - 1];
        Assign(i, before.Speaker, "continuation", null, before.Via);
    }

    /// <summary>The later parts of a sentence, each by whoever speaks there; what follows the sentence goes on with the last.</summary>
    private void Others(int i, Speaker? labelled)
    {
        var starts = ChangesIn(i);
        if (starts.Count == 0)
        {
            return;
        }

        var parts = ImmutableArray.CreateBuilder<SaidPart>(starts.Count + 1);
        parts.Add(new SaidPart(_sentences[i].First, starts[0], _said[i]));
        for (var p = 0; p < starts.Count; p++)
        {
            var part = _sentences[i] with { First = starts[p], Last = p + 1 < starts.Count ? starts[p + 1] : _sentences[i].Last };
            // Read again, now that whoever spoke before is known: "it" may mean them.
            if (_cues.Own(part.First, part.Last) is { } cue && (labelled is null || SpeaksWithin(cue)))
            {
                Assign(i, cue.Speaker, QuoteRule(part, cue), cue, cue.Via);
            }
            else if (labelled is not null)
            {
                Assign(i, labelled, "transcript-label", null, string.Empty);
            }

            parts.Add(new SaidPart(part.First, part.Last, _said[i]));
        }

        _said[i] = _said[i] with { Parts = parts.ToImmutable() };
    }

    /// <summary>In a transcript somebody else than the one at its label is named as saying it.</summary>
    private static bool SpeaksWithin(Cue cue) => !ReferenceEquals(cue.Speaker, Speaker.Unnamed) && cue.Rule is "says-that" or "according-to";

    private List<int> ChangesIn(int i) => _starts[i] ??= _sentences[i].OpensSpeech && _sentences[i].Label is null ? [] : _changes.In(_sentences[i]);

    /// <summary>A sentence up to where somebody else speaks in it.</summary>
    private Sentence Head(int i) => ChangesIn(i) is [var next, ..] ? _sentences[i] with { Last = next } : _sentences[i];

    private Cue? CueOf(int i) => _own[i] ??= _cues.Own(_sentences[i].First, Head(i).Last);

    private void Assign(int i, Speaker speaker, string rule, Cue? cue, string via)
    {
        _said[i] = new Said(speaker, rule, cue, via);
        if (rule is not ("continuation" or "document" or "transcript-label"))
        {
            _names.Roll.Spoke(speaker);
        }
    }

    private void Speech(DashSpeech speech, int first)
    {
        for (var j = first; j < speech.End; j++)
        {
            Assign(j, speech.Speaker, speech.Rule, j == speech.TagAt ? speech.Tag : null, speech.Tag?.Via ?? string.Empty);
        }
    }

    private string QuoteRule(Sentence sentence, Cue cue) => _quotations.AreIn(sentence) && cue.Rule is "tag" or "inverted" or "says-that" ? "quotation-tag" : cue.Rule;

    /// <summary>A quotation without a cue of its own: the tag of the next sentence in the paragraph, or who spoke last in this one or the one before.</summary>
    private Speaker? QuoteSpeaker(int i)
    {
        if (_quotations.SpeaksItself(_sentences[i]))
        {
            return Speaker.Unnamed;
        }

        if (i > 0 && _sentences[i - 1].Paragraph == _sentences[i].Paragraph && _said[i - 1] is { Speaker.IsNarrator: false } before)
        {
            return before.Speaker;
        }

        if (i + 1 < _sentences.Count && _sentences[i + 1].Paragraph == _sentences[i].Paragraph && CueOf(i + 1) is { } cue)
        {
            return cue.Speaker;
        }

        return _names.Roll.Last;
    }

    /// <summary>A sentence right before one that a medium is named for, and that goes on about the same thing, comes from that medium too.</summary>
    private Cue? NextSentence(int i)
    {
        if (!_continuations.MayLeadOn(i))
        {
            return null;
        }

        return _cues.Tag(_sentences[i + 1].First, _sentences[i + 1].Last) is { Speaker.IsOutlet: true } cue && _continuations.SharesWord(i, i + 1) ? cue : null;
    }
}
