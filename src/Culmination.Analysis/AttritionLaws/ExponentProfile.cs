using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>How well the exponents are told: curvature at the best fit (standard errors, condition number) and profiles, which see the whole valley.</summary>
internal static class ExponentProfile
{
    /// <summary>95 % point of χ² with one degree of freedom.</summary>
    private const double ChiSquare95 = 3.841458820694124;

    public static Identifiability Of(LawErrors errors, LawFit fit)
    {
        var sensitivities = new List<double[]>();
        var left = new List<double>();
        foreach (var isSideB in new[] { true, false })
        {
            var coefficient = errors.Side(isSideB, fit.P, fit.Q).Coefficient;
            for (var i = 0; i < errors.Count; i++)
            {
                var modelled = coefficient * errors.Shape(isSideB, i, fit.P, fit.Q);
                var (firing, hit) = errors.Logs(isSideB, i);

                // With ln a and ln b as written in the law, so that the numbers themselves count and not their distance from the mean.
                var (meanFiring, meanHit) = isSideB ? (errors.MeanLogR, errors.MeanLogB) : (errors.MeanLogB, errors.MeanLogR);
                sensitivities.Add([isSideB ? modelled : 0, isSideB ? 0 : modelled, modelled * (firing + meanFiring), modelled * (hit + meanHit)]);
                left.Add(errors.Losses(isSideB, i) - modelled);
            }
        }

        var gram = SmallMatrix.Gram(sensitivities);
        var covariance = SmallMatrix.Inverse(gram);
        var variance = fit.SumOfSquares / (left.Count - 4);
        var (varianceP, varianceQ) = covariance is null ? (double.NaN, double.NaN) : (covariance[2, 2], covariance[3, 3]);
        var p = Range(errors, fit, isP: true);
        var q = Range(errors, fit, isP: false);
        return new Identifiability(
            Math.Sqrt(variance * varianceP),
            Math.Sqrt(variance * varianceQ),
            covariance is null ? double.NaN : covariance[2, 3] / Math.Sqrt(varianceP * varianceQ),
            ConditionNumber(gram),
            p.Low,
            p.High,
            q.Low,
            q.High,
            Autocorrelation(left, errors.Count));
    }

    private static double ConditionNumber(double[,] gram)
    {
        var n = gram.GetLength(0);
        var scaled = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                scaled[i, j] = gram[i, j] / Math.Sqrt(gram[i, i] * gram[j, j]);
            }
        }

        var values = SmallMatrix.Eigenvalues(scaled);
        return values[0] > 0 ? Math.Sqrt(values[^1] / values[0]) : double.PositiveInfinity;
    }

    private static (double Low, double High) Range(LawErrors errors, LawFit fit, bool isP)
    {
        var most = fit.SumOfSquares * Elementary.Exp(ChiSquare95 / (2 * errors.Count));
        var best = isP ? fit.P : fit.Q;
        return (Edge(-1), Edge(1));

        double Edge(int direction)
        {
            var (inside, outside) = (best, best + direction);
            while (FreeExponents.AlongLine(errors, outside, isP) <= most)
            {
                if (Math.Abs(outside) > FreeExponents.Most)
                {
                    return direction * double.PositiveInfinity;
                }

                (inside, outside) = (outside, outside + (2 * direction));
            }

            while (Math.Abs(outside - inside) > 1e-3)
            {
                var middle = (inside + outside) / 2;
                (inside, outside) = FreeExponents.AlongLine(errors, middle, isP) <= most ? (middle, outside) : (inside, middle);
            }

            return inside;
        }
    }

    private static double Autocorrelation(List<double> left, int perSide)
    {
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < left.Count; i++)
        {
            square += left[i] * left[i];
            product += i % perSide == 0 ? 0 : left[i] * left[i - 1];
        }

        return product / square;
    }
}
