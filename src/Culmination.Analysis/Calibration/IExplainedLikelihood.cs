using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>A likelihood that also says what it compared: with that, proposals know which directions the evidence speaks of.</summary>
internal interface IExplainedLikelihood : ILogLikelihood
{
    /// <summary>How many observations there are.</summary>
    int ObservationCount { get; }

    /// <summary>What was observed, on the same scale; for a bound that <paramref name="explained"/> satisfies, that value itself: it pulls no further.</summary>
    double Seen(int observation, double explained);

    /// <param name="explained">
    /// Receives [observation · rows + row]: what the model says of each observation, on the scale of its error and divided by the error's scale, so that one is about one standard deviation.
    /// </param>
    void Evaluate(ScoreMatrix scores, double[] result, double[] explained, CancellationToken cancellation);
}
