using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>The beta distribution on (0, 1).</summary>
public sealed record Beta : Distribution
{
    private readonly string given;

    public Beta(double alpha, double beta)
        : this(alpha, beta, $"alpha {Readable.Number(alpha)}, beta {Readable.Number(beta)}")
    {
    }

    private Beta(double alpha, double beta, string given)
    {
        Require.Positive(alpha);
        Require.Positive(beta);
        Alpha = alpha;
        BetaShape = beta;
        this.given = given;
    }

    public double Alpha { get; }

    /// <summary>The second shape parameter, usually called beta.</summary>
    public double BetaShape { get; }

    /// <param name="mean">Between 0 and 1.</param>
    /// <param name="standardDeviation">Below sqrt(mean (1 − mean)).</param>
    public static Beta OfMean(double mean, double standardDeviation)
    {
        var concentration = (mean * (1 - mean) / (standardDeviation * standardDeviation)) - 1;
        return new Beta(
            mean * concentration, (1 - mean) * concentration, $"mean {Readable.Number(mean)}, sd {Readable.Number(standardDeviation)}");
    }

    /// <summary>
    /// Solves I_x(alpha, beta) = p for the logit of x, by Newton's steps kept inside a shrinking bracket: the logit keeps digits where x is tiny. Error at most
    /// 1e-12 of the probability.
    /// </summary>
    public override double Quantile(double p)
    {
        if (p <= 0 || p >= 1)
        {
            return p <= 0 ? 0 : 1;
        }

        var logBeta = IncompleteBeta.LogBeta(Alpha, BetaShape);
        double low = -700, high = 700;
        var y = Elementary.Log(Alpha / BetaShape);
        for (var i = 0; i < 200; i++)
        {
            var x = LogitNormal.Inverse(y);
            var complement = LogitNormal.Inverse(-y);
            var error = IncompleteBeta.Regularized(x, complement, Alpha, BetaShape) - p;
            (low, high) = error < 0 ? (y, high) : (low, y);
            // The slope of I in the logit: density · x (1 − x).
            var slope = Elementary.Exp((Alpha * Elementary.Log(x)) + (BetaShape * Elementary.Log(complement)) - logBeta);
            var next = y - (error / slope);
            if (!(next > low && next < high))
            {
                next = low + ((high - low) / 2);
            }

            var moved = Math.Abs(next - y);
            y = next;
            if (moved <= 1e-14 * Math.Max(1, Math.Abs(y)))
            {
                break;
            }
        }

        return LogitNormal.Inverse(y);
    }

    public override string Describe() => $"beta, {given}";
}
