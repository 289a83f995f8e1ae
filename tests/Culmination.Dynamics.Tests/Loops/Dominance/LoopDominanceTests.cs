using Culmination.Dynamics.Loops.Dominance;
using Culmination.Dynamics.Planning;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>Models whose dominant loops are known by analysis.</summary>
public sealed class LoopDominanceTests
{
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData("inflow", LoopPolarity.Reinforcing)]
    [InlineData("outflow", LoopPolarity.Balancing)]
    public void One_loop_makes_all_of_exponential_behaviour(string direction, LoopPolarity polarity)
    {
        var found = Dominance(
            Stock("people", "100", $"<{direction}>change</{direction}>") + Flow("change", "0.1 * people"), "people", "<start>0</start><stop>10</stop><dt>0.5</dt>");

        var loop = Assert.Single(found.Loops);
        Assert.True(found.IsComplete);
        Assert.Equal(polarity, loop.Polarity);
        Assert.Equal(2, loop.Path.Length);
        Assert.All(loop.Contributions, c => Assert.Equal(polarity == LoopPolarity.Reinforcing ? 1 : -1, c, Rounding));
    }

    /// <summary>S' = gS - gS²/K: Δinflow = gΔS and Δoutflow = 2gSΔS/K are equal at S = K/2, where the net flow is largest.</summary>
    [Fact]
    public void Logistic_growth_changes_hands_where_the_net_flow_peaks()
    {
        const string Variables = "<inflow>births</inflow><outflow>deaths</outflow>";
        var file = File(
            Stock("people", "1", Variables) + Flow("births", "0.2 * people") + Flow("deaths", "0.2 * people * people / 1000"), "<start>0</start><stop>70</stop><dt>0.125</dt>");
        var plan = ModelText.Plan(file);
        var found = LoopDominance.Of(plan, [plan.IndexOf("people")], cancellation: TestContext.Current.CancellationToken);

        AssertChangesHands(plan, found, "births", "deaths");
    }

    /// <summary>Bass diffusion by imitation only: adoption = i·P·A/N; the loop through adopters against the loop through potential adopters.</summary>
    [Fact]
    public void Diffusion_is_reinforcing_first_and_balancing_later()
    {
        var file = File(
            Stock("potential", "999", "<outflow>adoption</outflow>") + Stock("adopters", "1", "<inflow>adoption</inflow>")
            + Flow("adoption", "0.4 * potential * share") + ModelText.Aux("share", "adopters / 1000"),
            "<start>0</start><stop>40</stop><dt>0.125</dt>");
        var plan = ModelText.Plan(file);
        var run = ModelText.Run(plan, "adoption");
        var found = LoopDominance.Of(plan, [plan.IndexOf("adoption")], cancellation: TestContext.Current.CancellationToken);

        var imitation = Assert.Single(found.Loops, l => l.Path.Contains("adopters"));
        var exhaustion = Assert.Single(found.Loops, l => l.Path.Contains("potential"));
        Assert.Equal(LoopPolarity.Reinforcing, imitation.Polarity);
        Assert.Equal(LoopPolarity.Balancing, exhaustion.Polarity);
        AssertSwitch(found, imitation, exhaustion, Array.IndexOf(run, run.Max()) * 0.125);
    }

    /// <summary>Inventory and workforce: a major balancing loop that swings, and the minor one by which hiring settles the workforce.</summary>
    [Fact]
    public void The_major_loop_of_an_oscillator_leads_at_times_and_the_minor_one_at_others()
    {
        var file = File(
            Stock("inventory", "100", "<inflow>production</inflow><outflow>sales</outflow>") + Stock("workforce", "12", "<inflow>hiring</inflow>")
            + Flow("production", "10 * workforce") + Flow("sales", "100") + ModelText.Aux("wanted", "10 + (100 - inventory) / 50") + Flow("hiring", "(wanted - workforce) / 4"),
            "<start>0</start><stop>60</stop><dt>0.125</dt>");
        var plan = ModelText.Plan(file);
        var found = LoopDominance.Of(plan, [plan.IndexOf("workforce")], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, found.Loops.Length);
        Assert.All(found.Loops, l => Assert.Equal(LoopPolarity.Balancing, l.Polarity));
        var major = Assert.Single(found.Loops, l => l.Path.Contains("inventory"));
        Assert.Contains(major.Contributions, c => c < -0.6);
        Assert.Contains(major.Contributions, c => c > -0.4);
        AssertSums(found);
    }

    [Fact]
    public void Shares_of_a_period_add_up_and_nothing_moving_has_none()
    {
        var moving = Dominance(Stock("s", "1", "<inflow>a</inflow><outflow>b</outflow>") + Flow("a", "0.3 * s") + Flow("b", "0.1 * s * s"), "s", "<start>0</start><stop>8</stop><dt>0.25</dt>");
        var periods = LoopPeriod.Equal(0, 8, 8, (_, _) => string.Empty);
        Assert.Equal(8, periods.Length);
        Assert.All(periods, p => Assert.Equal(1, (p.Shares(moving) ?? []).Sum(), Rounding));

        var resting = Dominance(Stock("s", "0", "<inflow>a</inflow>") + Flow("a", "0.3 * s"), "s", "<start>0</start><stop>8</stop><dt>0.25</dt>");
        Assert.Equal(LoopPolarity.Inactive, Assert.Single(resting.Loops).Polarity);
        Assert.All(periods, p => Assert.Null(p.Shares(resting)));
    }

    [Fact]
    public void A_variable_outside_all_loops_has_none()
    {
        var found = Dominance(Stock("s", "1", "<inflow>a</inflow>") + Flow("a", "0.3 * s") + ModelText.Aux("report", "2 * s"), "report", "<start>0</start><stop>8</stop><dt>1</dt>");
        Assert.Empty(found.Loops);
    }

    /// <summary>Twelve stocks that all read one another have some hundred million loops.</summary>
    [Fact]
    public void A_thicket_of_loops_is_searched_by_strength_and_ends()
    {
        const int Count = 12;
        var sum = string.Join(" + ", Enumerable.Range(0, Count).Select(i => FormattableString.Invariant($"{i + 1} * s{i}")));
        var found = Dominance(
            string.Concat(Enumerable.Range(0, Count).Select(i =>
                Stock(FormattableString.Invariant($"s{i}"), "1", FormattableString.Invariant($"<inflow>f{i}</inflow>")) + Flow(FormattableString.Invariant($"f{i}"), $"0.001 * ({sum})"))),
            "s0",
            "<start>0</start><stop>10</stop><dt>1</dt>");

        Assert.False(found.IsComplete);
        Assert.InRange(found.Loops.Length, 2, 4_001);
        AssertSums(found);
    }

    /// <summary>Growth by a tenth per step, without a stock.</summary>
    [Fact]
    public void A_loop_through_the_previous_value_is_seen()
    {
        var found = Dominance(ModelText.Aux("x", "1.1 * y") + ModelText.Aux("y", "PREVIOUS(x, 1)"), "x", "<start>0</start><stop>10</stop><dt>1</dt>");
        var loop = Assert.Single(found.Loops);
        Assert.Equal(LoopPolarity.Reinforcing, loop.Polarity);
        Assert.Equal(1, loop.Contributions[^1], Rounding);
    }

    private static void AssertChangesHands(SimulationPlan plan, LoopDominance found, string growing, string limiting)
    {
        var growth = Assert.Single(found.Loops, l => l.Path.Contains(growing));
        var limit = Assert.Single(found.Loops, l => l.Path.Contains(limiting));
        Assert.Equal(LoopPolarity.Reinforcing, growth.Polarity);
        Assert.Equal(LoopPolarity.Balancing, limit.Polarity);
        double[] net = [.. ModelText.Run(plan, growing).Zip(ModelText.Run(plan, limiting), (a, b) => a - b)];
        AssertSwitch(found, growth, limit, Array.IndexOf(net, net.Max()) * plan.Clock.TimeStep);
    }

    private static void AssertSwitch(LoopDominance found, FeedbackLoop first, FeedbackLoop later, double at)
    {
        AssertSums(found);
        for (var t = 0; t < found.Times.Length; t++)
        {
            if (Math.Abs(found.Times[t] - at) > 0.3)
            {
                Assert.Equal(found.Times[t] < at, Math.Abs(first.Contributions[t]) > Math.Abs(later.Contributions[t]));
            }
        }

        Assert.InRange(at, found.Times[10], found.Times[^10]);
    }

    private static void AssertSums(LoopDominance found)
    {
        Assert.NotEmpty(found.Times);
        for (var t = 0; t < found.Times.Length; t++)
        {
            Assert.Equal(1, found.Loops.Sum(l => Math.Abs(l.Contributions[t])), Rounding);
        }
    }

    private static LoopDominance Dominance(string variables, string name, string specs)
    {
        var plan = ModelText.Plan(File(variables, specs));
        return LoopDominance.Of(plan, [plan.IndexOf(name)], cancellation: TestContext.Current.CancellationToken);
    }

    private static string File(string variables, string specs) => ModelText.File(variables, specs: specs);

    private static string Stock(string name, string initial, string flows) => $"<stock name=\"{name}\"><eqn>{initial}</eqn>{flows}</stock>";

    private static string Flow(string name, string equation) => $"<flow name=\"{name}\"><eqn>{equation}</eqn></flow>";
}
