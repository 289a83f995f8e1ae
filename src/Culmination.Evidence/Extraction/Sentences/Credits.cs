using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Sentences;

/// <summary>Photo credits, and the captions before them.</summary>
internal static class Credits
{
    private static readonly FrozenSet<string> Marks = WordTable.Set("photo photos picture pictures image images photograph photographs photography illustration foto graphic credit");

    private static readonly FrozenSet<string> Anaphors = WordTable.Set("this that these those it he she they such");

    /// <summary>A line that begins with "Photo:".</summary>
    public static bool IsCreditLine(List<Token> tokens, int first, int last) => last - first < 30 && IsMark(tokens, first, last);

    /// <summary>A paragraph with a credit inside: (Photo by …), REUTERS/Name, AP Photo, Getty Images, FILE PHOTO.</summary>
    public static bool HoldsCredit(List<Token> tokens, int first, int last)
    {
        for (var i = first; i + 1 < last; i++)
        {
            var (here, next) = (tokens[i], tokens[i + 1]);
            if (here.Capital && (here.Lower is "reuters" or "afp" or "epa" or "ap" or "ntb" && next.Kind == TokenKind.Slash
                || here.Lower is "ap" or "file" or "handout" or "courtesy" && next.Capital && Marks.Contains(next.Lower)
                || here.Lower == "getty" && next.Lower == "images")
                || here.Kind == TokenKind.Open && Marks.Contains(next.Lower) && next.Capital
                || here.Lower is "file" && next.Lower is "photo" or "picture"
                || here.Kind == TokenKind.Slash && next.Lower is "reuters" or "afp" or "ap" or "getty" or "epa" && i + 4 > last
                || IsMark(tokens, i, last))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a credit glued to the head of a sentence ends ("Photo: Name / Agency He believes …"), or null.</summary>
    public static int? GluedEnd(List<Token> tokens, Sentence sentence, FrozenSet<string> starters)
    {
        if (!IsMark(tokens, sentence.First, sentence.Last))
        {
            return null;
        }

        var at = sentence.First + 2;
        var slash = -1;
        for (var i = at; i < Math.Min(sentence.Last, at + 10) && (tokens[i].Capital || tokens[i].Kind is TokenKind.Slash or TokenKind.Code); i++)
        {
            slash = tokens[i].Kind == TokenKind.Slash ? i : slash;
        }

        if (slash > 0)
        {
            at = Math.Min(slash + 2, sentence.Last);
        }
        else
        {
            at = Math.Min(at + 1, sentence.Last);
            while (at < sentence.Last && at < sentence.First + 6 && tokens[at].Capital && !tokens[at - 1].AllCapitals && !starters.Contains(tokens[at].Lower))
            {
                at++;
            }
        }

        return at < sentence.Last && tokens[at].Lower is "images" or "photo" or "photos" ? at + 1 : at;
    }

    /// <summary>
    /// The sentence before a credit is its caption, and so is one more when it too says something plain and comes right after speech or something that is no text.
    /// </summary>
    public static void MarkCaptionBefore(List<Token> tokens, List<Sentence> sentences, int paragraph)
    {
        var last = sentences.Count - 1;
        if (last < 0 || !MayBeCaption(tokens, sentences[last]))
        {
            return;
        }

        var own = sentences[last].Paragraph;
        if (own != paragraph && (own != paragraph - 1 || last >= 2 && sentences[last - 2].Paragraph == own))
        {
            return;
        }

        sentences[last] = sentences[last] with { Role = SentenceRole.Caption };
        var before = last - 1;
        if (before > 0 && sentences[before].Paragraph == own && MayBeCaption(tokens, sentences[before])
            && !SharesHead(tokens, sentences[before], sentences[last]) && IsEdge(tokens, sentences, before - 1) && !Tagged(tokens, sentences[before]) && !Tagged(tokens, sentences[last]))
        {
            sentences[before] = sentences[before] with { Role = SentenceRole.Caption };
        }
    }

    private static bool MayBeCaption(List<Token> tokens, Sentence sentence) =>
        sentence.Role == SentenceRole.Body && !sentence.OpensSpeech && !Anaphors.Contains(tokens[sentence.First].Lower) && sentence.Last - sentence.First < 50 && !EndsWithTag(tokens, sentence);

    private static bool IsEdge(List<Token> tokens, List<Sentence> sentences, int index) =>
        sentences[index].Role != SentenceRole.Body || EndsWithTag(tokens, sentences[index]) && (sentences[index].OpensSpeech || index > 0 && sentences[index - 1].OpensSpeech);

    /// <summary>Both begin with the same name: the second is a new start, as captions are.</summary>
    private static bool SharesHead(List<Token> tokens, Sentence first, Sentence second) => string.Equals(tokens[first.First].Lower, tokens[second.First].Lower, StringComparison.Ordinal);

    /// <summary>"…, she says." or "…, says Name."</summary>
    private static bool EndsWithTag(List<Token> tokens, Sentence sentence)
    {
        for (var i = sentence.Last - 2; i > sentence.First && i > sentence.Last - 9; i--)
        {
            if (tokens[i].Kind is TokenKind.Comma or TokenKind.CloseQuote)
            {
                return Tagged(tokens, sentence with { First = i });
            }
        }

        return false;
    }

    private static bool Tagged(List<Token> tokens, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.Last; i++)
        {
            if (tokens[i].IsWord && Speakers.CueVerbs.IsCue(tokens[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(List<Token> tokens, int first, int last) =>
        first + 1 < last && tokens[first].Capital && Marks.Contains(tokens[first].Lower) && tokens[first + 1].Kind == TokenKind.Colon;
}
