using System.Collections.Immutable;

namespace Culmination.Quantities.Distributions;

/// <summary>One number of a distribution as a user named it: <c>p10</c>, <c>mean</c>, <c>low</c>.</summary>
public readonly record struct DistributionArgument(string Name, double Value);

/// <summary>Why numbers do not make a distribution.</summary>
/// <param name="Argument">The number at fault, or null when it is the set of them.</param>
public sealed record DistributionProblem(string? Argument, string Message, string? Help = null);

/// <summary>Makes distributions of the words and numbers that scenario files use.</summary>
public static class DistributionKinds
{
    // Above it the distribution is a needle whose quantiles the continued fraction no longer gives to full accuracy.
    private const double LargestBetaShape = 1e6;

    private static readonly (string Name, double Share)[] QuantileNames =
        [("p05", 0.05), ("p10", 0.1), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95)];

    private delegate Distribution? Maker(Arguments given);

    private static readonly (string Kind, string Usage, Maker Make)[] All =
    [
        ("fixed", "{ value }", MakeFixed),
        ("normal", "{ mean, sd } or two of p05, p10, p25, p50, p75, p90, p95", MakeNormal),
        ("lognormal", "two of p05, p10, p25, p50, p75, p90, p95, or { median, sigma }", MakeLogNormal),
        ("triangular", "{ low, mode, high }", MakeTriangular),
        ("uniform", "{ low, high }", MakeUniform),
        ("loguniform", "{ low, high }", MakeLogUniform),
        ("exponential", "{ mean }", MakeExponential),
        ("beta", "{ mean, sd } or { alpha, beta }", MakeBeta),
        ("logitnormal", "two of p05, p10, p25, p50, p75, p90, p95", MakeLogitNormal),
        ("quantiles", "{ p05, p50, p95 } and, if wanted, lower and upper", MakeQuantiles),
    ];

    /// <summary>The kinds there are, in the order of the documentation.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(k => k.Kind)];

    /// <summary>The words that name the numbers of some kind.</summary>
    public static ImmutableArray<string> ArgumentNames { get; } =
        [.. QuantileNames.Select(q => q.Name), "value", "mean", "sd", "median", "sigma", "low", "mode", "high", "alpha", "beta", "lower", "upper"];

    /// <summary>What numbers a kind takes, for help texts; null for an unknown kind.</summary>
    public static string? UsageOf(string kind) => Array.Find(All, k => k.Kind == kind).Usage;

    /// <summary>Makes the distribution, or says why not; exactly one of the two results is null.</summary>
    public static Distribution? Create(string kind, IEnumerable<DistributionArgument> arguments, out DistributionProblem? problem)
    {
        var (name, usage, make) = Array.Find(All, k => k.Kind == kind);
        if (name is null)
        {
            problem = new DistributionProblem(null, $"'{kind}' is not a kind of distribution", $"kinds: {string.Join(", ", Names)}");
            return null;
        }

        var given = new Arguments([.. arguments]);
        var made = given.Problem is null ? make(given) : null;
        problem = given.Problem is null && made is null
            ? new DistributionProblem(null, $"these numbers do not make a {kind} distribution", null)
            : given.Problem;
        if (problem is null)
        {
            return made;
        }

        problem = problem with { Help = problem.Help ?? $"{kind} takes {usage}" };
        return null;
    }

    private static Fixed? MakeFixed(Arguments given) => given.Are("value") ? new Fixed(given["value"]) : null;

    private static Normal? MakeNormal(Arguments given)
    {
        if (!given.Has("mean") && !given.Has("sd"))
        {
            return given.Pair(QuantileNames) is { } points ? Normal.Through(points) : null;
        }

        return given.Are("mean", "sd") && given.Positive("sd") ? new Normal(given["mean"], given["sd"]) : null;
    }

    private static LogNormal? MakeLogNormal(Arguments given)
    {
        if (!given.Has("median") && !given.Has("sigma"))
        {
            return given.Pair(QuantileNames) is { } points && given.AllPositive() ? LogNormal.Through(points) : null;
        }

        return given.Are("median", "sigma") && given.Positive("median") && given.Positive("sigma")
            ? LogNormal.OfMedian(given["median"], given["sigma"])
            : null;
    }

    private static Triangular? MakeTriangular(Arguments given)
    {
        if (!given.Are("low", "mode", "high") || !given.Ascending("low", "high"))
        {
            return null;
        }

        if (given["mode"] < given["low"] || given["mode"] > given["high"])
        {
            given.Refuse("mode", "the mode has to lie between low and high");
            return null;
        }

        return new Triangular(given["low"], given["mode"], given["high"]);
    }

    private static Uniform? MakeUniform(Arguments given) =>
        given.Are("low", "high") && given.Ascending("low", "high") ? new Uniform(given["low"], given["high"]) : null;

    private static LogUniform? MakeLogUniform(Arguments given) =>
        given.Are("low", "high") && given.Positive("low") && given.Ascending("low", "high") ? new LogUniform(given["low"], given["high"]) : null;

    private static Exponential? MakeExponential(Arguments given) =>
        given.Are("mean") && given.Positive("mean") ? new Exponential(given["mean"]) : null;

    private static Beta? MakeBeta(Arguments given)
    {
        if (given.Has("alpha") || given.Has("beta"))
        {
            return given.Are("alpha", "beta") && given.Positive("alpha") && given.Positive("beta") ? Checked(given, "alpha", new Beta(given["alpha"], given["beta"])) : null;
        }

        if (!given.Are("mean", "sd") || !given.Share("mean") || !given.Positive("sd"))
        {
            return null;
        }

        var (mean, sd) = (given["mean"], given["sd"]);
        if (sd * sd >= mean * (1 - mean))
        {
            var most = Math.Sqrt(mean * (1 - mean)).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
            given.Refuse("sd", $"a share with mean {Readable.Number(mean)} has a standard deviation below {most}");
            return null;
        }

        return Checked(given, "sd", Beta.OfMean(mean, sd));
    }

    private static Beta? Checked(Arguments given, string name, Beta made)
    {
        if (made.Alpha + made.BetaShape <= LargestBetaShape)
        {
            return made;
        }

        given.Refuse(name, "the distribution is so narrow that a fixed value says the same");
        return null;
    }

    private static LogitNormal? MakeLogitNormal(Arguments given) =>
        given.Pair(QuantileNames) is { } points && given.AllShares() ? LogitNormal.Through(points) : null;

    private static ThreePoint? MakeQuantiles(Arguments given)
    {
        if (!given.Are(["p05", "p50", "p95"], ["lower", "upper"]) || !given.Ascending("p05", "p50") || !given.Ascending("p50", "p95")
            || (given.Has("lower") && !given.Ascending("lower", "p05")) || (given.Has("upper") && !given.Ascending("p95", "upper")))
        {
            return null;
        }

        // Quantities that are positive in all three points are positive altogether; whoever means otherwise gives a lower bound.
        double? lower = given.Has("lower") ? given["lower"] : given["p05"] > 0 ? 0 : null;
        return new ThreePoint(given["p05"], given["p50"], given["p95"], lower, given.Has("upper") ? given["upper"] : null);
    }
}
