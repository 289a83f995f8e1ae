using Culmination.Analysis.Calibration;
using Culmination.Analysis.Experiments;

namespace Culmination.Analysis.Tests.Calibration;

/// <summary>Two forms that fit with different parameters: without jumps between them neither would get the weight it should have.</summary>
public sealed class FormJumpsTests
{
    private static readonly ScoreSwitch Switch = new(0, [0, 0.75, 1]);

    [Fact]
    public void A_form_is_an_interval_of_the_scores_share()
    {
        Assert.Equal(0, Switch.FormOf(-3));
        Assert.Equal(0, Switch.FormOf(0.67));
        Assert.Equal(1, Switch.FormOf(0.68));
        Assert.Equal(0.25, Switch.Weight(1));
    }

    /// <summary>The first form fits at z₁ = 1.5, the second at z₁ = −1.5, as narrow and as well: after the evidence the forms have the weights of the prior, and both humps are there.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Forms_keep_the_weights_they_should_have(ulong seed)
    {
        var target = new TwoForms();
        var found = TemperedSamplerTests.Sample(target, 3, 2000, seed, switches: [Switch]);
        var second = Enumerable.Range(0, 2000).Where(i => Switch.FormOf(found.Scores.Row(i)[0]) == 1).ToList();
        Assert.InRange(second.Sum(i => found.Weights[i]), 0.21, 0.29);
        Assert.InRange(second.Average(i => found.Scores.Row(i)[1]), -1.6, -1.35);
        Assert.InRange(Enumerable.Range(0, 2000).Except(second).Average(i => found.Scores.Row(i)[1]), 1.35, 1.6);
    }

    private sealed class TwoForms : ILogLikelihood
    {
        public void Evaluate(ScoreMatrix scores, double[] result, CancellationToken cancellation)
        {
            for (var i = 0; i < scores.Rows; i++)
            {
                var z = scores.Row(i);
                var off = (z[1] - (Switch.FormOf(z[0]) == 0 ? 1.5 : -1.5)) / 0.15;
                result[i] = -0.5 * off * off;
            }
        }
    }
}
