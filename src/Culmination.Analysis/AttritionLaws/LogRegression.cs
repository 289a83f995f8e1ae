using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>
/// Free exponents by ordinary least squares of ln losses on ln of both sides' people, with a constant per side and common exponents (Wiper, Pettit and Young, Naval Research Logistics 47(7), 2000, 541–558).
/// </summary>
internal static class LogRegression
{
    public static LogFit Fit(LawErrors errors)
    {
        // Logarithms are about their means, so the constants of the sides separate from the exponents only where the means are equal; they are kept as columns of their own.
        var rows = new List<double[]>();
        var targets = new List<double>();
        foreach (var isSideB in new[] { true, false })
        {
            for (var i = 0; i < errors.Count; i++)
            {
                var (firing, hit) = errors.Logs(isSideB, i);
                rows.Add([isSideB ? 1 : 0, isSideB ? 0 : 1, firing, hit]);
                targets.Add(Elementary.Log(errors.Losses(isSideB, i)));
            }
        }

        var solution = Solve(rows, targets);
        var (p, q) = (solution[2], solution[3]);
        var left = rows.Select((r, i) => targets[i] - r.Select((x, j) => x * solution[j]).Sum()).Sum(e => e * e);
        var halves = new[] { targets.Take(errors.Count).ToArray(), [.. targets.Skip(errors.Count)] };
        var total = halves.Sum(h => h.Sum(v => (v - h.Average()) * (v - h.Average())));
        return new LogFit(
            p,
            q,
            solution[0] - (p * errors.MeanLogR) - (q * errors.MeanLogB),
            solution[1] - (p * errors.MeanLogB) - (q * errors.MeanLogR),
            1 - (left / total),
            OfLosses(errors, solution));
    }

    private static double OfLosses(LawErrors errors, double[] solution)
    {
        var left = 0.0;
        foreach (var isSideB in new[] { true, false })
        {
            var coefficient = Elementary.Exp(solution[isSideB ? 0 : 1]);
            for (var i = 0; i < errors.Count; i++)
            {
                var error = errors.Losses(isSideB, i) - (coefficient * errors.Shape(isSideB, i, solution[2], solution[3]));
                left += error * error;
            }
        }

        return 1 - (left / (errors.Total(true) + errors.Total(false)));
    }

    /// <summary>Where the people of both sides do not change over the record there is no telling, and the numbers are NaN.</summary>
    private static double[] Solve(List<double[]> rows, List<double> targets)
    {
        var n = rows[0].Length;
        if (SmallMatrix.Inverse(SmallMatrix.Gram(rows)) is not { } inverse)
        {
            return [.. Enumerable.Repeat(double.NaN, n)];
        }

        var moments = Enumerable.Range(0, n).Select(j => rows.Select((r, i) => r[j] * targets[i]).Sum()).ToArray();
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => inverse[i, j] * moments[j]))];
    }
}
