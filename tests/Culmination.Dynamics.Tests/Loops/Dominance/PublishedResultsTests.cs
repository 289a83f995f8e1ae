using Culmination.Dynamics.Loops.Dominance;

namespace Culmination.Dynamics.Tests.Loops.Dominance;

/// <summary>
/// Published loop scores. Those of the program the method's authors ship (Stella Architect) are from the models and results in
/// https://github.com/isee-systems/sd-ai (evals/categories/feedbackExplanationData) and https://github.com/bpowers/simlin (test/logistic_growth_ltm).
/// Papers and the older results name a score after the beginning of its interval, we and the newer ones after its end.
/// </summary>
public sealed class PublishedResultsTests
{
    private const double Percent = 100;

    /// <summary>Schoenberg, Davidsen and Eberlein (2020), table 3: relative loop scores of the Bass diffusion model, dt 1/16.</summary>
    [Theory]
    [InlineData(1, 1.000, 0.000)]
    [InlineData(9.5, 0.535, -0.465)]
    [InlineData(9.5625, 0.512, -0.488)]
    [InlineData(9.625, 0.488, -0.512)]
    [InlineData(14.9375, 0.000, -1.000)]
    public void Bass_diffusion_as_in_table_3_of_2020(double time, double reinforcing, double balancing)
    {
        var model = new LoopModel(
            LoopModel.Stock("potential adopters", "999999", "<outflow>adopting</outflow>") + LoopModel.Stock("adopters", "1", "<inflow>adopting</inflow>")
            + LoopModel.Flow("adopting", "met_potentials * 0.015") + ModelText.Aux("chance", "potential_adopters / 1000000")
            + ModelText.Aux("contacts", "adopters * 100")
            + ModelText.Aux("met potentials", "chance * contacts"),
            "<start>0</start><stop>15</stop><dt>0.0625</dt>");
        var found = model.Dominance("adopting");

        Assert.Equal(reinforcing, LoopModel.At(found, time + 0.0625, "contacts"), 0.0005);
        Assert.Equal(balancing, LoopModel.At(found, time + 0.0625, "chance"), 0.0005);
    }

    /// <summary>Stella's relative scores in %, to the three digits the file has; dt 1.</summary>
    [Theory]
    [InlineData(1, 99.4, -0.56)]
    [InlineData(10, 98.5, -1.54)]
    [InlineData(20, 95.4, -4.64)]
    [InlineData(40, 67.2, -32.8)]
    [InlineData(46, 50.1, -49.9)]
    [InlineData(47, 47.1, -52.9)]
    [InlineData(60, 15.3, -84.7)]
    [InlineData(80, 1.41, -98.6)]
    [InlineData(99, 0.13, -99.9)]
    public void Logistic_growth_as_in_Stella(double time, double growth, double capacity)
    {
        var model = new LoopModel(
            LoopModel.Stock("population", "5", "<inflow>net births</inflow>") + LoopModel.Flow("net births", "rate * population")
            + ModelText.Aux("rate", "0.12 * (1 - used)") + ModelText.Aux("used", "population / 1000"),
            "<start>0</start><stop>101</stop><dt>1</dt>");
        var found = model.Dominance("population");

        Assert.Equal(2, found.Loops.Length);
        Assert.Equal(growth, Percent * found.Loops.Single(l => l.Polarity == LoopPolarity.Reinforcing).Contributions[(int)time], 0.05);
        Assert.Equal(capacity, Percent * LoopModel.At(found, time + 1, "used"), 0.05);
    }

    /// <summary>
    /// The oscillator of Mass and Senge in the version of Gonçalves (2009): the major loop's share in Stella, Runge–Kutta 4, dt 1/16. Nothing moves before demand rises at 1; the
    /// loop of expected demand is not coupled with the others.
    /// </summary>
    [Theory]
    [InlineData(1.0625, 3.030487939113498)]
    [InlineData(1.125, 8.575863452763281)]
    [InlineData(2, 50.68916673950736)]
    [InlineData(2.0625, 91.01318200286738)]
    [InlineData(3, 77.74036314801583)]
    [InlineData(4.5625, 50.43663100089648)]
    [InlineData(4.625, 48.7766169101108)]
    [InlineData(54, 53.71345384956949)]
    [InlineData(56, 93.21696681436713)]
    [InlineData(60, 45.64703461529893)]
    public void Inventory_and_workforce_as_in_Stella(double time, double major)
    {
        var model = InventoryWorkforce(6);
        var found = model.Dominance("workers");

        Assert.Equal(2, found.Loops.Length);
        Assert.Equal(-major, Percent * LoopModel.At(found, time, "inventory"), 1e-6);
        Assert.All(found.Loops, l => Assert.All(l.Contributions.Take(16), c => Assert.Equal(0, c)));
        Assert.Equal(-1, Assert.Single(model.Dominance("expected demand").Loops).Contributions[^1], 1e-9);
    }

