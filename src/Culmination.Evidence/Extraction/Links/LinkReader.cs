using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Links;

/// <param name="Sign">+ or −.</param>
internal sealed record LinkFound(string From, string To, string Sign, string Cue);

/// <summary>Reads a causal or conditional clause as a link: the known variables on the two sides of its cue.</summary>
internal sealed class LinkReader(List<Token> tokens)
{
    private static readonly PhraseTable<string> Variables = new(WordTable.Read("variables").SelectMany(r => r[1].Split(';').Select(p => (p, r[0]))));

    public LinkFound? Read(int first, int last, (int First, int Last, string Order, string Sign)? cause)
    {
        var found = Find(first, last);
        if (found.Count < 2)
        {
            return null;
        }

        if (Condition(first, last) is { } condition)
        {
            var ifs = found.FindLast(v => v.At >= condition.First && v.At < condition.Last);
            var thens = found.Find(v => (v.At < condition.First || v.At >= condition.Last) && v.Code != ifs.Code);
            return ifs == default || thens == default ? null : new LinkFound(ifs.Code, thens.Code, HasNegation(condition.Last < last ? condition.Last : first, condition.Last < last ? last : condition.First) ? "-" : "+", "if");
        }

        if (cause is { } cue)
        {
            var before = found.FindLast(v => v.At < cue.First || v.At < cue.Last && cue.Order == "cause-effect" && v.At < cue.First);
            var after = found.Find(v => v.At >= cue.First && (before == default || v.Code != before.Code));
            if (before == default || after == default)
            {
                return null;
            }

            var words = string.Join(' ', tokens.GetRange(cue.First, cue.Last - cue.First).Select(t => t.Lower));
            return cue.Order == "effect-cause" ? new LinkFound(after.Code, before.Code, cue.Sign, words) : new LinkFound(before.Code, after.Code, cue.Sign, words);
        }

        return null;
    }

    /// <summary>The tokens of "if A" up to its comma, or to the end.</summary>
    private (int First, int Last)? Condition(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (tokens[i].Lower is "if" or "unless")
            {
                var end = i + 1;
                while (end < last && tokens[end].Kind != TokenKind.Comma)
                {
                    end++;
                }

                return (i, end);
            }
        }

        return null;
    }

    private List<(int At, string Code)> Find(int first, int last)
    {
        var found = new List<(int At, string Code)>();
        for (var i = first; i < last; i++)
        {
            if (Variables.At(tokens, i, last) is { } hit)
            {
                found.Add((i, hit.Value));
                i = hit.Last - 1;
            }
        }

        return found;
    }

    private bool HasNegation(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (tokens[i].Lower is "not" or "no" or "less" or "fewer" || tokens[i].Lower.EndsWith("n't", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
