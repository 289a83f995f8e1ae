using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Tests.Binding;

/// <summary>From text to numbers that are known.</summary>
public sealed class AnalyticTests
{
    private const string Decay = "<stock name=\"s\"><eqn>100</eqn><outflow>f</outflow></stock><flow name=\"f\"><eqn>s/t</eqn></flow><aux name=\"t\"><eqn>4</eqn></aux>";

    private static double Exp(double x) => Quantities.Numerics.Elementary.Exp(x);

    [Theory]
    [InlineData(IntegrationMethod.Euler, 2, 1)]
    [InlineData(IntegrationMethod.RungeKutta2, 4, 2)]
    [InlineData(IntegrationMethod.RungeKutta4, 16, 4)]
    public void Decay_converges_with_the_order_of_its_method(IntegrationMethod method, double ratio, int order)
    {
        double Error(double step) => Math.Abs(ModelText.Run(ModelText.File(Decay), "s", new PlanOptions(step, method))[^1] - (100 * Exp(-2.5)));
        Assert.Equal(ratio, Error(0.25) / Error(0.125), ratio * 0.1 * order);
    }

    /// <summary>A pulse into a delay of order n comes out as an Erlang density.</summary>
    [Theory]
    [InlineData("DELAY1(PULSE(1, 0), 2, 0)", 1)]
    [InlineData("DELAY3(PULSE(1, 0), 2, 0)", 3)]
    [InlineData("DELAYN(PULSE(1, 0), 2, 5, 0)", 5)]
    public void A_delay_spreads_a_pulse_as_Erlang_does(string equation, int order)
    {
        const double Step = 1.0 / 512;
        var course = ModelText.Run(ModelText.File(ModelText.Aux("x", equation)), "x", new PlanOptions(Step, IntegrationMethod.Euler));
        var rate = order / 2.0;
        for (var time = 1; time <= 6; time++)
        {
            var density = rate * Exp(-rate * time);
            for (var k = 1; k < order; k++)
            {
                density *= rate * time / k;
            }

            // Saving stays at every unit of time; a pulse of one step is centred half a step late.
            Assert.Equal(density, course[time], 0.01);
        }
    }

    [Fact]
    public void A_smooth_of_a_step_rises_as_it_should()
    {
        var file = ModelText.File(ModelText.Aux("one", "SMTH1(STEP(1, 0), 2, 0)") + ModelText.Aux("three", "SMTH3(STEP(1, 0), 3, 0)"));
        var options = new PlanOptions(1.0 / 64, IntegrationMethod.RungeKutta4);
        var (one, three) = (ModelText.Run(file, "one", options), ModelText.Run(file, "three", options));
        for (var time = 0; time <= 10; time++)
        {
            Assert.Equal(1 - Exp(-time / 2.0), one[time], 1e-6);
            Assert.Equal(1 - (Exp(-time) * (1 + time + (time * time / 2.0))), three[time], 1e-6);
        }
    }

    [Fact]
    public void Trend_of_growth_is_its_rate_and_the_forecast_goes_on_with_it()
    {
        var file = ModelText.File("<stock name=\"s\"><eqn>1</eqn><inflow>f</inflow></stock><flow name=\"f\"><eqn>0.1*s</eqn></flow>"
            + ModelText.Aux("trend", "TREND(s, 2, 0.1)") + ModelText.Aux("ahead", "FORCST(s, 2, 3, 0.1)/s"));
        var options = new PlanOptions(1.0 / 64, IntegrationMethod.RungeKutta4);
        Assert.All(ModelText.Run(file, "trend", options), t => Assert.Equal(0.1, t, 1e-6));
        Assert.All(ModelText.Run(file, "ahead", options), a => Assert.Equal(1.3, a, 1e-6));
    }

    [Fact]
    public void A_delay_keeps_its_time_when_dt_changes()
    {
        var file = ModelText.File(ModelText.Aux("x", "DELAY(TIME, 2, -1)"));
        foreach (var step in (double[])[1, 0.5, 0.1])
        {
            Assert.Equal([-1, -1, 0, 1, 2], ModelText.Run(file, "x", new PlanOptions(step))[..5].Select(v => Math.Round(v, 9)));
        }
    }

    [Fact]
    public void What_is_not_negative_gives_no_more_than_it_holds()
    {
        var file = ModelText.File(
            "<stock name=\"s\"><eqn>10</eqn><outflow>f</outflow><non_negative/></stock><flow name=\"f\"><eqn>4</eqn></flow>"
            + "<stock name=\"r\"><eqn>0</eqn><inflow>g</inflow></stock><flow name=\"g\"><eqn>0 - TIME</eqn><non_negative/></flow>");
        Assert.Equal(0, ModelText.Run(file, "s")[^1]);
        Assert.Equal(0, ModelText.Run(file, "r")[^1]);
    }
}
