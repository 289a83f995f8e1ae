namespace Culmination.Analysis.Calibration.Chains;

/// <summary>How much work the chains may do; counted, never timed.</summary>
/// <param name="Chains">Chains run side by side, at least 3.</param>
/// <param name="BurnIn">Generations before any draw is kept.</param>
/// <param name="Generations">Generations after that.</param>
/// <param name="Thinning">Every so many generations the chains' places are kept as draws.</param>
public sealed record ChainOptions(int Chains, int BurnIn, int Generations, int Thinning)
{
    private const int Usual = 64;
    private const int FewMembers = 256;
    private const int Few = 16;
    private const int GenerationsPerDraw = 10;
    private const int MostGenerations = 50_000;

    /// <summary>
    /// As many draws as wanted, of chains that run the longer the more are wanted: some fifty thousand generations are what a hundred and forty parameters need to mix; a small number is asked for to be
    /// quick, and the diagnostics say what it is worth.
    /// </summary>
    public static ChainOptions For(int members)
    {
        var chains = members < FewMembers ? Few : Usual;
        var draws = Math.Max(4, (members + chains - 1) / chains);
        var thinning = Math.Max(1, Math.Min(MostGenerations, GenerationsPerDraw * members) / draws);
        return new ChainOptions(chains, draws * thinning / 2, draws * thinning, thinning);
    }
}
