using System.Collections.Immutable;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Calibration;

/// <summary>A column of scores that stands for a choice between forms: the score's share of probability falls into one of the intervals between <paramref name="Bounds"/>.</summary>
/// <param name="Bounds">Ascending from 0 to 1; one more than there are forms.</param>
internal sealed record ScoreSwitch(int Column, ImmutableArray<double> Bounds)
{
    internal int Forms => Bounds.Length - 1;

    internal int FormOf(double score)
    {
        var share = NormalScore.Share(score);
        var form = 0;
        while (form + 1 < Forms && share >= Bounds[form + 1])
        {
            form++;
        }

        return form;
    }

    /// <summary>A form's probability under the prior.</summary>
    internal double Weight(int form) => Bounds[form + 1] - Bounds[form];
}
