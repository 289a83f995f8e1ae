namespace Culmination.Analysis.Calibration;

/// <summary>How much work the sampler may do. All limits count work, never time, so that a slow machine gives the same answer.</summary>
/// <param name="KeptShare">The next temperature is the one at which this share of the effective sample survives.</param>
/// <param name="LeastMoves">Moves after each resampling, at least.</param>
/// <param name="MostMoves">Moves at most, taken while members still resemble where they stood.</param>
/// <param name="LastMoves">Moves at most after the last resampling.</param>
/// <param name="MostPasses">Evaluations of the whole population at most, the first one included.</param>
/// <param name="WantedSize">With the whole likelihood reached, rounds of moves go on until the effective sample size is this, or the passes are used up.</param>
public sealed record SamplerOptions(double KeptShare, int LeastMoves, int MostMoves, int LastMoves, int MostPasses, double WantedSize)
{
    public static SamplerOptions Default { get; } = new(KeptShare: 0.5, LeastMoves: 2, MostMoves: 6, LastMoves: 20, MostPasses: 120, WantedSize: 300);
}
