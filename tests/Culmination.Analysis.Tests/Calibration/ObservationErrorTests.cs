using Culmination.Analysis.Calibration;
using Culmination.Analysis.Scenarios;
using Culmination.Analysis.Tests.Asking;
using Culmination.Evidence.Ledger;
using Culmination.Quantities.Diagnostics;
using Culmination.Quantities.Distributions;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class ObservationErrorTests
{
    [Fact]
    public void A_point_is_a_student_error_of_the_logarithm()
    {
        var error = Error(DepletionScenario.Claim("c", 100));
        Assert.Equal(StudentT.LogDensity(Math.Log(100 / 120.0) / 0.2, 4) - Math.Log(0.2), error.LogLikelihood(120), 10);
        Assert.Equal(ObservationError.Floor, error.LogLikelihood(0));
        Assert.Equal(ObservationError.Floor, error.LogLikelihood(-3));
        Assert.True(double.IsNaN(error.LogLikelihood(double.NaN)));
    }

    [Fact]
    public void A_range_widens_the_error_and_stands_at_its_geometric_middle()
    {
        var error = Error(DepletionScenario.Claim("c", null, 50, 200, ClaimBound.Range));
        var scale = Math.Sqrt((0.2 * 0.2) + Math.Pow(Math.Log(4) / (2 * 1.2815515655446004), 2));

        Assert.Equal(100, error.Figure, 9);
        Assert.Equal(StudentT.LogDensity(Math.Log(0.5) / scale, 4) - Math.Log(scale), error.LogLikelihood(200), 9);
    }

    [Fact]
    public void A_bound_is_censored()
    {
        var least = Error(DepletionScenario.Claim("c", null, 100, null, ClaimBound.Lower));
        var most = Error(DepletionScenario.Claim("c", null, null, 100, ClaimBound.UpperStrict));

        Assert.Equal(Math.Log(0.5), least.LogLikelihood(100), 9);
        Assert.Equal(0, least.LogLikelihood(100_000), 3);
        Assert.Equal(Math.Log(StudentT.Cdf(Math.Log(0.8) / 0.2, 4)), least.LogLikelihood(80), 9);
        Assert.Equal(least.LogLikelihood(80), most.LogLikelihood(125), 9);
        Assert.Equal(0, most.LogLikelihood(0));
        Assert.Equal(ObservationError.Floor, least.LogLikelihood(0));
        Assert.True(least.IsInside(10, 100));
        Assert.False(least.IsInside(10, 99));
        Assert.True(most.IsInside(100, 900));
        Assert.False(most.IsInside(101, 900));
    }

    [Fact]
    public void A_linear_error_takes_values_below_zero()
    {
        var error = Error(DepletionScenario.Claim("c", -2), isLinear: true);
        Assert.Equal(StudentT.LogDensity(5, 4) - Math.Log(0.2), error.LogLikelihood(-3), 9);
    }

    /// <summary>The density and the draws are of one error: a share p of the draws lies below the density's p-quantile.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4.5)]
    [InlineData(30)]
    public void Draws_have_the_distribution_of_the_density(double degrees)
    {
        var stream = new RandomStream(1, "noise");
        double[] shares = [.. Enumerable.Range(0, 20_000).Select(m => StudentT.Cdf(StudentDraw.At(stream, m, degrees), degrees)).Order()];
        var worst = shares.Select((s, i) => Math.Abs(s - ((i + 0.5) / shares.Length))).Max();
        Assert.True(worst < 1.63 / Math.Sqrt(shares.Length), FormattableString.Invariant($"Kolmogorov–Smirnov distance {worst}"));
    }

    private static ObservationError Error(Claim claim, bool isLinear = false) =>
        new(new Observation("c", "staff", "x", ObservedAs.Level, 0, null, 0.2, 4, isLinear, "x", new TextSpan("scenario.yaml", 1, 1)), claim);
}
