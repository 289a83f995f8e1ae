using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.AttritionLaws;

/// <summary>
/// The sum of squares of a law of the family over a record, with the best a and b for given exponents: those are closed forms, since losses are linear in them. Logarithms are taken about their means, so
/// that no exponent overflows.
/// </summary>
internal sealed class LawErrors
{
    private readonly double[] logB;
    private readonly double[] logR;
    private readonly double[] lossesB;
    private readonly double[] lossesR;

    public LawErrors(LossRecord record)
    {
        lossesB = [.. record.LossesB];
        lossesR = [.. record.LossesR];
        MeanLogB = record.PeopleB.Average(Elementary.Log);
        MeanLogR = record.PeopleR.Average(Elementary.Log);
        logB = [.. record.PeopleB.Select(v => Elementary.Log(v) - MeanLogB)];
        logR = [.. record.PeopleR.Select(v => Elementary.Log(v) - MeanLogR)];
    }

    public double MeanLogB { get; }

    public double MeanLogR { get; }

    public int Count => lossesB.Length;

    /// <summary>ln of the other side's people, then of the own, about their means.</summary>
    public (double Firing, double Hit) Logs(bool isSideB, int day) => isSideB ? (logR[day], logB[day]) : (logB[day], logR[day]);

    public double Losses(bool isSideB, int day) => isSideB ? lossesB[day] : lossesR[day];

    /// <summary>R^p·B^q (or B^p·R^q) about the means.</summary>
    public double Shape(bool isSideB, int day, double p, double q)
    {
        var (firing, hit) = Logs(isSideB, day);
        return Elementary.Exp((p * firing) + (q * hit));
    }

    /// <summary>The best coefficient of one side, about the means, and what is left of it.</summary>
    public (double Coefficient, double SumOfSquares) Side(bool isSideB, double p, double q)
    {
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var shape = Shape(isSideB, i, p, q);
            product += shape * Losses(isSideB, i);
            square += shape * shape;
        }

        var coefficient = product / square;
        var left = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var error = Losses(isSideB, i) - (coefficient * Shape(isSideB, i, p, q));
            left += error * error;
        }

        return (coefficient, left);
    }

    public double SumOfSquares(double p, double q) => Side(true, p, q).SumOfSquares + Side(false, p, q).SumOfSquares;

    /// <summary>Of a side's losses about their mean.</summary>
    public double Total(bool isSideB)
    {
        var losses = isSideB ? lossesB : lossesR;
        var mean = losses.Average();
        return losses.Sum(v => (v - mean) * (v - mean));
    }

    public LawFit Fit(LawForm law, double p, double q)
    {
        var (b, r) = (Side(true, p, q), Side(false, p, q));
        var (totalB, totalR) = (Total(true), Total(false));
        var left = b.SumOfSquares + r.SumOfSquares;
        return new LawFit(
            law,
            p,
            q,
            Elementary.Log(b.Coefficient) - (p * MeanLogR) - (q * MeanLogB),
            Elementary.Log(r.Coefficient) - (p * MeanLogB) - (q * MeanLogR),
            left,
            1 - (left / (totalB + totalR)),
            1 - (b.SumOfSquares / totalB),
            1 - (r.SumOfSquares / totalR));
    }
}
