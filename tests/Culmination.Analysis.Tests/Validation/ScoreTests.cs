using Culmination.Analysis.Validation;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Validation;

public sealed class ScoreTests
{
    [Theory]
    [InlineData(0, 1, 0, 0.23369497725510913)]
    [InlineData(0, 1, 1.5, 0.9949061788549)]
    [InlineData(10, 2, 9, 0.6627)]
    public void The_crps_of_a_normal_distribution_is_its_closed_form(double mean, double sd, double observed, double expected)
    {
        // sd (z (2Φ(z) − 1) + 2φ(z) − 1/√π), by trapezoids of (F − 1)² as well.
        var sum = 0.0;
        const double Step = 1e-3;
        for (var x = mean - (12 * sd); x < mean + (12 * sd); x += Step)
        {
            var f = Elementary.NormalCumulative((x + (Step / 2) - mean) / sd) - (x + (Step / 2) >= observed ? 1 : 0);
            sum += f * f * Step;
        }

        Assert.Equal(sum, Crps.OfNormal(mean, sd, observed), 3e-3);
        Assert.Equal(expected, Crps.OfNormal(mean, sd, observed), 2e-2);
    }

    [Fact]
    public void The_crps_of_a_point_is_the_absolute_error()
    {
        Assert.Equal(3, Crps.OfSample([7], [0.4], 10));
        Assert.Equal(3, Crps.OfNormal(7, 0, 10));
    }

    [Fact]
    public void The_crps_of_a_sample_is_that_of_its_definition_with_any_weights()
    {
        double[] x = [3, -1, 2, 2, 7];
        double[] w = [0.1, 0.4, 0.2, 0.2, 0.1];
        var (near, far, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            near += w[i] * Math.Abs(x[i] - 1.5);
            squares += w[i] * w[i];
            for (var j = 0; j < x.Length; j++)
            {
                far += w[i] * w[j] * Math.Abs(x[i] - x[j]) / 2;
            }
        }

        Assert.Equal(near - far, Crps.OfSample(x, w, 1.5, isFair: false), 1e-12);
        Assert.Equal(near - (far / (1 - squares)), Crps.OfSample(x, w, 1.5), 1e-12);
        Assert.Equal(near - far, Crps.OfSample(x, [1, 4, 2, 2, 1], 1.5, isFair: false), 1e-12);
    }

    [Fact]
    public void The_fair_score_of_small_samples_is_on_average_that_of_their_distribution()
    {
        var stream = new RandomStream(11, "fair crps");
        double[] weights = [1, 1, 1, 1];
        var (fair, plain) = (0.0, 0.0);
        const int Cases = 20_000;
        for (var c = 0; c < Cases; c++)
        {
            double[] sample = [stream.Normal(c, 0), stream.Normal(c, 1), stream.Normal(c, 2), stream.Normal(c, 3)];
            fair += Crps.OfSample(sample, weights, 0.7) / Cases;
            plain += Crps.OfSample(sample, weights, 0.7, isFair: false) / Cases;
        }

        var exact = Crps.OfNormal(0, 1, 0.7);
        Assert.Equal(exact, fair, 0.01);
        Assert.True(plain > exact + 0.1, "a plain score of four draws is worse than the distribution's");
    }

    /// <summary>A proper score: nobody does better on average than by saying what they believe.</summary>
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(-0.5, 1)]
    [InlineData(0, 0.6)]
    [InlineData(0, 1.6)]
    public void The_true_distribution_scores_better_than_one_shifted_narrowed_or_widened(double shift, double width)
    {
        var stream = new RandomStream(12, "proper score");
        double[] equal = [.. Enumerable.Repeat(1.0, 200)];
        var (honest, other, honestLog, otherLog) = (0.0, 0.0, 0.0, 0.0);
        for (var c = 0; c < 2000; c++)
        {
            var observed = stream.Normal(c, 0);
            double[] truth = [.. Enumerable.Range(1, 200).Select(i => stream.Normal(c, i))];
            double[] wrong = [.. truth.Select(x => shift + (width * x))];
            honest += Crps.OfSample(truth, equal, observed);
            other += Crps.OfSample(wrong, equal, observed);
            honestLog += LogScore.OfSample(truth, equal, 1.349, observed);
            otherLog += LogScore.OfSample(wrong, equal, 1.349 * width, observed);
        }

        Assert.True(honest < other, $"CRPS {honest} against {other}");
        Assert.True(honestLog < otherLog, $"log score {honestLog} against {otherLog}");
    }

    [Fact]
    public void The_log_score_of_a_large_normal_sample_is_near_its_closed_form()
    {
        var stream = new RandomStream(13, "log score");
        double[] sample = [.. Enumerable.Range(0, 20_000).Select(i => 5 + (2 * stream.Normal(i, 0)))];
        double[] weights = [.. Enumerable.Repeat(0.1, sample.Length)];
        Assert.Equal(LogScore.OfNormal(5, 2, 6), LogScore.OfSample(sample, weights, 2 * 1.349, 6), 0.03);
        Assert.Equal(LogScore.Worst, LogScore.OfSample(sample, weights, 2 * 1.349, 1e6));
    }
}
