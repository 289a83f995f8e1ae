using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Speakers;

/// <summary>Tells verbs that say something here from the same words in another sense.</summary>
internal sealed class SpeechSense(List<Token> tokens)
{
    private static readonly FrozenSet<string> NeedThat = WordTable.Set("agree agrees agreed respond responds responded continue continues continued hope hopes hoped");

    private static readonly FrozenSet<string> NeedHearer = WordTable.Set("told tell tells warned warns warn assured");

    private static readonly FrozenSet<string> BeforeFigures = WordTable.Set("the a its their his her it they he she at about more some nearly around over up between no almost losses casualties only as these this there russian tens hundreds thousands dozens");

    private static readonly FrozenSet<string> Figures = WordTable.Set("figures figure number numbers estimate estimates data conclusion total toll");

    /// <summary>Whether the words after a verb let it be one of speech here.</summary>
    public bool Fits(int k, string word, Token next, int last)
    {
        switch (word)
        {
            case "call" or "calls" or "called":
                return next.Is("for");
            case "refer" or "refers" or "referred":
                return next.Is("to") && HasFigures(k, last);
            case "arrive" or "arrives" or "arrived":
                return next.Is("at") && HasFigures(k, last);
            case var _ when NeedThat.Contains(word):
                return next.Is("that");
        }

        if (next.Kind == TokenKind.Stop)
        {
            // "has not commented.": nothing is said.
            return false;
        }

        if (next.Is("that") || next.Kind is TokenKind.OpenQuote or TokenKind.Colon || next.Kind == TokenKind.Comma && k + 2 < last && (tokens[k + 2].Kind == TokenKind.OpenQuote || tokens[k + 2].Is("however")))
        {
            return true;
        }

        if (NeedHearer.Contains(word))
        {
            return next.IsWord && next.Lower is not ("to" or "by");
        }

        if (!CueVerbs.IsWeak(word))
        {
            return next.Lower is not ("to" or "for" or "by" or "off" or "out") || CueVerbs.KindOf(word) == "think" && next.Is("to");
        }

        // Verbs that are nouns as often: somebody counts, shows or puts something.
        return next.Kind is TokenKind.Number or TokenKind.Currency || next.IsWord && (BeforeFigures.Contains(next.Lower) || next.Capital || Numbers.Cardinals.Small.ContainsKey(next.Lower)) && CueVerbs.KindOf(word) is "find" or "say" && !(next.Is("at") && CueVerbs.KindOf(word) != "find");
    }

    private bool HasFigures(int from, int last)
    {
        for (var i = from; i < Math.Min(last, from + 10); i++)
        {
            if (tokens[i].Kind == TokenKind.Number || Figures.Contains(tokens[i].Lower))
            {
                return true;
            }
        }

        return false;
    }
}
