using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// Weights for raising the likelihood's power from one temperature to the next, chosen by the conditional effective sample size (Zhou, Johansen and Aston, "Toward automatic model
/// comparison: an adaptive sequential Monte Carlo approach", 2016).
/// </summary>
internal static class Tempering
{
    private const int Halvings = 60;

    /// <summary>The highest temperature up to 1 at which at least <paramref name="keptShare"/> of the possible members' effective sample remains.</summary>
    internal static double Next(ReadOnlySpan<double> logLikelihoods, double temperature, double keptShare, Span<double> weights)
    {
        var possible = 0;
        foreach (var l in logLikelihoods)
        {
            possible += double.IsNegativeInfinity(l) ? 0 : 1;
        }

        var wanted = keptShare * possible;
        if (EffectiveSize(logLikelihoods, 1 - temperature, weights) >= wanted)
        {
            return 1;
        }

        var (low, high) = (0.0, 1 - temperature);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (EffectiveSize(logLikelihoods, middle, weights) >= wanted)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        // A step that changes nothing would never end; the smallest that does is the upper end.
        var next = temperature + low;
        return next > temperature ? next : temperature + high;
    }

    /// <summary>Writes normalised weights L^power and returns the logarithm of their mean before normalising.</summary>
    internal static double Weigh(ReadOnlySpan<double> logLikelihoods, double power, Span<double> weights)
    {
        var greatest = double.NegativeInfinity;
        foreach (var l in logLikelihoods)
        {
            greatest = Math.Max(greatest, l);
        }

        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = double.IsNegativeInfinity(logLikelihoods[i]) ? 0 : Elementary.Exp(power * (logLikelihoods[i] - greatest));
            sum += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return (power * greatest) + Elementary.Log(sum / weights.Length);
    }

    private static double EffectiveSize(ReadOnlySpan<double> logLikelihoods, double power, Span<double> weights)
    {
        Weigh(logLikelihoods, power, weights);
        var squares = 0.0;
        foreach (var w in weights)
        {
            squares += w * w;
        }

        return 1 / squares;
    }
}
