using Culmination.Dynamics.Planning;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Dynamics.Simulation;

/// <summary>What a <see cref="PlanRandom"/> makes of its uniform draw; each is the quantile function, so that a draw grows with u.</summary>
internal static class RandomDraw
{
    /// <summary>How many arguments a distribution takes.</summary>
    internal static int ArgumentCount(RandomDistribution distribution) =>
        distribution is RandomDistribution.Exponential or RandomDistribution.Poisson ? 1 : 2;

    /// <summary>The stream of a node under a run's seed; a seed written in the equation replaces the run's.</summary>
    internal static RandomStream StreamOf(PlanRandom node, ulong seed) => new(node.ExplicitSeed ?? seed, node.StreamName);

    /// <summary>The value at uniform <paramref name="u"/>; <paramref name="second"/> is not used by distributions of one argument.</summary>
    internal static double Value(RandomDistribution distribution, double u, double first, double second) => distribution switch
    {
        RandomDistribution.Uniform => first + ((second - first) * u),
        RandomDistribution.Normal => first + (second * Elementary.NormalQuantile(u)),
        RandomDistribution.LogNormal => LogNormal(u, first, second),
        RandomDistribution.Exponential => RandomStream.ExponentialQuantile(u) / first,
        RandomDistribution.Poisson => RandomStream.PoissonQuantile(u, first),
        _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution, "Not a distribution."),
    };

    /// <summary>Log-normal by mean and standard deviation of the result itself.</summary>
    private static double LogNormal(double u, double mean, double deviation)
    {
        var ratio = deviation / mean;
        var variance = Elementary.Log1P(ratio * ratio);
        return Elementary.Exp((Elementary.Log(mean) - (variance * 0.5)) + (Math.Sqrt(variance) * Elementary.NormalQuantile(u)));
    }
}
