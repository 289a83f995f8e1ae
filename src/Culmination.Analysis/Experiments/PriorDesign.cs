using Culmination.Quantities.Random;

namespace Culmination.Analysis.Experiments;

/// <summary>
/// Members drawn from the prior. Each draw is a function of (seed, parameter name, member) alone, so neither another parameter nor more members change any. Scores have single precision, so that a sample can be kept small without loss.
/// </summary>
internal static class PriorDesign
{
    /// <summary>Separates these draws from others that may carry a parameter's name.</summary>
    private const ulong Stream = 0;

    internal static ScoreMatrix Draw(IReadOnlyList<string> names, int members, ulong seed)
    {
        var scores = new ScoreMatrix(members, names.Count);
        for (var p = 0; p < names.Count; p++)
        {
            var stream = new RandomStream(seed, "prior:" + names[p], Stream);
            for (var m = 0; m < members; m++)
            {
                scores.Row(m)[p] = (float)stream.Normal(m, 0);
            }
        }

        return scores;
    }
}
