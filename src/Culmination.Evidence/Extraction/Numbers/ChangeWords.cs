using System.Collections.Frozen;
using Culmination.Evidence.Extraction.Tokens;
using Culmination.Evidence.Extraction.Words;

namespace Culmination.Evidence.Extraction.Numbers;

/// <summary>Tells how much something changed from how much there is.</summary>
internal sealed class ChangeWords(List<Token> tokens)
{
    private static readonly FrozenSet<string> Verbs = WordTable.Set(
        "rose rise rises risen rising fell fall falls fallen falling increased increase increases increasing decreased decrease decreases decreasing grew grow grows grown growing dropped drop drops dropping declined decline declines declining jumped jump jumps surged surge surges soared soar climbed climb slumped slump plunged plunge shrank shrink shrunk shrinking cut cuts cutting up down reduced reduce reduces reducing reduction raised raise raises raising expanded expand gained lost slipped swelled contracted doubled improved worsened");

    /// <summary>"rose by 500 percent", "a 20% fall", "down 30 percent": not "fell to 20 percent".</summary>
    public bool Around(int from, int end, Stretch within)
    {
        for (var i = from - 1; i >= Math.Max(within.First, from - 4); i--)
        {
            if (tokens[i].Lower is "to" or "at" or "from" || !tokens[i].IsWord)
            {
                break;
            }

            if (Verbs.Contains(tokens[i].Lower))
            {
                return true;
            }
        }

        return end < within.Last && tokens[end].IsWord && Verbs.Contains(tokens[end].Lower) && tokens[end].Lower is not ("lost" or "cut");
    }
}
