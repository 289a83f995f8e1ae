namespace Culmination.Quantities.Distributions;

/// <summary>A univariate continuous distribution, given by its quantile function so that one uniform draw makes one value.</summary>
public abstract record Distribution
{
    /// <summary>The value below which a share <paramref name="p"/> (0 &lt; p &lt; 1) of the probability lies.</summary>
    public abstract double Quantile(double p);

    /// <summary>Readable form for reports: <c>log-normal, 10 % 0.004, 90 % 0.02</c>.</summary>
    public abstract string Describe();
}
