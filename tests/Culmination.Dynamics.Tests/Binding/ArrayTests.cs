namespace Culmination.Dynamics.Tests.Binding;

public sealed class ArrayTests
{
    private const string Dimensions =
        "<dim name=\"A\"><elem name=\"a1\"/><elem name=\"a2\"/></dim><dim name=\"B\"><elem name=\"b1\"/><elem name=\"b2\"/><elem name=\"b3\"/></dim><dim name=\"Number\" size=\"3\"/>"
        + "<dim name=\"Part\"><elem name=\"b2\"/><elem name=\"b3\"/></dim>";

    private static readonly string Given =
        Array("m", ["A", "B"], "IF A = 1 THEN B ELSE 10*B") + Elements("v", "A", ("a1", "2"), ("a2", "3")) + Elements("w", "B", ("b1", "1"), ("b2", "20"), ("b3", "300"))
        + Array("n", ["Number"], "Number^2") + ModelText.Aux("i", "2");

    private static string Array(string name, string[] dimensions, string equation) =>
        $"<aux name=\"{name}\"><dimensions>{string.Concat(dimensions.Select(d => $"<dim name=\"{d}\"/>"))}</dimensions><eqn>{ModelText.Escape(equation)}</eqn></aux>";

    private static string Elements(string name, string dimension, params (string Element, string Equation)[] equations) =>
        $"<aux name=\"{name}\"><dimensions><dim name=\"{dimension}\"/></dimensions>{string.Concat(equations.Select(e => $"<element subscript=\"{e.Element}\"><eqn>{ModelText.Escape(e.Equation)}</eqn></element>"))}</aux>";

    /// <summary>m is [[1, 2, 3], [10, 20, 30]], v is [2, 3], w is [1, 20, 300], n is [1, 4, 9].</summary>
    [Theory]
    [InlineData("SUM(m)", 66)]
    [InlineData("SUM(m[*, *])", 66)]
    [InlineData("SUM(m[a2, *])", 60)]
    [InlineData("SUM(m[*, b2])", 22)]
    [InlineData("SUM(m[a1, b2:b3])", 5)]
    [InlineData("SUM(w[*:Part])", 320)]
    [InlineData("SUM(m[a1, *] * w[*])", 941)]
    [InlineData("SUM(m[A, b1])", 11)]
    [InlineData("MEAN(v[*])", 2.5)]
    [InlineData("MIN(m[*, *])", 1)]
    [InlineData("MAX(m[*, *])", 30)]
    [InlineData("PROD(m[a1, *])", 6)]
    [InlineData("STDDEV(v[*])", 0.5)]
    [InlineData("SIZE(m)", 6)]
    [InlineData("SIZE(m[a1, *])", 3)]
    [InlineData("SIZE(B)", 3)]
    [InlineData("SUM(SUM(m[a1, *]) * v[*])", 30)]
    [InlineData("MAX(SUM(m[a1, *]), v[a1])", 6)]
    [InlineData("MIN(4, 2, 3)", 2)]
    [InlineData("m[a2, i]", 20)]
    [InlineData("m[i, i + 1]", 30)]
    [InlineData("m[a1, i * 9]", 0)]
    [InlineData("n[3] + n[1]", 10)]
    [InlineData("m[A.a2, B.b1]", 10)]
    public void Functions_and_subscripts(string equation, double expected) =>
        Assert.Equal(expected, ModelText.Run(ModelText.File(Given + ModelText.Aux("x", equation), Dimensions), "x")[0]);

    [Theory]
    [InlineData("m[A, B] * v[A]", "x[a2,b3]", 90)]
    [InlineData("m", "x[a2,b1]", 10)]
    [InlineData("v[A] + w[B]", "x[a1,b2]", 22)]
    [InlineData("SUM(m[A, *])", "x[a2,b1]", 60)]
    [InlineData("SUM(m[*, B])", "x[a1,b3]", 33)]
    [InlineData("m[A, *]", "x[a2,b2]", 20)]
    [InlineData("m[@1, @2]", "x[a1,b3]", 3)]
    [InlineData("m[a1, B] / SUM(m[a1, *])", "x[a2,b3]", 0.5)]
    [InlineData("A * 10 + B", "x[a2,b3]", 23)]
    public void One_equation_for_all_elements(string equation, string element, double expected) =>
        Assert.Equal(expected, ModelText.Run(ModelText.File(Given + Array("x", ["A", "B"], equation), Dimensions), element)[0]);

    [Fact]
    public void An_equation_of_all_holds_for_elements_without_their_own()
    {
        var mixed = "<aux name=\"x\"><dimensions><dim name=\"B\"/></dimensions><eqn>7</eqn><element subscript=\"b2\"><eqn>8</eqn></element></aux>";
        var plan = ModelText.Plan(ModelText.File(mixed, Dimensions));
        Assert.Equal((7.0, 8.0), (ModelText.Run(plan, "x[b1]")[0], ModelText.Run(plan, "x[b2]")[0]));
    }

    [Fact]
    public void Stocks_and_flows_of_an_array_meet_element_by_element()
    {
        var model = "<stock name=\"s\"><dimensions><dim name=\"A\"/><dim name=\"B\"/></dimensions><eqn>0</eqn><inflow>f</inflow></stock>"
            + "<flow name=\"f\"><dimensions><dim name=\"B\"/><dim name=\"A\"/></dimensions><eqn>m[A, B]</eqn></flow>";
        Assert.Equal(300, ModelText.Run(ModelText.File(Given + model, Dimensions), "s[a2,b3]")[^1]);
    }

    [Fact]
    public void Every_element_can_have_its_own_graphical_function()
    {
        var model = "<aux name=\"g\"><dimensions><dim name=\"A\"/></dimensions>"
            + "<element subscript=\"a1\"><eqn>5</eqn><gf><xscale min=\"0\" max=\"10\"/><ypts>0,1</ypts></gf></element>"
            + "<element subscript=\"a2\"><eqn>5</eqn><gf><xscale min=\"0\" max=\"10\"/><ypts>0,2</ypts></gf></element></aux>" + ModelText.Aux("x", "LOOKUP(g[a2], 10)");
        var plan = ModelText.Plan(ModelText.File(model, Dimensions));
        Assert.Equal((0.5, 1.0, 2.0), (ModelText.Run(plan, "g[a1]")[0], ModelText.Run(plan, "g[a2]")[0], ModelText.Run(plan, "x")[0]));
    }

    [Fact]
    public void A_long_sum_stays_shallow_and_adds_from_the_left()
    {
        var file = ModelText.File(Array("big", ["L"], "L * 0.1") + ModelText.Aux("x", "SUM(big[*])"), "<dim name=\"L\" size=\"1000\"/>");
        var expected = 0.1;
        for (var i = 2; i <= 1000; i++)
        {
            expected += i * 0.1;
        }

        Assert.Equal(expected, ModelText.Run(file, "x")[0]);
    }
}
