using Culmination.Quantities.Distributions;

namespace Culmination.Quantities.Tests.Distributions;

public sealed class DistributionKindsTests
{
    // Quantiles worked out with 30-digit arithmetic (mpmath 1.3).
    [Theory]
    [InlineData("normal", "mean=10 sd=2", 0.975, 13.919927969080108)]
    [InlineData("lognormal", "p10=0.004 p90=0.02", 0.5, 0.0089442719099991588)]
    [InlineData("lognormal", "p10=0.004 p90=0.02", 0.95, 0.025124888182073198)]
    [InlineData("lognormal", "median=48989.795 sigma=0.1581930525", 0.95, 63549.328257296869)]
    [InlineData("logitnormal", "p05=0.6 p95=0.9", 0.5, 0.78606123086601863)]
    [InlineData("beta", "alpha=2 beta=3", 0.05, 0.097611462886414343)]
    [InlineData("beta", "mean=0.75 sd=0.075", 0.5, 0.75520357994026699)]
    [InlineData("beta", "alpha=0.5 beta=0.5", 0.95, 0.99384417029756885)]
    [InlineData("beta", "alpha=0.1 beta=5", 0.01, 1.3321008721895316e-21)]
    [InlineData("beta", "alpha=300 beta=2", 0.999, 0.99984892295548435)]
    [InlineData("beta", "alpha=1 beta=1", 0.3, 0.3)]
    [InlineData("beta", "alpha=2000 beta=3000", 0.5, 0.39998666562641756)]
    [InlineData("beta", "alpha=400000 beta=600000", 0.975, 0.40096037106974773)]
    [InlineData("triangular", "low=52 mode=85 high=122", 0.25, 76.031229681395832)]
    [InlineData("triangular", "low=0 mode=0 high=1", 0.75, 0.5)]
    [InlineData("triangular", "low=0 mode=1 high=1", 0.25, 0.5)]
    [InlineData("uniform", "low=-1 high=3", 0.25, 0)]
    [InlineData("loguniform", "low=1 high=100", 0.5, 10)]
    [InlineData("exponential", "mean=2", 0.5, 1.3862943611198906)]
    [InlineData("fixed", "value=7", 0.01, 7)]
    public void Quantiles_are_the_known_ones(string kind, string numbers, double p, double expected)
    {
        var distribution = Make(kind, numbers);
        Assert.Equal(expected, distribution.Quantile(p), 1e-10 * Math.Max(Math.Abs(expected), 1e-22));
    }

    [Theory]
    [InlineData("normal", "p05=1 p95=3", 0.05, 1, 0.95, 3)]
    [InlineData("normal", "p25=-4 p50=0", 0.25, -4, 0.5, 0)]
    [InlineData("lognormal", "p50=40 p95=90", 0.5, 40, 0.95, 90)]
    [InlineData("lognormal", "p25=40 p75=90", 0.25, 40, 0.75, 90)]
    [InlineData("logitnormal", "p10=0.01 p90=0.99", 0.1, 0.01, 0.9, 0.99)]
    public void Two_given_quantiles_are_met(string kind, string numbers, double p1, double x1, double p2, double x2)
    {
        var distribution = Make(kind, numbers);
        Assert.Equal(x1, distribution.Quantile(p1), 1e-12 * Math.Max(1, Math.Abs(x1)));
        Assert.Equal(x2, distribution.Quantile(p2), 1e-12 * Math.Max(1, Math.Abs(x2)));
    }

    [Theory]
    [InlineData("p05=1 p50=2 p95=20", 1, 2, 20)]
    [InlineData("p05=-5 p50=2 p95=3", -5, 2, 3)]
    [InlineData("p05=0.1 p50=0.9 p95=0.95 lower=0 upper=1", 0.1, 0.9, 0.95)]
    [InlineData("p05=0.1 p50=0.9 p95=0.95 upper=1 lower=-1", 0.1, 0.9, 0.95)]
    [InlineData("p05=-2 p50=-1.9 p95=0 upper=0.5", -2, -1.9, 0)]
    public void Three_given_quantiles_are_met_however_skewed(string numbers, double p05, double p50, double p95)
    {
        var distribution = Make("quantiles", numbers);
        Assert.Equal(p05, distribution.Quantile(0.05), 1e-12 * Math.Max(1, Math.Abs(p05)));
        Assert.Equal(p50, distribution.Quantile(0.5), 1e-12 * Math.Max(1, Math.Abs(p50)));
        Assert.Equal(p95, distribution.Quantile(0.95), 1e-12 * Math.Max(1, Math.Abs(p95)));
    }

