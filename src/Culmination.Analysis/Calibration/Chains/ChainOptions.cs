namespace Culmination.Analysis.Calibration.Chains;

/// <summary>How much work the chains may do; counted, never timed.</summary>
/// <param name="Chains">Chains run side by side, at least 3.</param>
/// <param name="BurnIn">Generations before any draw is kept.</param>
/// <param name="Generations">Generations after that.</param>
/// <param name="Thinning">Every so many generations the chains' places are kept as draws.</param>
public sealed record ChainOptions(int Chains, int BurnIn, int Generations, int Thinning)
{
    /// <summary>For about a hundred and forty parameters: a million and a half runs.</summary>
    public static ChainOptions Default { get; } = new(Chains: 64, BurnIn: 8000, Generations: 16000, Thinning: 100);

    /// <summary>Enough chains and draws for a number of members, with the default's burn-in.</summary>
    public static ChainOptions For(int members) =>
        Default with { Thinning = Math.Max(1, Default.Generations / Math.Max(1, (members + Default.Chains - 1) / Default.Chains)) };
}
