using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Calibration;

/// <summary>
/// A likelihood in which some parameters change only what sources report of a run and not the run: these cost next to nothing to try, and can follow where a run goes.
/// </summary>
internal interface IWindowedLikelihood : IExplainedLikelihood
{
    SourceWindows Windows { get; }

    /// <summary>Runs members without looking through windows.</summary>
    /// <param name="possible">Receives 0, or minus infinity for a member that could not be.</param>
    /// <param name="latents">Receives [row · observations + observation]: what happened, before any source looks at it.</param>
    void Run(ScoreMatrix scores, double[] possible, double[] latents, CancellationToken cancellation);

    /// <summary>Writes what the model says of each observation, as <see cref="IExplainedLikelihood"/> does, for members whose runs are known.</summary>
    void Explain(Population population);
}
