using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Validation;

/// <summary>
/// The continuous ranked probability score: ∫ (F(x) − 1[x ≥ y])² dx, in the unit of the figure, smaller is better; for a point forecast the absolute error (Gneiting and Raftery, "Strictly proper
/// scoring rules, prediction, and estimation", Journal of the American Statistical Association 102 (2007), section 4.2).
/// </summary>
public static class Crps
{
    /// <summary>Of a weighted sample, exactly: Σ wᵢ|xᵢ − y| − ½ ΣΣ wᵢwⱼ|xᵢ − xⱼ|, with the weights made to sum to 1.</summary>
    /// <param name="values">Finite, in any order.</param>
    /// <param name="weights">One per value, not negative, not all 0.</param>
    /// <param name="isFair">
    /// Divides the second sum by 1 − Σw²: then the score of a sample is, on average, that of the distribution it was drawn from (Ferro, Quarterly Journal of the Royal Meteorological Society 140 (2014)
    /// 1917), so that a larger sample is not better for its size.
    /// </param>
    public static double OfSample(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double observed, bool isFair = true)
    {
        if (values.Length != weights.Length || values.IsEmpty)
        {
            throw new ArgumentException("Values and weights are needed, one weight per value.", nameof(weights));
        }

        var (x, w) = (values.ToArray(), weights.ToArray());
        Array.Sort(x, w);
        var (total, squares) = (0.0, 0.0);
        foreach (var weight in w)
        {
            total += weight;
        }

        var (distance, spread, before) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var share = w[i] / total;
            distance += share * Math.Abs(x[i] - observed);
            squares += share * share;

            // Half the double sum, gap by gap: what lies below the gap times what lies above it.
            if (i > 0)
            {
                spread += before * (1 - before) * (x[i] - x[i - 1]);
            }

            before += share;
        }

        return distance - (isFair && squares < 1 ? spread / (1 - squares) : spread);
    }

    /// <summary>Of a normal distribution; with a standard deviation of 0, of a point.</summary>
    public static double OfNormal(double mean, double sd, double observed)
    {
        if (!(sd > 0))
        {
            return Math.Abs(observed - mean);
        }

        var z = (observed - mean) / sd;
        var density = Elementary.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return sd * ((z * ((2 * Elementary.NormalCumulative(z)) - 1)) + (2 * density) - (1 / Math.Sqrt(Math.PI)));
    }
}
