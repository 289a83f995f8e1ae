using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Reads tags at the end of a sentence: "…, says X.", "…, the minister said on Monday."</summary>
internal sealed class TagCues(List<Token> tokens, SpeakerNames names, NameSpans spans, PassiveCues passives, ToldMedium told)
{
    private static readonly FrozenSet<string> Finite = WordTable.Set("may might will would could can should must is are was were has have had did does do said says");

    private static readonly FrozenSet<string> AfterTag = WordTable.Set("on in to during at after late early this last yesterday today in before via from earlier when while as adding referring speaking");

    private static readonly FrozenSet<string> NoSubject = WordTable.Set("it of for in to at on by as up");

    /// <summary>The tag of a sentence, or null.</summary>
    public Cue? Read(int first, int last)
    {
        for (var i = last - 2; i > first + 1 && i > last - 40; i--)
        {
            if (tokens[i].Kind is not (TokenKind.Comma or TokenKind.CloseQuote or TokenKind.Dash) && !(tokens[i].Kind == TokenKind.Stop && i + 1 < last))
            {
                continue;
            }

            if (TagAfter(i, first, last) is { } cue)
            {
                return cue;
            }
        }

        return null;
    }

    private Cue? TagAfter(int mark, int first, int last)
    {
        for (var k = mark + 1; k < Math.Min(last, mark + 12); k++)
        {
            var word = tokens[k].Lower;
            if (tokens[k].Kind is TokenKind.CloseQuote or TokenKind.OpenQuote && k > mark + 1)
            {
                return null;
            }

            if (!tokens[k].IsWord || CueVerbs.KindOf(word) is not ("say" or "think"))
            {
                continue;
            }

            var next = k + 1 < last ? tokens[k + 1] : null;
            if (next is not null && (next.Is("that") || next.Kind == TokenKind.Hyphen) || passives.IsPassive(k, mark + 1))
            {
                return null;
            }

            var (subject, end) = spans.Subject(k, mark + 1);
            return end > subject ? AfterSubject(k, subject, end, mark, first, last) : BeforeSubject(k, mark, first, last);
        }

        return null;
    }

    /// <summary>"…, X said [to Y] [on Monday]."</summary>
    private Cue? AfterSubject(int k, int subject, int end, int mark, int first, int last)
    {
        var next = k + 1 < last ? tokens[k + 1] : null;
        var closes = next is null || next.Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.OpenQuote or TokenKind.Semicolon || AfterTag.Contains(next.Lower) || IsTelling(k) && !HasThat(k, last);
        if (!closes || subject > mark + 2)
        {
            return null;
        }

        if (GoesOnBehind(k, last))
        {
            return names.Of(subject, end) is { } between ? new Cue(between, "parenthesis", first, last, subject, subject, string.Empty) : null;
        }

        return names.Of(subject, end) is { } said ? new Cue(said, "tag", first, last, mark, last, told.After(k, last)) : null;
    }

    /// <summary>", X said, …": the statement goes on behind the comma.</summary>
    private bool GoesOnBehind(int k, int last) =>
        k + 1 < last && tokens[k + 1].Kind == TokenKind.Comma && last - k > 5 && k + 2 < last && !AfterTag.Contains(tokens[k + 2].Lower) && tokens[k + 2].Lower is not ("who" or "which" or "a" or "and" or "but") && tokens[k + 2].Kind != TokenKind.OpenQuote;

    /// <summary>"…, said X [on Monday]."</summary>
    private Cue? BeforeSubject(int k, int mark, int first, int last)
    {
        var next = k + 1 < last ? tokens[k + 1] : null;
        if (k > mark + 2 || next is null || IsTelling(k) || !(next.Capital || next.IsWord && !NoSubject.Contains(next.Lower)))
        {
            return null;
        }

        var close = spans.NameEnd(k + 1, last);
        for (var i = k + 1; i < close; i++)
        {
            if (Finite.Contains(tokens[i].Lower))
            {
                // "X, speaking for Y, said Z may …": what follows is said, not who says it.
                return null;
            }
        }

        return close < last && tokens[close].IsWord && !AfterTag.Contains(tokens[close].Lower) && tokens[close].Lower is not ("who" or "and") ? null
            : names.Of(k + 1, close) is { } speaker ? new Cue(speaker, "inverted", first, last, mark, last, string.Empty) : null;
    }

    private bool IsTelling(int k) => tokens[k].Lower is "told" or "tells" or "tell";

    private bool HasThat(int from, int last)
    {
        for (var i = from; i < last; i++)
        {
            if (tokens[i].Is("that"))
            {
                return true;
            }
        }

        return false;
    }
}
