using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Sentences;

/// <summary>Labels of transcripts: SENIOR OFFICIAL: …, Q: …, Name Surname: ….</summary>
internal static class Labels
{
    private const int Longest = 7;

    private static readonly FrozenSet<string> NoNames = WordTable.Set("photo image picture note update correction source video watch read listen editor's caption summary topline background analysis warning question answer");

    /// <summary>The tokens of a label at the head of a paragraph (its colon is at <c>Last</c>), or null.</summary>
    public static (int First, int Last)? At(List<Token> tokens, int first, int last)
    {
        for (var i = first; i < Math.Min(last - 1, first + Longest + 1); i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Colon)
            {
                return i > first && tokens[i + 1].SpaceBefore && (tokens[i + 1].Capital || tokens[i + 1].Kind is TokenKind.OpenQuote or TokenKind.Number or TokenKind.Hyphen) && !NoNames.Contains(tokens[first].Lower)
                    && (tokens[first].AllCapitals || tokens[first].Lower is "q" or "a" || i - first is >= 2 and <= 4) ? (first, i) : null;
            }

            if (!token.Capital && !(token.Lower is "of" or "the" or "for" && i > first))
            {
                return null;
            }
        }

        return null;
    }
}
