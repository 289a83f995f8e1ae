using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads cues with a verb before what is said: "X says that …", "X puts the figure at …".</summary>
internal sealed class VerbCues(List<Token> tokens, SpeakerNames names, NameSpans spans, PassiveCues passives, ToldMedium told)
{
    private const int LongestNesting = 14;

    // With a single person only these give a figure: "he found 300 men" says nothing.
    private static readonly FrozenSet<string> FoundByPeople = WordTable.Set("refers referred refer estimates estimated puts put calculates calculated counts counted");

    // "refers to 300", "arrived at 300": the statement holds the verb.
    private static readonly FrozenSet<string> KeepCue = WordTable.Set("arrived arrives arrive refers referred refer");

    private readonly SpeechSense _sense = new(tokens);

    /// <summary>The cue whose verb is a token, or null.</summary>
    /// <param name="k">The verb.</param>
    /// <param name="first">First token of the sentence.</param>
    /// <param name="last">One past its last.</param>
    public Cue? Read(int k, int first, int last)
    {
        var word = tokens[k].Lower;
        if (passives.IsPassive(k, first))
        {
            return passives.Read(k, first, last);
        }

        var next = k + 1 < last ? tokens[k + 1] : null;
        var (subject, end) = spans.Subject(k, first);
        var isParenthesis = next is { Kind: TokenKind.Comma } && subject > first && tokens[subject - 1].Kind == TokenKind.Comma && CueVerbs.KindOf(word) is "say" or "think";
        if (end <= subject || next is null || !isParenthesis && !_sense.Fits(k, word, next, last))
        {
            return null;
        }

        var speaker = names.Of(subject, end);
        if (speaker is null)
        {
            return null;
        }

        if (CueVerbs.KindOf(word) == "find" && speaker.IsPerson && !speaker.IsPlural && !FoundByPeople.Contains(word))
        {
            return null;
        }

        if (isParenthesis)
        {
            return new Cue(speaker, "parenthesis", first, last, subject, subject, string.Empty);
        }

        var via = told.After(k, last);
        var content = KeepCue.Contains(word) ? subject : ContentAfter(k, last, word);
        var from = subject > first && IsJoined(subject - 1) ? subject : first;
        var inner = speaker.IsOutlet ? Nested(content, last) : null;
        return inner is not null ? inner with { From = from, Via = speaker.Display, Rule = "via" } : new Cue(speaker, RuleOf(subject, end, speaker), from, last, subject, content, via);
    }

    /// <summary>Inside what a medium reports somebody else speaks: that one asserts it, the medium carries it.</summary>
    private Cue? Nested(int from, int last)
    {
        for (var k = from; k < Math.Min(last, from + LongestNesting); k++)
        {
            if (tokens[k].IsWord && CueVerbs.IsSaying(tokens[k].Lower) && Read(k, from, last) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    private string RuleOf(int first, int last, Speaker speaker) => last - first == 1 && tokens[first].Lower is "he" or "she" or "they" or "it" ? "pronoun"
        : tokens[first].Is("the") && speaker is { IsPerson: true } && last - first == 2 ? "description" : "says-that";

    /// <summary>The first token of what is said after a verb.</summary>
    private int ContentAfter(int k, int last, string word)
    {
        if (word is "told" or "tell" or "tells" or "warned" or "warns")
        {
            for (var i = k + 1; i < Math.Min(last, k + 10); i++)
            {
                if (tokens[i].Is("that"))
                {
                    return i + 1;
                }
            }
        }

        return k + 1 < last && tokens[k + 1].Is("that") ? k + 2 : k + 1;
    }

    private bool IsJoined(int i) => tokens[i].Lower is "and" or "but" or "while" or "whereas" || tokens[i].Kind == TokenKind.Semicolon;
}
