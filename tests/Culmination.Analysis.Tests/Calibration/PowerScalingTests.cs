using Culmination.Analysis.Calibration;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Calibration;

public sealed class PowerScalingTests
{
    private const int Members = 4000;

    /// <summary>The middles of equal parts of a standard normal distribution: a sample without sampling error.</summary>
    private static readonly double[] Normal = [.. Enumerable.Range(0, Members).Select(i => Elementary.NormalQuantile((i + 0.5) / Members))];
    private static readonly double[] Weights = [.. Enumerable.Repeat(1.0 / Members, Members)];

    /// <summary>Prior N(0, 1), and a likelihood that leaves N(μ, σ²): the mean moves by σ² (0 − μ) ln 2 per doubling of the prior's weight.</summary>
    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(-1.5, 0.4)]
    public void The_shift_is_the_derivative_of_the_conjugate_mean(double mean, double sd)
    {
        var values = Array.ConvertAll(Normal, z => mean + (sd * z));
        var prior = Array.ConvertAll(values, v => -0.5 * v * v);
        Assert.Equal(-mean * sd * sd * Math.Log(2), PowerScaling.Shift(values, Weights, prior), 2);
        Assert.InRange(PowerScaling.ShiftError(values, Weights, prior, 400) / PowerScaling.ShiftError(values, Weights, prior, 1600), 1.999, 2.001);
    }

    [Fact]
    public void What_has_no_part_in_it_has_no_sensitivity()
    {
        var other = Enumerable.Range(0, Members).Select(i => Normal[(i * 1231) % Members]).ToArray();
        Assert.Equal(0, PowerScaling.Sensitivity(Normal, Weights, new double[Members]), 6);
        Assert.InRange(PowerScaling.Sensitivity(Normal, Weights, Array.ConvertAll(other, z => z)), 0, 0.05);
    }

    /// <summary>Figures of a second program after the paper's formulas: a normal sample under an exponential tilt, and one that is as its normal prior says.</summary>
    [Fact]
    public void Sensitivities_are_those_of_a_second_program()
    {
        Assert.Equal(0.14694824833633324, PowerScaling.Sensitivity(Normal, Weights, Normal), 6);
        Assert.Equal(0.08073389315541869, PowerScaling.Sensitivity(Normal, Weights, Array.ConvertAll(Normal, z => -0.5 * z * z)), 6);
    }

    /// <summary>A prior in conflict with what was learned pulls more than one that agrees; a wide prior pulls hardly at all.</summary>
    [Fact]
    public void A_conflict_is_seen()
    {
        double OfPrior(double mean, double sd)
        {
            var values = Array.ConvertAll(Normal, z => mean + (sd * z));
            return PowerScaling.Sensitivity(values, Weights, Array.ConvertAll(values, v => -0.5 * v * v));
        }

        Assert.True(OfPrior(3, 0.5) > 3 * OfPrior(0.3, 0.5));
        Assert.True(OfPrior(0.1, 0.05) < PowerScaling.Notable);
    }
}
