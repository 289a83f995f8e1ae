using Culmination.Evidence.Extraction.Tokens;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Reads the sign or the words that make a number a percentage.</summary>
internal sealed class PercentSigns(List<Token> tokens)
{
    /// <summary>One past %, percent, per cent or percentage points at a token; null for none.</summary>
    public int? After(int at, Stretch within)
    {
        if (at >= within.Last)
        {
            return null;
        }

        if (tokens[at].Kind == TokenKind.Percent || tokens[at].Lower is "percent" or "pct" or "percentage" || at + 1 < within.Last && tokens[at].Kind == TokenKind.Hyphen && tokens[at + 1].Is("percent"))
        {
            return tokens[at].Kind == TokenKind.Hyphen ? at + 2 : tokens[at].Is("percentage") && at + 1 < within.Last ? at + 2 : at + 1;
        }

        return at + 1 < within.Last && tokens[at].Is("per") && tokens[at + 1].Is("cent") ? at + 2 : null;
    }
}
