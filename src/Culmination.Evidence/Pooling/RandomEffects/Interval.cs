namespace Culmination.Evidence.Pooling.RandomEffects;

/// <summary>Intervals about a mean; where another estimate would fall, its spread τ² is added.</summary>
internal static class Interval
{
    /// <param name="quantile">Of the standard normal or Student's t distribution.</param>
    public static (double Low, double High) Confidence(double mean, double standardError, double quantile) =>
        (mean - (quantile * standardError), mean + (quantile * standardError));

    /// <summary>
    /// Where the true value behind one more estimate would lie (Higgins, Thompson and Spiegelhalter, Journal of the Royal Statistical Society A 172 (2009) 137): normal
    /// quantile with the plain standard error, Student's t of k − 1 degrees of freedom with Hartung and Knapp's.
    /// </summary>
    public static (double Low, double High) Prediction(double mean, double standardError, double betweenVariance, double quantile) =>
        Confidence(mean, Math.Sqrt((standardError * standardError) + betweenVariance), quantile);
}