    /// <summary>
    /// Schoenberg, Davidsen and Eberlein (2020), figure 8: the major loop dominates whatever the time to hire. That the minor one, which damps, has less of a part the slower hiring is, follows from the
    /// equations: for a time to hire T and a time to correct the inventory τ the damping ratio is √(τ/T)/2.
    /// </summary>
    [Fact]
    public void The_minor_loop_wanes_with_the_time_to_hire()
    {
        double[] minor = [.. new[] { 3.0, 6, 12 }.Select(months =>
        {
            var found = InventoryWorkforce(months).Dominance("workers");
            var shares = Assert.Single(LoopPeriod.Equal(2, 60, 1, (_, _) => string.Empty)).Shares(found) ?? [];
            return 1 - shares[LoopModel.Index(found, "inventory")];
        })];

        Assert.All(minor, m => Assert.InRange(m, 0.2, 0.5));
        Assert.Equal(minor.OrderDescending(), minor);
    }

    /// <summary>
    /// Schoenberg, Davidsen and Eberlein (2020), table 4, yeast and alcohol: growth to 51.5, then the slowing of births to 66, deaths by alcohol to 75, natural deaths. Births turn negative late, so that their
    /// loop becomes a balancing one. The paper's flow scores are those before 2023, which move the second change by one point of time.
    /// </summary>
    [Fact]
    public void Yeast_and_alcohol_as_in_table_4_of_2020()
    {
        var model = new LoopModel(
            LoopModel.Stock("cells", "1", "<inflow>births</inflow><outflow>deaths</outflow>") + LoopModel.Stock("alcohol", "0", "<inflow>production</inflow>")
            + LoopModel.Flow("births", "cells * (1.1 - 0.1 * alcohol) / 15") + LoopModel.Flow("deaths", "cells * EXP(alcohol - 11) / 30") + LoopModel.Flow("production", "0.01 * cells"),
            "<start>0</start><stop>100</stop><dt>0.5</dt>");
        var found = model.Dominance("cells");

        Assert.Equal(4, found.Loops.Length);
        string Leader(double time) => string.Join('>', found.Loops.MaxBy(l => Math.Abs(l.Contributions[LoopModel.At(found, time)]))!.Path);
        Assert.All(Enumerable.Range(1, 102), i => Assert.Equal("cells>births", Leader(i * 0.5)));
        Assert.All(Enumerable.Range(106, 25), i => Assert.Equal("cells>production>alcohol>births", Leader(i * 0.5)));
        Assert.All(Enumerable.Range(135, 15), i => Assert.Equal("cells>production>alcohol>deaths", Leader(i * 0.5)));
        Assert.All(Enumerable.Range(153, 47), i => Assert.Equal("cells>deaths", Leader(i * 0.5)));
        Assert.Equal(LoopPolarity.Changing, Assert.Single(found.Loops, l => l.Path.SequenceEqual(["cells", "births"])).Polarity);
    }

    /// <summary>
    /// Eberlein and Schoenberg (2020), figures 1 to 3: of eight loops, those through all three parties make the long run, which no set of independent loops has. The figures do not say how a party joins its two
    /// wants; the larger one gives the doubling in a hundred years of figure 2. Then growth r has (1 + 10r)³ = 1.1², so that a self-correction has the score 0.1/r and the long loop 0.1³·1.21/r³.
    /// </summary>
    [Fact]
    public void Three_party_arms_race_as_in_figure_3_of_finding_the_loops()
    {
        var model = new LoopModel(
            LoopModel.Stock("a", "50", "<inflow>da</inflow>") + LoopModel.Stock("b", "100", "<inflow>db</inflow>") + LoopModel.Stock("c", "150", "<inflow>dc</inflow>")
            + LoopModel.Flow("da", "(ta - a) / 10") + LoopModel.Flow("db", "(tb - b) / 10") + LoopModel.Flow("dc", "(tc - c) / 10")
            + ModelText.Aux("ta", "MAX(b, 0.9 * c)") + ModelText.Aux("tb", "MAX(a, 1.1 * c)") + ModelText.Aux("tc", "MAX(1.1 * a, 0.9 * b)"),
            "<start>0</start><stop>100</stop><dt>1</dt>");
        var found = model.Dominance("a", new LoopOptions(IsWhole: true));

        Assert.Equal(8, found.Loops.Length);
        Assert.Equal(3, found.Loops.Count(l => l.Polarity == LoopPolarity.Balancing));
        double Long(double time) => found.Loops.Where(l => l.Path.Length == 9).Sum(l => Math.Abs(l.Contributions[LoopModel.At(found, time)]));
        var growth = (Math.Cbrt(1.21) - 1) / 10;
        Assert.InRange(ModelText.Run(model.Plan, "b")[^1], 190, 225);
        Assert.True(Long(3) < 0.5, $"{Long(3)}");
        Assert.Equal(1 / (1 + (3 * growth * growth / 0.0121)), Long(90), 0.002);
    }

