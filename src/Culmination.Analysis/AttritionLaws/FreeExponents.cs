namespace Culmination.Analysis.AttritionLaws;

/// <summary>
/// The exponents with the least sum of squares: a coarse grid, then a pattern search that halves its step, which needs no derivatives and cannot run away. The surface of such fits is a long flat valley
/// (the reason why the literature's exponents differ), so the grid comes first.
/// </summary>
internal static class FreeExponents
{
    /// <summary>The widest exponents looked at. Fits of short records run to such values; nobody believes them.</summary>
    public const double Most = 40;

    private const double GridStep = 2;
    private const double Precision = 1e-7;

    public static (double P, double Q) Find(LawErrors errors)
    {
        var best = (P: 0.0, Q: 0.0, Left: double.PositiveInfinity);
        for (var p = -Most; p <= Most; p += GridStep)
        {
            for (var q = -Most; q <= Most; q += GridStep)
            {
                best = Better(errors, best, p, q);
            }
        }

        for (var step = GridStep; step > Precision;)
        {
            var before = best;

            // Along the valley too: p and q pull against each other or together.
            foreach (var (dp, dq) in new[] { (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (-1.0, -1.0) })
            {
                best = Better(errors, best, before.P + (dp * step), before.Q + (dq * step));
            }

            if (best == before)
            {
                step /= 2;
            }
        }

        return (best.P, best.Q);
    }

    /// <summary>The least sum of squares for one exponent held, the other found on the line.</summary>
    public static double AlongLine(LawErrors errors, double held, bool isPHeld)
    {
        double Left(double other) => isPHeld ? errors.SumOfSquares(held, other) : errors.SumOfSquares(other, held);
        var (at, best) = (0.0, double.PositiveInfinity);
        for (var other = -2 * Most; other <= 2 * Most; other += GridStep)
        {
            if (Left(other) is var left && left < best)
            {
                (at, best) = (other, left);
            }
        }

        for (var step = GridStep / 2; step > 1e-4; step /= 2)
        {
            foreach (var other in new[] { at - step, at + step })
            {
                if (Left(other) is var left && left < best)
                {
                    (at, best) = (other, left);
                }
            }
        }

        return best;
    }

    private static (double P, double Q, double Left) Better(LawErrors errors, (double P, double Q, double Left) best, double p, double q)
    {
        if (Math.Abs(p) > Most || Math.Abs(q) > Most)
        {
            return best;
        }

        var left = errors.SumOfSquares(p, q);
        return left < best.Left ? (p, q, left) : best;
    }
}
