using Culmination.Analysis.Calibration.Chains;
using Culmination.Quantities.Numerics;

namespace Culmination.Analysis.Tests.Calibration.Chains;

public sealed class ChainDiagnosticsTests
{
    /// <summary>Figures worked out by a second program (forty lines of Python after the paper's appendix), on chains that anybody can make again.</summary>
    [Theory]
    [InlineData(4, 200, 0.5, 0, 1, 1.0015298798550751, 288.86720143433746, 577.8357723679889)]
    [InlineData(4, 200, 0.9, 0, 1, 1.0430174503815466, 71.55926303718755, 140.03711754851636)]
    [InlineData(4, 200, 0.3, 0.5, 1, 1.1457081098563586, 22.095341729161525, 146.2711802235167)]
    [InlineData(4, 200, 0.3, 0, 5, 1.2172783419574804, 442.6509575253133, 41.85612091295887)]
    [InlineData(2, 101, -0.4, 0, 1, 1.009154092443571, 460.2059991327962, 158.39634384230956)]
    public void They_are_those_of_a_second_program(int chains, int draws, double memory, double shift, double scale, double rHat, double bulk, double tail)
    {
        var series = Series(chains, draws, memory, shift, scale);
        Assert.Equal(rHat, ChainDiagnostics.RHat(series), 9);
        Assert.Equal(bulk, ChainDiagnostics.BulkSize(series), 6);
        Assert.Equal(tail, ChainDiagnostics.TailSize(series), 6);
    }

    /// <summary>Of an autoregression with memory φ, n draws are worth n (1 − φ)/(1 + φ) for the mean.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void An_autoregression_is_worth_what_theory_says(double memory)
    {
        var size = ChainDiagnostics.BulkSize(Series(8, 2000, memory, 0, 1));
        Assert.InRange(size / (16000 * (1 - memory) / (1 + memory)), 0.88, 1.12);
    }

    [Fact]
    public void Chains_in_different_places_or_of_different_widths_are_seen()
    {
        Assert.InRange(ChainDiagnostics.RHat(Series(4, 500, 0, 0, 1)), 0.99, 1.01);
        Assert.True(ChainDiagnostics.RHat(Series(4, 500, 0, 1, 1)) > 1.2);
        Assert.True(ChainDiagnostics.RHat(Series(4, 500, 0, 0, 4)) > 1.1);
    }

    [Fact]
    public void Constant_draws_have_no_figure() => Assert.True(double.IsNaN(ChainDiagnostics.BulkSize([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]])));

    private static double[][] Series(int chains, int draws, double memory, double shift, double scale)
    {
        var series = new double[chains][];
        for (var c = 0; c < chains; c++)
        {
            var (state, x) = ((uint)(c + 1), 0.0);
            series[c] = new double[draws];
            for (var t = 0; t < draws; t++)
            {
                state = unchecked((state * 1664525u) + 1013904223u);
                x = (memory * x) + Elementary.NormalQuantile((state + 0.5) / 4294967296.0);
                series[c][t] = (x * (c == 0 ? scale : 1)) + (shift * c);
            }
        }

        return series;
    }
}