    /// <summary>
    /// Eberlein and Schoenberg (2020), figures 4 to 6: one loop at a time is active (none for the two that no longer are), and a search by strength at single moments must find all three; dt 1.
    /// </summary>
    [Fact]
    public void Decoupled_stocks_as_in_figure_6_of_finding_the_loops()
    {
        var model = new LoopModel(
            LoopModel.Stock("s1", "1", "<inflow>f1</inflow>") + LoopModel.Stock("s2", "1", "<inflow>f2</inflow>")
            + LoopModel.Flow("f1", "IF s2 > 50 THEN s2 ELSE s1") + LoopModel.Flow("f2", "IF s1 > 10 AND s1 < 20 THEN s1 ELSE s2"),
            "<start>0</start><stop>12</stop><dt>1</dt>");
        var all = model.Dominance("s1", new LoopOptions(IsWhole: true));
        var strong = model.Dominance("s1", new LoopOptions(IsWhole: true, MostLoops: 2));

        Assert.True(all.IsComplete);
        Assert.Equal(3, all.Loops.Length);
        Assert.False(strong.IsComplete);
        Assert.All(all.Times, t => Assert.Equal(1, all.Loops.Sum(l => Math.Abs(l.Contributions[LoopModel.At(all, t)])), 1e-12));
        Assert.NotEmpty(strong.Loops);
    }

    /// <summary>
    /// Lynx and hares of the Stella examples: two flows on each stock, Runge–Kutta 4, dt 1/32: the flows' scores are those of the revision of 2023, and the shares those of the whole set. The papers hold the other
    /// sources of a link at their earlier values, and so do we; today's Stella holds them at their later ones (with that, all digits agree): a difference of the order of dt.
    /// </summary>
    [Theory]
    [InlineData(1, 51.33260805479998, -36.91910404110566, 0.49626388480248307, -0.263762350123579, -10.988261669168287)]
    [InlineData(2, 35.45980474286822, -30.066242342623937, 15.844395582213549, -3.5451352980759694, -15.08442203421833)]
    [InlineData(3, 10.248817583702285, -10.608558708077416, 65.95218642351716, -13.190437284703151, 0)]
    [InlineData(8, 5.98896676767701, -6.365807102232057, 23.76101973656718, -38.223341601706196, -25.66086479181755)]
    [InlineData(55, 16.32738010367618, -20.222361191787506, 19.219042115872185, -29.05598276590489, -15.175233822759235)]
    public void Predator_and_prey_as_in_Stella(double time, double hareBirths, double hareDeaths, double lynxBirths, double lynxDeaths, double major)
    {
        var model = new LoopModel(
            LoopModel.Stock("hares", "50000", "<inflow>hare births</inflow><outflow>hare deaths</outflow>")
            + LoopModel.Stock("lynx", "850", "<inflow>lynx births</inflow><outflow>lynx deaths</outflow>")
            + LoopModel.Flow("hare births", "hares * 1.25") + LoopModel.Flow("hare deaths", "lynx * kills") + ModelText.Aux("density", "hares / 1000")
            + LoopModel.Flow("lynx births", "lynx * 0.25") + LoopModel.Flow("lynx deaths", "lynx * mortality")
            + LoopModel.Graph("kills", "density", 0, 500, "0,50,100,150,200,250,300,350,400,450,500")
            + LoopModel.Graph("mortality", "density", 0, 100, "0.94,0.66,0.4,0.35,0.3,0.25,0.2,0.15,0.1,0.07,0.05"),
            "<start>0</start><stop>60</stop><dt>0.03125</dt>",
            "RK4");

        var found = model.Dominance("hares", new LoopOptions(IsWhole: true));
        double Of(params string[] path) => Percent * Assert.Single(found.Loops, l => l.Path.ToHashSet().SetEquals(path)).Contributions[LoopModel.At(found, time)];

        Assert.Equal(5, found.Loops.Length);
        Assert.Equal(hareBirths, Of("hares", "hare births"), 0.2);
        Assert.Equal(hareDeaths, Of("hares", "density", "kills", "hare deaths"), 0.2);
        Assert.Equal(lynxBirths, Of("lynx", "lynx births"), 0.2);
        Assert.Equal(lynxDeaths, Of("lynx", "lynx deaths"), 0.2);
        Assert.Equal(major, Of("hares", "density", "mortality", "lynx deaths", "lynx", "hare deaths"), 0.2);
    }

    private static LoopModel InventoryWorkforce(double monthsToHire) => new(
        LoopModel.Stock("inventory", "100", "<inflow>producing</inflow><outflow>shipping</outflow>") + LoopModel.Stock("workers", "wanted_workers", "<inflow>hiring</inflow>")
        + LoopModel.Stock("expected demand", "demand", "<inflow>changing expectation</inflow>") + LoopModel.Flow("producing", "workers * 2") + LoopModel.Flow("shipping", "demand")
        + LoopModel.Flow("hiring", FormattableString.Invariant($"gap / {monthsToHire}")) + ModelText.Aux("gap", "wanted_workers - workers")
        + ModelText.Aux("wanted workers", "(expected_demand + correction) / 2") + ModelText.Aux("correction", "(100 - inventory) / 1")
        + LoopModel.Flow("changing expectation", "(demand - expected_demand) / 6") + LoopModel.Graph("demand", "TIME", 0, 3, "20,20,25,25"),
        "<start>0</start><stop>60</stop><dt>0.0625</dt>",
        "RK4");
}
