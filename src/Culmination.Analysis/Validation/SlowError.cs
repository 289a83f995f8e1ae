using System.Runtime.InteropServices;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Validation;

/// <summary>
/// The difference between a source's figures and what a member says of them: a lasting part b ~ N(0, spread²), which two speakers have in common in part, a part u of the model's that comes
/// and goes slowly (stationary, correlation exp(−|Δt| ÷ memory)), and noise of single figures. Past differences tell the next one as in kriging; their scale is learned with them: σ² has an inverse gamma prior about drift² worth <see cref="PriorFigures"/> figures, so that
/// the prediction is a Student t (O'Hagan and Forster, Kendall's Advanced Theory of Statistics 2B, 2004, chapter 11). A moment is a point in time or a mean over an interval.
/// </summary>
internal sealed class SlowError
{
    /// <summary>What the drift given beforehand counts for, in past figures.</summary>
    internal const double PriorFigures = 4;

    private readonly int count;
    private readonly double[] root;
    private readonly double[] projection;
    private readonly double variance;
    private readonly double drift;

    /// <param name="past">Past figures.</param>
    /// <param name="next">The figure to be told.</param>
    /// <param name="common">Correlation of the lasting parts of two speakers.</param>
    internal SlowError(ReadOnlySpan<ErrorSite> past, ErrorSite next, double common, double drift, double memory)
    {
        (count, this.drift) = (past.Length, drift);
        root = new double[count * count];
        projection = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = Covariance(past[i], past[j], common, memory) + (i == j ? (past[i].Noise / drift * (past[i].Noise / drift)) + 1e-9 : 0);
                for (var k = 0; k < j; k++)
                {
                    sum -= root[(i * count) + k] * root[(j * count) + k];
                }

                root[(i * count) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / root[(j * count) + j];
            }
        }

        variance = Covariance(next, next, common, memory);
        for (var i = 0; i < count; i++)
        {
            projection[i] = Covariance(past[i], next, common, memory);
        }

        Solve(projection);
        foreach (var p in projection)
        {
            variance -= p * p;
        }

        variance = Math.Max(variance, 0);
    }

    /// <summary>Degrees of freedom of the prediction.</summary>
    internal double Degrees => PriorFigures + count;

    /// <summary>Location and scale of the prediction, from past differences of one member.</summary>
    /// <param name="work">The differences; used up.</param>
    internal (double Location, double Scale) Predict(Span<double> work)
    {
        Solve(work);
        var (location, squares) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            location += projection[i] * work[i];
            squares += work[i] * work[i];
        }

        var scale = Math.Sqrt(((PriorFigures * drift * drift) + squares) / (PriorFigures + count));
        return (location, scale * Math.Sqrt(variance));
    }

    /// <summary>In units of the drift's variance, without noise.</summary>
    private double Covariance(ErrorSite a, ErrorSite b, double common, double memory) =>
        (a.Spread / drift * (b.Spread / drift) * (a.Speaker == b.Speaker ? 1 : common)) + Correlation(a.When, b.When, memory);

    /// <summary>Mean of exp(−|s − t| ÷ memory) over both moments.</summary>
    internal static double Correlation(Moment a, Moment b, double memory)
    {
        if (a.Length <= 0 && b.Length <= 0)
        {
            return Elementary.Exp(-Math.Abs(a.End - b.End) / memory);
        }

        if (a.Length <= 0 || b.Length <= 0)
        {
            var (point, interval) = a.Length <= 0 ? (a.End, b) : (b.End, a);
            return (First(interval.End - point, memory) - First(interval.Start - point, memory)) / interval.Length;
        }

        var sum = Second(a.Start - b.End, memory) + Second(a.End - b.Start, memory) - Second(a.End - b.End, memory) - Second(a.Start - b.Start, memory);
        return sum / (a.Length * b.Length);
    }

    /// <summary>∫₀ˣ exp(−|t| ÷ memory) dt.</summary>
    private static double First(double x, double memory) => Math.Sign(x) * memory * -Elementary.ExpM1(-Math.Abs(x) / memory);

    /// <summary>The even function whose second derivative is exp(−|x| ÷ memory).</summary>
    private static double Second(double x, double memory) => (memory * memory * Elementary.Exp(-Math.Abs(x) / memory)) + (memory * Math.Abs(x));

    private void Solve(Span<double> right)
    {
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= root[(i * count) + k] * right[k];
            }

            right[i] /= root[(i * count) + i];
        }
    }
}

/// <summary>A figure as its error sees it.</summary>
/// <param name="Spread">Standard deviation of the lasting part.</param>
/// <param name="Noise">Standard deviation of the figure by itself.</param>
/// <param name="Speaker">Speakers by number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ErrorSite(Moment When, double Spread, double Noise, int Speaker);

/// <summary>A point in time (Start = End) or an interval, in weeks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Moment(double Start, double End)
{
    internal double Length => End - Start;

    internal static Moment At(double week) => new(week, week);
}
