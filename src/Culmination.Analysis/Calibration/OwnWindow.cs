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
    private readonly Other?[] others; // per claim: the other own parameter it is seen through
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
        others = [.. this.observations.Select(o => isBias ? o.CoverageParameter : o.BiasParameter).Select(c => c < 0 ? null : new Other(c, space.Value(c, 0)))];
        IsShared = others.Any(o => o is not null);
    }

    internal int Column { get; }

    /// <summary>Whether any of them is seen through another own parameter as well.</summary>
    internal bool IsShared { get; }

    /// <summary>The claims that are seen through it, by their number.</summary>
    internal ImmutableArray<int> Seen { get; }

    /// <summary>
    /// The normal distribution of the score nearest to what its prior and the claims say: iteratively reweighted least squares from the prior's middle. It depends on the run and on the kinds of
    /// sources, and of other own parameters on those that are <paramref name="known"/>, so that draws from it and maps between two of them can be undone.
    /// </summary>
    /// <param name="values">Of parameters of kinds of sources and of windows.</param>
    /// <param name="latents">What happened, by the number of the claim.</param>
    /// <param name="known">Other own parameters in columns before this one have their values; the others stand at their middles.</param>
    internal (double Mean, double Deviation) Given(ReadOnlySpan<double> values, ReadOnlySpan<double> latents, double power, int known)
    {
        Span<double> offs = stackalloc double[Seen.Length];
        Span<double> slopes = stackalloc double[Seen.Length];
        for (var i = 0; i < offs.Length; i++)
        {
            (offs[i], slopes[i]) = Line(i, values, latents[Seen[i]], known);
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
    private (double Off, double Slope) Line(int at, ReadOnlySpan<double> values, double latent, int known)
    {
        var (o, report) = (observations[at], observations[at].Factor * latent);
        if (others[at] is { } other)
        {
            var value = other.Column < known ? values[other.Column] : other.Middle;
            report *= isBias ? value : Elementary.Exp(Bias(o, value, values));
        }

        return isBias ? errors[at].Line(report * Elementary.Exp(Bias(o, middle, values)), slope * Spread(o, values)) : errors[at].Line(report * middle, slope);
    }

    private double OnLogarithm(double value) => isBias ? value : Elementary.Log(value);

    private static double Bias(BoundObservation o, double own, ReadOnlySpan<double> values) =>
        ObservationSchedule.EffectiveBias(o, own, o.LeanParameter >= 0 ? values[o.LeanParameter] : 0, Spread(o, values));

    private static double Spread(BoundObservation o, ReadOnlySpan<double> values) => o.SpreadParameter >= 0 ? values[o.SpreadParameter] : 1;

    private sealed record Other(int Column, double Middle);
}
