using System.Collections.Immutable;

namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>
/// The mean of estimates weighted by w = 1 / (v + τ²), where v is each one's variance and τ² the variance between them. Between variance 0 is the common-effect model.
/// (Hedges and Vevea, Psychological Methods 3 (1998) 486.)
/// </summary>
/// <param name="Mean">Σwy / Σw.</param>
/// <param name="StandardError">1 / √Σw.</param>
/// <param name="Q">Σw(y − mean)²: Cochran's Q when the between variance is 0.</param>
internal sealed record WeightedMean(double BetweenVariance, double Mean, double StandardError, double Q, double SumOfWeights, double SumOfSquares, double SumOfCubes, double SquaredQ)
{
    /// <summary>Trace of the residual projection P = W − W11ᵀW / Σw.</summary>
    public double Trace => SumOfWeights - (SumOfSquares / SumOfWeights);

    /// <summary>Trace of P².</summary>
    public double TraceOfSquare => SumOfSquares - (2 * SumOfCubes / SumOfWeights) + (SumOfSquares / SumOfWeights * (SumOfSquares / SumOfWeights));

    public static WeightedMean Of(ImmutableArray<Estimate> estimates, double betweenVariance)
    {
        double sum = 0, squares = 0, cubes = 0, weighted = 0;
        foreach (var e in estimates)
        {
            var w = 1 / (e.Variance + betweenVariance);
            sum += w;
            squares += w * w;
            cubes += w * w * w;
            weighted += w * e.Value;
        }

        var mean = weighted / sum;
        double q = 0, squaredQ = 0;
        foreach (var e in estimates)
        {
            var w = 1 / (e.Variance + betweenVariance);
            var residual = e.Value - mean;
            q += w * residual * residual;
            squaredQ += w * w * residual * residual;
        }

        return new WeightedMean(betweenVariance, mean, 1 / Math.Sqrt(sum), q, sum, squares, cubes, squaredQ);
    }
}