    [Fact]
    public void Bounds_of_three_points_are_not_passed()
    {
        var share = Make("quantiles", "p05=0.1 p50=0.9 p95=0.95 lower=0 upper=1");
        Assert.InRange(share.Quantile(1e-12), 0, 0.01);
        Assert.InRange(share.Quantile(1 - 1e-12), 0.96, 1);
        Assert.True(Make("quantiles", "p05=1 p50=2 p95=20").Quantile(1e-12) > 0, "three positive points stand for a positive quantity");
        Assert.True(Make("quantiles", "p05=1 p50=2 p95=20 lower=-100").Quantile(1e-12) < 0, "a lower bound that is given counts");
    }

    [Theory]
    [InlineData("normal", "mean=10 sd=2")]
    [InlineData("lognormal", "p10=1 p90=2")]
    [InlineData("logitnormal", "p10=0.1 p90=0.2")]
    [InlineData("beta", "mean=0.02 sd=0.05")]
    [InlineData("beta", "alpha=30 beta=0.2")]
    [InlineData("triangular", "low=1 mode=2 high=9")]
    [InlineData("loguniform", "low=1 high=9")]
    [InlineData("exponential", "mean=3")]
    [InlineData("quantiles", "p05=1 p50=2 p95=20")]
    public void Quantiles_rise(string kind, string numbers)
    {
        var distribution = Make(kind, numbers);
        var last = double.NegativeInfinity;
        for (var i = 1; i < 1000; i++)
        {
            var value = distribution.Quantile(i / 1000.0);
            Assert.True(value >= last, kind);
            last = value;
        }
    }

    [Fact]
    public void A_beta_distribution_keeps_its_mean_and_sd()
    {
        var beta = Make("beta", "mean=0.75 sd=0.1");
        const int Count = 20_000;
        double sum = 0, squares = 0;
        for (var i = 0; i < Count; i++)
        {
            var x = beta.Quantile((i + 0.5) / Count);
            sum += x;
            squares += x * x;
        }

        var mean = sum / Count;
        Assert.Equal(0.75, mean, 1e-5);
        Assert.Equal(0.1, Math.Sqrt((squares / Count) - (mean * mean)), 1e-4);
    }

    [Theory]
    [InlineData("lognormal", "p10=0.004 p90=0.02", "log-normal, 10 % 0.004, 90 % 0.02")]
    [InlineData("lognormal", "median=3 sigma=0.5", "log-normal, median 3, sigma 0.5")]
    [InlineData("normal", "mean=0 sd=0.2", "normal, mean 0, sd 0.2")]
    [InlineData("beta", "mean=0.75 sd=0.1", "beta, mean 0.75, sd 0.1")]
    [InlineData("triangular", "low=52 mode=85 high=122", "triangular, 52 to 122, most likely 85")]
    [InlineData("uniform", "low=0 high=1", "uniform, 0 to 1")]
    [InlineData("loguniform", "low=1 high=9", "log-uniform, 1 to 9")]
    [InlineData("exponential", "mean=3", "exponential, mean 3")]
    [InlineData("logitnormal", "p05=0.6 p95=0.9", "logit-normal, 5 % 0.6, 95 % 0.9")]
    [InlineData("quantiles", "p05=1 p50=2 p95=20", "5 % 1, 50 % 2, 95 % 20, above 0")]
    [InlineData("fixed", "value=100000", "fixed at 100000")]
    public void A_description_says_what_was_given(string kind, string numbers, string expected)
    {
        Assert.Equal(expected, Make(kind, numbers).Describe());
    }

