using Culmination.Evidence.Pooling.RandomEffects;

namespace Culmination.Evidence.Pooling;

/// <summary>
/// Which way sources of a kind lean: prior of log(reported / true). A party to a war reports its own losses low and the other side's high; the figures are this project's choice, wide,
/// the same for both sides, and to be replaced where a later reference lets them be fitted (a scenario's windows do that within an answer).
/// </summary>
public static class SourceBias
{
    private static readonly string[] WordsOfLoss = ["killed", "wounded", "dead", "missing", "losses", "lost", "casualties"];

    /// <summary>The prior for a source of this kind (docs/formats/claims.md) about this quantity.</summary>
    public static Estimate Of(string kind, string quantityCode)
    {
        var (lean, spread) = kind switch
        {
            "belligerent-own" => (-0.3, 0.3),
            "belligerent-opponent" => (0.3, 0.3),
            "government" or "international" => (0.0, 0.15),
            "press" or "ngo" => (0.0, 0.2),
            _ => (0.0, 0.1),
        };
        // On what is not a loss nobody knows beforehand which way a party leans; that it may lean stays.
        return new Estimate(IsLoss(quantityCode) ? lean : 0, spread);
    }

    internal static bool IsLoss(string quantityCode) => quantityCode.Split('_').Any(part => WordsOfLoss.Contains(part, StringComparer.Ordinal));
}
