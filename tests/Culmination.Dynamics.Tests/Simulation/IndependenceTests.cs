using Culmination.Dynamics.Kernels;

namespace Culmination.Dynamics.Tests.Simulation;

/// <summary>Draws of one function do not tell about each other: between variables, members, steps and seeds.</summary>
public sealed class IndependenceTests
{
    private const int Members = 4000;

    [Theory]
    [InlineData("RANDOM(0, 1)")]
    [InlineData("NORMAL(3, 2)")]
    [InlineData("LOGNORMAL(1, 0.5)")]
    [InlineData("EXPRND(2)")]
    [InlineData("POISSON(4)")]
    public void Draws_are_independent(string function)
    {
        var plan = ModelText.Plan(ModelText.File(ModelText.Aux("x", function) + ModelText.Aux("y", function)));
        var (x, y) = (plan.IndexOf("x"), plan.IndexOf("y"));
        var run = new VectorKernel(plan).CreateRun(Members, seed: 12);
        run.Initialize();
        var (first, other) = (Engines.Read(run, x), Engines.Read(run, y));
        run.Advance();
        var next = Engines.Read(run, x);
        var otherSeed = new VectorKernel(plan).CreateRun(Members, seed: 13);
        otherSeed.Initialize();
        IsNear0(first, other);
        IsNear0(first, next);
        IsNear0(first, Engines.Read(otherSeed, x));
        IsNear0(first[..^1], first[1..]);
        IsNear0(first[..^64], first[64..]);

        // The measure sees what is not independent.
        Assert.InRange(Correlation(first, [.. first.Zip(other, (a, b) => a + b)]), 0.5, 0.9);
    }

    /// <summary>Of independent draws the correlation has deviation 1/√n; five of them happen once in two million.</summary>
    private static void IsNear0(double[] a, double[] b) => Assert.InRange(Correlation(a, b) * Math.Sqrt(a.Length), -5, 5);

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return ab / Math.Sqrt(aa * bb);
    }
}
