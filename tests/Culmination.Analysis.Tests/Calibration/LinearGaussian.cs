using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>Observations y = A z + e of a standard normal z, whose posterior and evidence are known exactly.</summary>
internal sealed class LinearGaussian : IExplainedLikelihood
{
    private readonly int dimension;
    private readonly double[,] map;
    private readonly double[] seen;
    private readonly double noise;
    private readonly Lazy<(double[] Mean, double[,] Covariance, double LogEvidence)> exact;

    /// <param name="replicate">Another truth and other data on the same map.</param>
    /// <param name="believedNoise">What the likelihood takes the noise for, if not for what it is.</param>
    internal LinearGaussian(int dimension, int observations, double noise, long replicate = 0, double? believedNoise = null)
    {
        this.dimension = dimension;
        this.noise = believedNoise ?? noise;
        map = new double[observations, dimension];
        seen = new double[observations];
        var entries = new RandomStream(7, "map");
        var truth = new RandomStream(7, "truth");
        Truth = [.. Enumerable.Range(0, dimension).Select(p => truth.Normal(2 * replicate, p))];
        for (var o = 0; o < observations; o++)
        {
            for (var p = 0; p < dimension; p++)
            {
                map[o, p] = entries.Normal(o, p);
                seen[o] += map[o, p] * Truth[p];
            }

            seen[o] += noise * truth.Normal((2 * replicate) + 1, o);
        }

        exact = new Lazy<(double[] Mean, double[,] Covariance, double LogEvidence)>(Exact);
    }

    internal double[] Truth { get; }

    internal double[] Mean => exact.Value.Mean;

    internal double[,] Covariance => exact.Value.Covariance;

    internal double LogEvidence => exact.Value.LogEvidence;

    public int ObservationCount => seen.Length;

    public double Seen(int observation, double explained) => seen[observation] / noise;

    public void Evaluate(ScoreMatrix scores, double[] result, double[] explained, CancellationToken cancellation)
    {
        Evaluate(scores, result, cancellation);
        for (var i = 0; i < scores.Rows; i++)
        {
            var z = scores.Row(i);
            for (var o = 0; o < seen.Length; o++)
            {
                var value = 0.0;
                for (var p = 0; p < dimension; p++)
                {
                    value += map[o, p] * z[p];
                }

                explained[(o * scores.Rows) + i] = value / noise;
            }
        }
    }

    public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation)
    {
        for (var i = 0; i < scores.Rows; i++)
        {
            result[i] = Of(scores.Row(i));
        }
    }

    private double Of(ReadOnlySpan<double> z)
    {
        var log = 0.0;
        for (var o = 0; o < seen.Length; o++)
        {
            var rest = seen[o];
            for (var p = 0; p < dimension; p++)
            {
                rest -= map[o, p] * z[p];
            }

            log += (-0.5 * rest * rest / (noise * noise)) - (0.5 * Math.Log(2 * Math.PI * noise * noise));
        }

        return log;
    }

    /// <summary>By conditioning on one observation after the other (a Kalman filter without time).</summary>
    private (double[] Mean, double[,] Covariance, double LogEvidence) Exact()
    {
        var mean = new double[dimension];
        var covariance = new double[dimension, dimension];
        for (var p = 0; p < dimension; p++)
        {
            covariance[p, p] = 1;
        }

        var evidence = 0.0;
        for (var o = 0; o < seen.Length; o++)
        {
            var cross = new double[dimension];
            var variance = noise * noise;
            var rest = seen[o];
            for (var p = 0; p < dimension; p++)
            {
                for (var q = 0; q < dimension; q++)
                {
                    cross[p] += covariance[p, q] * map[o, q];
                }

                variance += map[o, p] * cross[p];
                rest -= map[o, p] * mean[p];
            }

            evidence += (-0.5 * rest * rest / variance) - (0.5 * Math.Log(2 * Math.PI * variance));
            for (var p = 0; p < dimension; p++)
            {
                mean[p] += cross[p] * rest / variance;
                for (var q = 0; q < dimension; q++)
                {
                    covariance[p, q] -= cross[p] * cross[q] / variance;
                }
            }
        }

        return (mean, covariance, evidence);
    }
}
