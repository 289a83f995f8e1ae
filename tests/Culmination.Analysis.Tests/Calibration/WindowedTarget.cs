using System.Collections.Immutable;
using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Asking;
using Culmination.Quantities.Distributions;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>
/// One parameter that decides what happens, not in a straight line; one that nothing depends on; and three sources with a bias or a coverage of their own: small enough that the posterior can be had by
/// integration.
/// </summary>
internal sealed class WindowedTarget : IWindowedLikelihood
{
    internal const int What = 0;
    internal const int Idle = 1;
    internal const int FirstWindow = 2;
    internal const int Columns = 5;

    private static readonly double[] Figures = [23, 30, 19, 36, 70];

    private readonly ImmutableArray<BoundObservation> observations;
    private readonly ImmutableArray<ObservationError> errors;

    private readonly bool isKnown;

    /// <param name="isKnown">What happened is known, and only reports of it are uncertain.</param>
    internal WindowedTarget(bool isKnown = false)
    {
        this.isKnown = isKnown;
        Space = new ParameterSpace(
        [
            new BoundParameter("what", [0], new Normal(0, 1), null, string.Empty),
            new BoundParameter("later", [1], new Normal(0, 1), null, string.Empty),
            new BoundParameter("bias:staff", [], new Normal(0.1, 0.3), null, string.Empty),
            new BoundParameter("coverage:count", [], new Beta(7, 4), null, string.Empty),
            new BoundParameter("bias:poll", [], new Normal(-0.1, 0.2), null, string.Empty),
        ]);

        // Two claims of the staff, one of the count, one of the poll (its error is not of the logarithm), and one that is taken as it is.
        var plain = DepletionScenario.Create().Observations[0] with { BiasParameter = -1, Factor = 1 };
        observations =
        [
            plain with { BiasParameter = 2 }, plain with { BiasParameter = 2, Factor = 1.2 }, plain with { CoverageParameter = 3 },
            plain with { BiasParameter = 4, Observation = plain.Observation with { IsLinear = true, ErrorScale = 3 } }, plain with { Factor = 3, Observation = plain.Observation with { ErrorScale = 0.3 } },
        ];
        errors = [.. observations.Select((o, i) => new ObservationError(o.Observation, DepletionScenario.Claim("c", Figures[i])))];
        Windows = new SourceWindows(observations, errors, Space);
    }

    internal ParameterSpace Space { get; }

    public SourceWindows Windows { get; }

    public int ObservationCount => observations.Length;

    internal static double Latent(double score) => 20 * (0.3 + (0.7 * Math.Exp(0.9 * score)));

    /// <summary>Log-likelihood of the claims seen through one window, or (-1) of those without.</summary>
    internal double LogLikelihood(int window, double latent, double score)
    {
        var sum = 0.0;
        for (var o = 0; o < observations.Length; o++)
        {
            if (Math.Max(observations[o].BiasParameter, observations[o].CoverageParameter) == window)
            {
                var effect = window < 0 ? 1 : Space.Value(window, score);
                sum += errors[o].LogLikelihood(observations[o].Factor * latent * (observations[o].BiasParameter == window && window >= 0 ? Math.Exp(effect) : effect));
            }
        }

        return sum;
    }

    public double Seen(int observation, double explained) => errors[observation].StandardisedFigure(explained);

    public void Run(ScoreMatrix scores, double[] possible, double[] latents, CancellationToken cancellation)
    {
        for (var i = 0; i < scores.Rows; i++)
        {
            possible[i] = 0;
            latents.AsSpan(i * ObservationCount, ObservationCount).Fill(Latent(isKnown ? 0 : scores.Row(i)[What]));
        }
    }

    public void Explain(Population population)
    {
        var reading = Windows.Room();
        for (var i = 0; i < population.Scores.Rows; i++)
        {
            Windows.Read(population.Scores.Row(i), population.Latent(i), reading);
            for (var o = 0; o < ObservationCount; o++)
            {
                population.Explained[(o * population.Scores.Rows) + i] = errors[o].Standardised(reading.Reports[o]);
            }
        }
    }

    public void Evaluate(ScoreMatrix scores, double[] result, double[] explained, CancellationToken cancellation)
    {
        var latents = new double[scores.Rows * ObservationCount];
        Run(scores, result, latents, cancellation);
        var population = new Population(scores, result, explained, latents);
        Explain(population);
        var reading = Windows.Room();
        for (var i = 0; i < scores.Rows; i++)
        {
            result[i] = Windows.Read(scores.Row(i), population.Latent(i), reading);
        }
    }

    public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation) => Evaluate(scores, result, new double[scores.Rows * ObservationCount], cancellation);
}
