namespace Culmination.Quantities.Distributions;

/// <summary>A univariate continuous distribution, given by its quantile function so that one uniform draw makes one value.</summary>
public abstract record Distribution
{
    /// <summary>The value below which a share <paramref name="p"/> (0 &lt; p &lt; 1) of the probability lies.</summary>
    public abstract double Quantile(double p);

    /// <summary>The quantile at Φ(z): what a standard normal score stands for. Distributions made of a normal one answer without the way through the share, which costs digits and time.</summary>
    public virtual double AtScore(double score) => Quantile(NormalScore.Share(score));

    /// <summary>Readable form for reports: <c>log-normal, 10 % 0.004, 90 % 0.02</c>.</summary>
    public abstract string Describe();
}
