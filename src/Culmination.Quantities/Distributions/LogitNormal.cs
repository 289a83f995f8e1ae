using Culmination.Quantities.Numerics;

namespace Culmination.Quantities.Distributions;

/// <summary>A share between 0 and 1 whose logit, log(x / (1 − x)), is normal.</summary>
public sealed record LogitNormal : Distribution
{
    private readonly string given;

    private LogitNormal(double location, double scale, string given)
    {
        Location = location;
        Scale = scale;
        this.given = given;
    }

    /// <summary>Mean of the logit.</summary>
    public double Location { get; }

    /// <summary>Standard deviation of the logit.</summary>
    public double Scale { get; }

    internal static LogitNormal Through(QuantilePair points)
    {
        var (location, scale) = points.Through(Logit);
        return new LogitNormal(location, scale, points.Describe());
    }

    public override double Quantile(double p) => AtScore(Elementary.NormalQuantile(p));

    public override double AtScore(double score) => Inverse(Location + (Scale * score));

    public override string Describe() => $"logit-normal, {given}";

    internal static double Logit(double x) => Elementary.Log(x) - Elementary.Log(1 - x);

    /// <summary>1 / (1 + exp(−y)), without overflow at either end.</summary>
    internal static double Inverse(double y)
    {
        if (y >= 0)
        {
            return 1 / (1 + Elementary.Exp(-y));
        }

        var odds = Elementary.Exp(y);
        return odds / (1 + odds);
    }
}
