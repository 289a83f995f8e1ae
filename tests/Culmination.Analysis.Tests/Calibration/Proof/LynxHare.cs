using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Calibration.Proof;

/// <summary>
/// Predator and prey after Lotka and Volterra, fitted to the pelts of hare and lynx that the Hudson's Bay Company bought in 1900 to 1920 (thousands; Hewitt 1921, as given by Carpenter's Stan case study),
/// with the priors of posteriordb's hudson_lynx_hare-lotka_volterra.
/// </summary>
internal sealed class LynxHare : IExplainedLikelihood
{
    internal const int Dimension = 8;
    private const int StepsPerYear = 20;

    /// <summary>About the errors found: it only scales what proposals learn from.</summary>
    private const double UsualError = 0.25;

    private static readonly double[] Hare = [30, 47.2, 70.2, 77.4, 36.3, 20.6, 18.1, 21.4, 22, 25.4, 27.1, 40.3, 57, 76.6, 52.3, 19.5, 11.2, 7.6, 14.6, 16.2, 24.7];
    private static readonly double[] Lynx = [4, 6.1, 9.8, 35.2, 59.4, 41.7, 19, 13, 8.3, 9.1, 7.4, 8, 12.3, 19.5, 45.7, 51.1, 29.7, 15.8, 9.7, 10.1, 8.6];

    /// <summary>Means and standard deviations of Stan's reference draws (posteriordb): θ₁…θ₄, both initial values, both errors.</summary>
    internal static readonly double[] Means = [0.54686, 0.02775, 0.80010, 0.02409, 34.03522, 5.93590, 0.24806, 0.25102];
    internal static readonly double[] Deviations = [0.06305, 0.00415, 0.08937, 0.00353, 2.91690, 0.53055, 0.04326, 0.04359];

    public int ObservationCount => Hare.Length + Lynx.Length;

    public double Seen(int observation, double explained) => Elementary.Log(observation < Hare.Length ? Hare[observation] : Lynx[observation - Hare.Length]) / UsualError;

    public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation) => Evaluate(scores, result, new double[scores.Rows * ObservationCount], cancellation);

    public void Evaluate(ScoreMatrix scores, double[] result, double[] explained, CancellationToken cancellation) =>
        Parallel.For(0, scores.Rows, i => result[i] = One(Parameters(scores.Row(i)), explained, i, scores.Rows));

    internal static double[] Parameters(ReadOnlySpan<double> z) =>
    [
        Positive(z[0], 1, 0.5), Positive(z[1], 0.05, 0.05), Positive(z[2], 1, 0.5), Positive(z[3], 0.05, 0.05),
        10 * Elementary.Exp(z[4]), 10 * Elementary.Exp(z[5]), Elementary.Exp(z[6] - 1), Elementary.Exp(z[7] - 1),
    ];

    /// <summary>A normal distribution of which only what is above 0 counts.</summary>
    private static double Positive(double z, double mean, double sd)
    {
        var below = Elementary.NormalCumulative(-mean / sd);
        return mean + (sd * Elementary.NormalQuantile(Math.Clamp(below + (Elementary.NormalCumulative(z) * (1 - below)), 1e-15, 1 - 1e-15)));
    }

    private static double One(double[] p, double[] explained, int row, int rows)
    {
        var (u, v) = (p[4], p[5]);
        var log = 0.0;
        for (var year = 0; year < Hare.Length; year++)
        {
            for (var step = 0; year > 0 && step < StepsPerYear; step++)
            {
                (u, v) = Step(u, v, p);
            }

            var (hare, lynx) = (Elementary.Log(u), Elementary.Log(v));
            if (!double.IsFinite(hare) || !double.IsFinite(lynx))
            {
                return double.NegativeInfinity;
            }

            explained[(year * rows) + row] = hare / UsualError;
            explained[((Hare.Length + year) * rows) + row] = lynx / UsualError;
            log += Density(Elementary.Log(Hare[year]) - hare, p[6]) + Density(Elementary.Log(Lynx[year]) - lynx, p[7]);
        }

        return log;
    }

    private static double Density(double off, double sd) => (-0.5 * off * off / (sd * sd)) - Elementary.Log(sd);

    private static (double U, double V) Step(double u, double v, double[] p)
    {
        const double H = 1.0 / StepsPerYear;
        var (a, b) = Rate(u, v, p);
        var (c, d) = Rate(u + (H / 2 * a), v + (H / 2 * b), p);
        var (e, f) = Rate(u + (H / 2 * c), v + (H / 2 * d), p);
        var (g, h) = Rate(u + (H * e), v + (H * f), p);
        return (u + (H / 6 * (a + (2 * c) + (2 * e) + g)), v + (H / 6 * (b + (2 * d) + (2 * f) + h)));
    }

    private static (double U, double V) Rate(double u, double v, double[] p) => ((p[0] - (p[1] * v)) * u, (-p[2] + (p[3] * u)) * v);
}
