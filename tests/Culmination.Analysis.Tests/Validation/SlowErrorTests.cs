using Culmination.Analysis.Validation;
using Culmination.Quantities.Numerics;
using Culmination.Quantities.Random;

namespace Culmination.Analysis.Tests.Validation;

public sealed class SlowErrorTests
{
    [Theory]
    [InlineData(0, 4, 6, 9, 3)]
    [InlineData(0, 5, 3, 8, 10)]
    [InlineData(2, 6, 2, 6, 1)]
    [InlineData(0, 4, 7, 7, 3)]
    [InlineData(1, 1, 7, 7, 3)]
    [InlineData(0, 4, 2, 2, 3)]
    public void The_mean_correlation_over_two_moments_is_the_mean_over_their_points(double a, double b, double c, double d, double memory)
    {
        const int Points = 400;
        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            for (var j = 0; j < Points; j++)
            {
                var (s, t) = (a + ((b - a) * (i + 0.5) / Points), c + ((d - c) * (j + 0.5) / Points));
                sum += Elementary.Exp(-Math.Abs(s - t) / memory) / (Points * Points);
            }
        }

        Assert.Equal(sum, SlowError.Correlation(new Moment(a, b), new Moment(c, d), memory), 2e-3);
    }

    [Fact]
    public void Without_a_past_the_prediction_is_the_prior()
    {
        var error = new SlowError([], new ErrorSite(Moment.At(10), 0.3, 0, 0), common: 0.3, drift: 0.4, memory: 20);
        var (location, scale) = error.Predict([]);
        Assert.Equal(0, location);
        Assert.Equal(0.5, scale, 1e-12);
        Assert.Equal(SlowError.PriorFigures, error.Degrees);
    }

    [Fact]
    public void One_exact_figure_is_forgotten_exponentially()
    {
        var error = new SlowError([new ErrorSite(Moment.At(0), 1e-6, 0, 0)], new ErrorSite(Moment.At(20), 1e-6, 0, 0), common: 0.3, drift: 0.4, memory: 20);
        var (location, scale) = error.Predict([0.4]);
        var kept = Elementary.Exp(-1);
        Assert.Equal(0.4 * kept, location, 1e-5);

        // A difference of one drift leaves the learned scale at the drift.
        Assert.Equal(0.4 * Math.Sqrt(1 - (kept * kept)), scale, 1e-5);
    }

    [Fact]
    public void Another_speakers_lasting_difference_tells_as_much_as_is_common()
    {
        ErrorSite[] other = [new ErrorSite(Moment.At(0), 0.5, 0, 1)];

        // Hundreds of weeks later nothing is left of the slow part: the variance of one figure is 0.25 + 0.0004, the covariance 0.6 · 0.25.
        var error = new SlowError(other, new ErrorSite(Moment.At(10_000), 0.5, 0, 0), common: 0.6, drift: 0.02, memory: 20);
        Assert.Equal(0.2 * 0.6 * 0.25 / 0.2504, error.Predict([0.2]).Location, 1e-6);
    }

    /// <summary>Figures made by the process itself fall inside the intervals as often as these say.</summary>
    [Fact]
    public void Intervals_hold_what_they_promise_on_synthetic_errors()
    {
        var stream = new RandomStream(5, "synthetic errors");
        const int Cases = 4000;
        const double Memory = 12;
        ErrorSite[] past = [.. Enumerable.Range(1, 6).Select(i => new ErrorSite(Moment.At(4 * i), 0.3, 0.1, 0))];
        var error = new SlowError(past, new ErrorSite(Moment.At(34), 0.3, 0, 0), common: 0.3, drift: 0.4, Memory);
        var (in50, in90) = (0, 0);
        for (var c = 0; c < Cases; c++)
        {
            // The prior about the scale: 4 degrees of freedom about 0.4.
            var chi = 0.0;
            for (var k = 0; k < 4; k++)
            {
                chi += stream.Normal(c, 100 + k) * stream.Normal(c, 100 + k);
            }

            var scale = Math.Sqrt(4 / chi);
            var lasting = 0.3 * scale * stream.Normal(c, 0);
            var slow = 0.4 * scale * stream.Normal(c, 1);
            var work = new double[6];
            for (var i = 0; i < 6; i++)
            {
                var kept = i == 0 ? 1 : Elementary.Exp(-4 / Memory);
                slow = i == 0 ? slow : (kept * slow) + (0.4 * scale * Math.Sqrt(1 - (kept * kept)) * stream.Normal(c, 2 + i));
                work[i] = lasting + slow + (0.1 * scale * stream.Normal(c, 20 + i));
            }

            var last = Elementary.Exp(-10 / Memory);
            var next = lasting + (last * slow) + (0.4 * scale * Math.Sqrt(1 - (last * last)) * stream.Normal(c, 50));
            var (location, width) = error.Predict(work);
            var z = Math.Abs(next - location) / width;

            // Quantiles of Student's t with 10 degrees of freedom.
            in50 += z < 0.69981 ? 1 : 0;
            in90 += z < 1.81246 ? 1 : 0;
        }

        Assert.Equal(10, error.Degrees);
        Assert.InRange(in50 / (double)Cases, 0.5 - (3 * 0.0079), 0.5 + (3 * 0.0079));
        Assert.InRange(in90 / (double)Cases, 0.9 - (3 * 0.0047), 0.9 + (3 * 0.0047));
    }
}
