namespace Culmination.Analysis.Calibration;

/// <summary>How much work the sampler may do. All limits count work, never time, so that a slow machine gives the same answer.</summary>
/// <param name="KeptShare">The next temperature is the one at which this share of the effective sample survives.</param>
/// <param name="LeastMoves">Moves after each resampling, at least.</param>
/// <param name="MostMoves">Moves at most, taken while members still resemble where they stood.</param>
/// <param name="RoundMoves">With the whole likelihood reached, moves in a round, after which proposals are learned anew.</param>
/// <param name="MostPasses">Evaluations of the whole population at most, the first one included.</param>
/// <param name="WantedShare">Rounds go on until the effective sample size is this part of the members and they have forgotten where they stood, or the passes are used up.</param>
public sealed record SamplerOptions(double KeptShare, int LeastMoves, int MostMoves, int RoundMoves, int MostPasses, double WantedShare)
{
    public static SamplerOptions Default { get; } = new(KeptShare: 0.5, LeastMoves: 6, MostMoves: 18, RoundMoves: 60, MostPasses: 800, WantedShare: 0.5);

    /// <summary>A small ensemble is asked for to be quick, and learns little from more passes.</summary>
    public static SamplerOptions For(int members) => Default with { MostPasses = Math.Min(Default.MostPasses, LeastPasses + (int)(PassesPerMember * members)) };

    private const int LeastPasses = 200;
    private const double PassesPerMember = 0.4;
}
