using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Validation;

/// <summary>
/// The difference between a source's figures and what a member says of them: a lasting part b ~ N(0, spread²), a part u that comes and goes slowly (stationary, correlation exp(−|Δt| ÷ memory)) and noise of
/// single figures. Past differences tell the next one as in kriging; their scale is learned with them: σ² has an inverse gamma prior about drift² worth <see cref="PriorFigures"/> figures, so that
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

    /// <param name="past">Moments of past figures.</param>
    /// <param name="noise">Standard deviation of each past figure by itself.</param>
    /// <param name="next">The moment to be told.</param>
    internal SlowError(ReadOnlySpan<Moment> past, ReadOnlySpan<double> noise, Moment next, double spread, double drift, double memory)
    {
        (count, this.drift) = (past.Length, drift);
        var lasting = spread / drift * (spread / drift);
        root = new double[count * count];
        projection = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = lasting + Correlation(past[i], past[j], memory) + (i == j ? noise[i] / drift * (noise[i] / drift) + 1e-9 : 0);
                for (var k = 0; k < j; k++)
                {
                    sum -= root[(i * count) + k] * root[(j * count) + k];
                }

                root[(i * count) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / root[(j * count) + j];
            }
        }

        variance = lasting + Correlation(next, next, memory);
        for (var i = 0; i < count; i++)
        {
            projection[i] = lasting + Correlation(past[i], next, memory);
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

/// <summary>A point in time (Start = End) or an interval, in weeks.</summary>
internal readonly record struct Moment(double Start, double End)
{
    internal double Length => End - Start;

    internal static Moment At(double week) => new(week, week);
}
