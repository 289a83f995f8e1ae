using System.Collections.Immutable;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// A source's own bias or coverage, and what claims say of it when the run is known. Its score acts on the logarithm of what the source reports as nearly a straight line, and on nothing else.
/// </summary>
internal sealed class OwnWindow
{
    /// <summary>Rounds of reweighting; more change proposals by less than they scatter.</summary>
    private const int Rounds = 3;

    private readonly ImmutableArray<BoundObservation> observations;
    private readonly ImmutableArray<ObservationError> errors;
    private readonly double[] rest; // what another own parameter of the same claim multiplies by, at its middle
    private readonly bool isBias;
    private readonly double middle;
    private readonly double slope;

    internal OwnWindow(int column, ImmutableArray<BoundObservation> observations, ImmutableArray<ObservationError> errors, ParameterSpace space)
    {
        Column = column;
        isBias = observations.Any(o => o.BiasParameter == column);
        Seen = [.. Enumerable.Range(0, observations.Length).Where(o => observations[o].BiasParameter == column || observations[o].CoverageParameter == column)];
        this.observations = [.. Seen.Select(o => observations[o])];
        this.errors = [.. Seen.Select(o => errors[o])];
        middle = space.Value(column, 0);
        slope = (OnLogarithm(space.Value(column, 1)) - OnLogarithm(space.Value(column, -1))) / 2;
        rest = [.. this.observations.Select(o => isBias ? Coverage(o, space) : Bias(o, space))];
    }

    internal int Column { get; }

    /// <summary>The claims that are seen through it, by their number.</summary>
    internal ImmutableArray<int> Seen { get; }

    /// <summary>
    /// The normal distribution of the score nearest to what its prior and the claims say: iteratively reweighted least squares from the prior's middle. It depends on the run and on the kinds of
    /// sources, and on no own parameter, so that draws from it and maps between two of them can be undone.
    /// </summary>
    /// <param name="values">Of which those of kinds of sources are read.</param>
    /// <param name="latents">What happened, by the number of the claim.</param>
    internal (double Mean, double Deviation) Given(ReadOnlySpan<double> values, ReadOnlySpan<double> latents, double power)
    {
        Span<double> offs = stackalloc double[Seen.Length];
        Span<double> slopes = stackalloc double[Seen.Length];
        for (var i = 0; i < offs.Length; i++)
        {
            (offs[i], slopes[i]) = Line(i, values, latents[Seen[i]]);
        }

        var (mean, precision) = (0.0, 1.0);
        for (var round = 0; round < Rounds; round++)
        {
            var pull = 0.0;
            precision = 1;
            for (var i = 0; i < offs.Length; i++)
            {
                var weight = power * errors[i].Weight(offs[i] - (slopes[i] * mean)) * slopes[i];
                pull += weight * offs[i];
                precision += weight * slopes[i];
            }

            mean = pull / precision;
        }

        return (mean, 1 / Math.Sqrt(precision));
    }

    /// <summary>How far, in errors, a claim lies above what is reported when the score is 0, and by how much that falls per unit of the score.</summary>
    private (double Off, double Slope) Line(int at, ReadOnlySpan<double> values, double latent)
    {
        var o = observations[at];
        var report = o.Factor * latent * rest[at];
        if (!isBias)
        {
            return errors[at].Line(report * middle, slope);
        }

        var spread = o.SpreadParameter >= 0 ? values[o.SpreadParameter] : 1;
        var bias = ObservationSchedule.EffectiveBias(o, middle, o.LeanParameter >= 0 ? values[o.LeanParameter] : 0, spread);
        return errors[at].Line(report * Elementary.Exp(bias), slope * spread);
    }

    private double OnLogarithm(double value) => isBias ? value : Elementary.Log(value);

    private static double Coverage(BoundObservation o, ParameterSpace space) => o.CoverageParameter < 0 ? 1 : space.Value(o.CoverageParameter, 0);

    private static double Bias(BoundObservation o, ParameterSpace space) => o.BiasParameter < 0 ? 1 : Elementary.Exp(space.Value(o.BiasParameter, 0));
}
