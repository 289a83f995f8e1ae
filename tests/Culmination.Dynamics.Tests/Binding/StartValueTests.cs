using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Tests.Formats.Xmile;

namespace Culmination.Dynamics.Tests.Binding;

/// <summary>What is known at the start of a run: orders and times that shape the model, and initial values that differ from the equation.</summary>
public sealed class StartValueTests
{
    private const string Loop =
        """
        <stock name="capacity"><eqn>target</eqn><inflow>adjustment</inflow></stock>
        <flow name="adjustment"><eqn>(target - capacity)/10</eqn></flow>
        <aux name="target"><eqn>capacity * 1.5</eqn><init_eqn>begun + 0*TIME</init_eqn></aux>
        <aux name="begun"><eqn>100</eqn></aux>
        <stock name="behind"><eqn>double</eqn></stock>
        <aux name="double"><eqn>2*target</eqn></aux>
        <aux name="first"><eqn>INIT(double)</eqn></aux>
        """;

    [Theory]
    [InlineData("3", true)]
    [InlineData("1 + n", true)]
    [InlineData("IF n > 1 THEN MAX(n, 3) ELSE 7", true)]
    [InlineData("by_side[South]", true)]
    [InlineData("INIT(rising)", true)]
    [InlineData("rising", false)]
    [InlineData("2 + STEP(1, 0) + STEP(1, 5)", false)]
    [InlineData("level", false)]
    [InlineData("INT(3.7)", true)]
    public void An_order_is_what_its_expression_is_at_the_start(string order, bool isConstant)
    {
        var others = ModelText.Aux("n", "2") + ModelText.Aux("rising", "3 + TIME") + "<stock name=\"level\"><eqn>n + 1</eqn><inflow>f</inflow></stock><flow name=\"f\"><eqn>1</eqn></flow>"
            + "<aux name=\"by side\"><dimensions><dim name=\"Side\"/></dimensions><element subscript=\"North\"><eqn>2</eqn></element><element subscript=\"South\"><eqn>n + 1</eqn></element></aux>";
        var file = ModelText.File(
            others + ModelText.Aux("x", $"SMTHN(TIME, 6, {order})") + ModelText.Aux("y", "SMTH3(TIME, 6)"), "<dim name=\"Side\"><elem name=\"North\"/><elem name=\"South\"/></dim>");
        Assert.Equal(ModelText.Run(file, "y"), ModelText.Run(file, "x"));
        Assert.Equal(isConstant ? [] : ["W0311"], ModelText.Mistakes(file).Select(d => d.Code));
    }

    [Fact]
    public void The_time_of_DELAY_is_that_at_the_start()
    {
        var file = ModelText.File(ModelText.Aux("x", "DELAY(TIME, 2 + STEP(3, 4), 7)") + ModelText.Aux("half", "DELAY(TIME, 2.5, 7)"));
        Assert.Equal([7, 7, 0, 1, 2, 3, 4], ModelText.Run(file, "x")[..7]);
        Assert.Equal([7, 7, 7, 0, 1], ModelText.Run(file, "half")[..5]);
    }

    /// <summary>By hand: two stages of 2, from 6; from 3 on the time is 6, which the second stage sees one step later.</summary>
    [Fact]
    public void A_changing_time_of_DELAYN_reaches_each_stage_a_step_later()
    {
        var file = ModelText.File(ModelText.Aux("t", "4 + STEP(2, 3)") + ModelText.Aux("x", "DELAYN(0, t, 2, 6)") + ModelText.Aux("y", "DELAY1(0, t, 6)"));

        // Stage 1 holds 12, 6, 3, 1.5; stage 2 holds 12, 12, 9, 6, then 6 − 3 + 1.5/3 = 3.5.
        Assert.Equal([6, 6, 4.5, 3, 3.5 / 3], ModelText.Run(file, "x")[..5]);

        // One stage holds 24, 18, 13.5, 10.125, and sees the new time at once.
        Assert.Equal([6, 4.5, 3.375, 10.125 / 6], ModelText.Run(file, "y")[..4]);
    }

    [Fact]
    public void An_initial_equation_counts_at_the_start_and_breaks_the_circle()
    {
        var file = ModelText.File(Loop);
        Assert.Equal([100, 105], ModelText.Run(file, "capacity")[..2]);
        Assert.Equal([150, 157.5], ModelText.Run(file, "target")[..2]);
        Assert.Equal([200, 200], ModelText.Run(file, "behind")[..2]);
        Assert.Equal([300, 315], ModelText.Run(file, "double")[..2]);
        Assert.Equal([200, 200], ModelText.Run(file, "first")[..2]);
        var without = ModelText.Mistakes(file.Replace("<init_eqn>begun + 0*TIME</init_eqn>", string.Empty, StringComparison.Ordinal));
        Assert.Equal("E0310", Assert.Single(without).Code);
        XmileWriterTests.AssertComesBack(ModelText.Read(file));
    }

    [Fact]
    public void Initial_equations_go_by_element()
    {
        var file = ModelText.File(
            """
            <aux name="x"><dimensions><dim name="S"/></dimensions><element subscript="a"><eqn>l[a]</eqn><init_eqn>S * 5</init_eqn></element><element subscript="b"><eqn>7</eqn></element></aux>
            <stock name="l"><dimensions><dim name="S"/></dimensions><eqn>x + 1</eqn></stock>
            """,
            "<dim name=\"S\"><elem name=\"a\"/><elem name=\"b\"/></dim>");
        Assert.Equal((6.0, 8.0, 6.0), (ModelText.Run(file, "l[a]")[0], ModelText.Run(file, "l[b]")[0], ModelText.Run(file, "x[a]")[0]));
    }

    [Fact]
    public void A_constant_that_feeds_an_initial_equation_can_still_be_set()
    {
        var bound = ModelText.Bind(ModelText.File(Loop));
        Assert.True(bound.Variables[bound.Find("begun")[0]].IsConstant);
    }

    [Fact]
    public void Initial_equations_of_stocks_and_graphs_are_refused()
    {
        var file = ModelText.File("<stock name=\"s\"><eqn>1</eqn><init_eqn>2</init_eqn></stock><aux name=\"g\"><eqn>1</eqn><init_eqn>2</init_eqn><gf><xscale min=\"0\" max=\"1\"/><ypts>0,1</ypts></gf></aux>");
        Assert.Equal(["E0105", "E0105"], ModelText.Mistakes(file).Select(d => d.Code));
    }
}