    [Theory]
    [InlineData("lognormall", "p10=1 p90=2", null, "'lognormall' is not a kind of distribution")]
    [InlineData("lognormal", "p10=2 p90=1", "p90", "p90 has to be above p10")]
    [InlineData("lognormal", "p10=0 p90=1", "p10", "p10 has to be above 0")]
    [InlineData("lognormal", "p10=1", null, "two quantiles are needed")]
    [InlineData("lognormal", "p10=1 p50=2 p90=3", null, "exactly two quantiles are needed; three points that have to be met are of kind 'quantiles'")]
    [InlineData("lognormal", "p10=1 high=3", "high", "'high' is not one of its numbers")]
    [InlineData("normal", "mean=1 sd=0", "sd", "sd has to be above 0")]
    [InlineData("normal", "mean=1", null, "sd is missing")]
    [InlineData("normal", "mean=NaN sd=1", "mean", "mean has to be a finite number")]
    [InlineData("normal", "mean=1 mean=1 sd=1", "mean", "mean is given twice")]
    [InlineData("beta", "mean=0.5 sd=0.5", "sd", "a share with mean 0.5 has a standard deviation below 0.5")]
    [InlineData("beta", "mean=1.5 sd=0.1", "mean", "mean has to lie between 0 and 1")]
    [InlineData("beta", "alpha=0 beta=1", "alpha", "alpha has to be above 0")]
    [InlineData("triangular", "low=1 mode=5 high=3", "mode", "the mode has to lie between low and high")]
    [InlineData("uniform", "low=3 high=3", "high", "high has to be above low")]
    [InlineData("loguniform", "low=-1 high=3", "low", "low has to be above 0")]
    [InlineData("logitnormal", "p05=0.5 p95=1", "p95", "p95 has to lie between 0 and 1")]
    [InlineData("quantiles", "p05=1 p50=1 p95=2", "p50", "p50 has to be above p05")]
    [InlineData("quantiles", "p05=1 p50=2 p95=3 lower=1", "p05", "p05 has to be above lower")]
    [InlineData("quantiles", "p05=1 p50=2 p95=3 upper=2.5", "upper", "upper has to be above p95")]
    [InlineData("fixed", "", null, "value is missing")]
    [InlineData("normal", "p05=-1e308 p95=1e308", "p05", "p05 is too large")]
    [InlineData("beta", "alpha=1e7 beta=1", "alpha", "the distribution is so narrow that a fixed value says the same")]
    [InlineData("beta", "mean=0.5 sd=1e-9", "sd", "the distribution is so narrow that a fixed value says the same")]
    public void Numbers_that_make_no_distribution_are_a_problem_at_the_number(string kind, string numbers, string? argument, string message)
    {
        Assert.Null(DistributionKinds.Create(kind, Parse(numbers), out var problem));
        Assert.NotNull(problem);
        Assert.Equal(argument, problem.Argument);
        Assert.Equal(message, problem.Message);
        Assert.NotNull(problem.Help);
    }

    [Fact]
    public void Every_kind_has_a_usage_and_a_case_above()
    {
        Assert.All(DistributionKinds.Names, kind => Assert.NotNull(DistributionKinds.UsageOf(kind)));
        var tried = typeof(DistributionKindsTests).GetMethod(nameof(A_description_says_what_was_given))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(d => (string)d.Data[0]!);
        Assert.Empty(DistributionKinds.Names.Except(tried, StringComparer.Ordinal));
    }

    private static Distribution Make(string kind, string numbers)
    {
        var made = DistributionKinds.Create(kind, Parse(numbers), out var problem);
        Assert.Null(problem);
        return made!;
    }

    private static IEnumerable<DistributionArgument> Parse(string numbers) =>
        numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n.Split('=')).Select(
            n => new DistributionArgument(n[0], double.Parse(n[1], System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The short way from a score and the long way through the share are one quantile.</summary>
    [Theory]
    [InlineData(-2.5)]
    [InlineData(-0.3)]
    [InlineData(0.0)]
    [InlineData(1.7)]
    public void At_a_score_stands_the_quantile_of_its_share(double score)
    {
        Distribution[] all =
        [
            new Normal(3, 2), LogNormal.OfMedian(5, 0.7), new ThreePoint(1, 2, 9), new ThreePoint(0.1, 0.5, 0.6, 0, 1), new ThreePoint(-5, -2, -1, null, 0), new Uniform(2, 8), new Beta(7, 4),
        ];
        foreach (var distribution in all)
        {
            var expected = distribution.Quantile(NormalScore.Share(score));
            Assert.Equal(expected, distribution.AtScore(score), 1e-9 * Math.Max(1, Math.Abs(expected)));
        }
    }
}
