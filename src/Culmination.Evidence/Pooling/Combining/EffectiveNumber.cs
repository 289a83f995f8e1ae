namespace Culmination.Evidence.Pooling.Combining;

/// <summary>How many independent estimates n estimates with a common correlation are worth: n / (1 + (n − 1)ρ) (Kish, Survey Sampling, 1965).</summary>
internal static class EffectiveNumber
{
    /// <param name="correlation">Of the errors of any two, from 0 to 1.</param>
    public static double Of(int count, double correlation) => count / (1 + ((count - 1) * correlation));
}
