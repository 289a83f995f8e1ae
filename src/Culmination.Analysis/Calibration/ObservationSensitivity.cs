using System.Collections.Immutable;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// How the observations answer to the parameters, learned from the population by regression: y ≈ ȳ + J (z − z̄), with a residual variance per observation for what is not linear. With it the covariance
/// of the tempered posterior is known in all directions at once, C = (I + Jᵀ D J)⁻¹ with D = β/(1 + β s²), as in the Gauss–Newton approximation (and in ensemble Kalman methods: Iglesias, Law and Stuart,
/// Inverse Problems 29 (2013) 045001). A population of two thousand tells a regression on a hundred and forty parameters far better than their covariance.
/// </summary>
internal sealed class ObservationSensitivity
{
    /// <summary>How many members' worth an earlier estimate keeps when the population has moved on.</summary>
    private const double MemoryWorth = 100;

    private readonly int observations;
    private readonly int dimension;
    private readonly double[] jacobian;
    private readonly double[] residual;
    private bool isFirst;

    /// <param name="memory">What an earlier one remembered (<see cref="Memory"/>), or empty.</param>
    internal ObservationSensitivity(int observations, int dimension, ReadOnlySpan<double> memory = default)
    {
        (this.observations, this.dimension) = (observations, dimension);
        jacobian = new double[observations * dimension];
        residual = new double[observations];
        isFirst = memory.IsEmpty;
        if (!isFirst)
        {
            memory[..jacobian.Length].CopyTo(jacobian);
            memory[jacobian.Length..].CopyTo(residual);
        }
    }

    /// <summary>All that is carried from one population to the next.</summary>
    internal double[] Memory => [.. jacobian, .. residual];

    /// <summary>Learns from a weighted population.</summary>
    /// <param name="weights">Not negative, not all zero.</param>
    internal void Learn(ScoreMatrix scores, double[] explained, ReadOnlySpan<double> weights)
    {
        var (rows, d) = (scores.Rows, dimension);
        var (total, squares) = (0.0, 0.0);
        foreach (var w in weights)
        {
            total += w;
            squares += w * w;
        }

        var effective = total * total / squares;
        var center = new double[d];
        for (var i = 0; i < rows; i++)
        {
            var row = scores.Row(i);
            for (var j = 0; j < d; j++)
            {
                center[j] += weights[i] / total * row[j];
            }
        }

        var gram = Gram(scores, weights, center, effective / total);
        var memory = isFirst ? 1 : MemoryWorth;
        for (var j = 0; j < d; j++)
        {
            gram[(j * d) + j] += memory;
        }

        LowerTriangle.Factorise(gram, d);
        var right = new double[d];
        for (var o = 0; o < observations; o++)
        {
            LearnOne(o, scores, explained.AsSpan(o * rows, rows), weights, center, effective, total, gram, memory, right);
        }

        isFirst = false;
    }

    /// <summary>Cholesky's factor of the covariance of some columns at a power of the likelihood, lower triangle, row after row.</summary>
    /// <param name="columns">Ascending.</param>
    internal double[] Root(double power, ImmutableArray<int> columns)
    {
        var (covariance, d) = (Covariance(power), columns.Length);
        var part = new double[d * d];
        for (var j = 0; j < d; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                part[(j * d) + k] = covariance[(columns[j] * dimension) + columns[k]];
            }
        }

        LowerTriangle.Factorise(part, d);
        return part;
    }

    /// <summary>Keeps of a population's mean what the evidence can have moved: (I − C) z̄; the rest is the prior's 0, free of sampling noise.</summary>
    internal double[] Centre(ReadOnlySpan<double> mean, double power)
    {
        var covariance = Covariance(power);
        var centre = new double[dimension];
        for (var j = 0; j < dimension; j++)
        {
            var sum = mean[j];
            for (var k = 0; k < dimension; k++)
            {
                sum -= covariance[(Math.Max(j, k) * dimension) + Math.Min(j, k)] * mean[k];
            }

            centre[j] = sum;
        }

        return centre;
    }

    /// <summary>
    /// Where the target's middle would be if the model were as learned: one Gauss–Newton step from a mean, z̄ + C (Jᵀ D (y − ȳ) − z̄). It does not lag behind the power as a population does.
    /// </summary>
    /// <param name="mean">z̄.</param>
    /// <param name="rest">y − ȳ per observation: what was seen less what the members around the mean say.</param>
    internal double[] Step(ReadOnlySpan<double> mean, ReadOnlySpan<double> rest, double power)
    {
        var pull = new double[dimension];
        for (var j = 0; j < dimension; j++)
        {
            pull[j] = -mean[j];
        }

        for (var o = 0; o < observations; o++)
        {
            var scaled = power / (1 + (power * residual[o])) * rest[o];
            for (var j = 0; j < dimension; j++)
            {
                pull[j] += scaled * jacobian[(o * dimension) + j];
            }
        }

        var covariance = Covariance(power);
        var centre = new double[dimension];
        for (var j = 0; j < dimension; j++)
        {
            var sum = mean[j];
            for (var k = 0; k < dimension; k++)
            {
                sum += covariance[(Math.Max(j, k) * dimension) + Math.Min(j, k)] * pull[k];
            }

            centre[j] = sum;
        }

        return centre;
    }

    private double[] Covariance(double power)
    {
        var d = dimension;
        var precision = new double[d * d];
        for (var j = 0; j < d; j++)
        {
            precision[(j * d) + j] = 1;
        }

        for (var o = 0; o < observations; o++)
        {
            var weight = power / (1 + (power * residual[o]));
            var slope = jacobian.AsSpan(o * d, d);
            for (var j = 0; j < d; j++)
            {
                var scaled = weight * slope[j];
                for (var k = 0; k <= j; k++)
                {
                    precision[(j * d) + k] += scaled * slope[k];
                }
            }
        }

        LowerTriangle.Factorise(precision, d);
        return LowerTriangle.InverseOfProduct(precision, d);
    }

    private double[] Gram(ScoreMatrix scores, ReadOnlySpan<double> weights, double[] center, double scale)
    {
        var d = dimension;
        var gram = new double[d * d];
        var deviation = new double[d];
        for (var i = 0; i < scores.Rows; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var row = scores.Row(i);
            for (var j = 0; j < d; j++)
            {
                deviation[j] = row[j] - center[j];
            }

            for (var j = 0; j < d; j++)
            {
                var scaled = scale * weights[i] * deviation[j];
                for (var k = 0; k <= j; k++)
                {
                    gram[(j * d) + k] += scaled * deviation[k];
                }
            }
        }

        return gram;
    }

    private void LearnOne(
        int observation, ScoreMatrix scores, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double[] center, double effective, double total, double[] root, double memory, double[] right)
    {
        var d = dimension;
        var mean = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            mean += weights[i] == 0 ? 0 : weights[i] / total * values[i];
        }

        var slope = jacobian.AsSpan(observation * d, d);
        for (var j = 0; j < d; j++)
        {
            right[j] = memory * slope[j];
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var scaled = effective / total * weights[i] * (values[i] - mean);
            var row = scores.Row(i);
            for (var j = 0; j < d; j++)
            {
                right[j] += scaled * (row[j] - center[j]);
            }
        }

        LowerTriangle.Solve(root, d, right);
        right.CopyTo(slope);
        var left = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var row = scores.Row(i);
            var off = values[i] - mean;
            for (var j = 0; j < d; j++)
            {
                off -= slope[j] * (row[j] - center[j]);
            }

            left += weights[i] / total * off * off;
        }

        residual[observation] = left * effective / Math.Max(1, effective - d);
    }
}
