using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Tests.Binding;

public sealed class ArrayTests
{
    private const string Dimensions =
        "<dim name=\"A\"><elem name=\"a1\"/><elem name=\"a2\"/></dim><dim name=\"B\"><elem name=\"b1\"/><elem name=\"b2\"/><elem name=\"b3\"/></dim><dim name=\"Number\" size=\"3\"/>"
        + "<dim name=\"Part\"><elem name=\"b2\"/><elem name=\"b3\"/></dim>";

    private static readonly string Given =
        Array("m", ["A", "B"], "IF A = 1 THEN B ELSE 10*B") + Elements("v", "A", ("a1", "2"), ("a2", "3")) + Elements("w", "B", ("b1", "1"), ("b2", "20"), ("b3", "300"))
        + Array("n", ["Number"], "Number^2") + ModelText.Aux("i", "2")
        + Elements("t", "B", ("b1", "5"), ("b2", "1"), ("b3", "5")) + Elements("u", "B", ("b1", "3"), ("b2", "2"), ("b3", "1"))
        + "<aux name=\"q\"><dimensions><dim name=\"A\"/><dim name=\"A\"/></dimensions><element subscript=\"a1, a1\"><eqn>1</eqn></element><element subscript=\"a1, a2\"><eqn>2</eqn></element>"
        + "<element subscript=\"a2, a1\"><eqn>3</eqn></element><element subscript=\"a2, a2\"><eqn>4</eqn></element></aux>";

    private static string Array(string name, string[] dimensions, string equation) =>
        $"<aux name=\"{name}\"><dimensions>{string.Concat(dimensions.Select(d => $"<dim name=\"{d}\"/>"))}</dimensions><eqn>{ModelText.Escape(equation)}</eqn></aux>";

    private static string Elements(string name, string dimension, params (string Element, string Equation)[] equations) =>
        $"<aux name=\"{name}\"><dimensions><dim name=\"{dimension}\"/></dimensions>{string.Concat(equations.Select(e => $"<element subscript=\"{e.Element}\"><eqn>{ModelText.Escape(e.Equation)}</eqn></element>"))}</aux>";

    /// <summary>m is [[1, 2, 3], [10, 20, 30]], v is [2, 3], w is [1, 20, 300], n is [1, 4, 9], t is [5, 1, 5], u is [3, 2, 1], q is [[1, 2], [3, 4]].</summary>
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
    [InlineData("n[4] + n[0] + n[-1] + n[2]", 4)]
    [InlineData("n[2.9]", 4)]
    [InlineData("SUM(n[1:2] * n[2:3])", 40)]
    [InlineData("SUM(m[*, b1:b2] * w[b2:b3])", 6820)]
    [InlineData("RANK(w, 1) + 10*RANK(w, 2) + 100*RANK(w, 3)", 321)]
    [InlineData("RANK(m, 6) + 10*RANK(m, 1)", 16)]
    [InlineData("RANK(m[a2, *], 3) + RANK(n[*], 0) + RANK(n[*], 4)", 3)]
    [InlineData("RANK(t, 1) + 10*RANK(t, 2) + 100*RANK(t, 3)", 312)]
    [InlineData("RANK(t, 1, u) + 10*RANK(t, 2, u) + 100*RANK(t, 3, u)", 132)]
    [InlineData("w[RANK(w, SIZE(w))]", 300)]
    [InlineData("SUM(RANK(m[A, *], 1) * v[*])", 5)]
    [InlineData("SUM(q' * q)", 29)]
    [InlineData("SUM(q[*, *]' * q[*, *])", 29)]
    [InlineData("SUM(q * q)", 30)]
    [InlineData("SUM(A * v[A])", 8)]
    [InlineData("STDDEV(n)", 3.2998316455372216)]
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
    [InlineData("SIZE(SELF)", "x[a1,b1]", 6)]
    [InlineData("PREVIOUS(SELF, 4) + m[A, B]", "x[a1,b3]", 7)]
    public void One_equation_for_all_elements(string equation, string element, double expected) =>
        Assert.Equal(expected, ModelText.Run(ModelText.File(Given + Array("x", ["A", "B"], equation), Dimensions), element)[0]);

    /// <summary>Dimensions of the variable, its equation, an element and its value.</summary>
    [Theory]
    [InlineData("A,A", "q'", "x[a1,a2]", 3)]
    [InlineData("A,A", "q[*, *]'", "x[a2,a1]", 2)]
    [InlineData("A,A", "q''", "x[a1,a2]", 2)]
    [InlineData("A,A", "q[@2, @1]", "x[a1,a2]", 3)]
    [InlineData("B,A", "m'", "x[b3,a2]", 30)]
    [InlineData("B,A", "m[@2, @1]", "x[b3,a2]", 30)]
    [InlineData("B,A", "B * 10 + A", "x[b3,a2]", 32)]
    [InlineData("B", "m[a2, *]", "x[b2]", 20)]
    [InlineData("B", "SUM(m[*, B])", "x[b2]", 22)]
    [InlineData("Part", "w", "x[b3]", 300)]
    [InlineData("Part", "m[a1, *] + m[a2, *:Part]", "x[b2]", 22)]
    [InlineData("Part", "w[b1:b2]", "x[b3]", 20)]
    [InlineData("Two", "n[2:3]", "x[2]", 9)]
    [InlineData("Two", "n[2:3] - n[1:2]", "x[1]", 3)]
    [InlineData("Two", "v[*]", "x[2]", 3)]
    [InlineData("Number", "IF Number = 1 THEN 5 ELSE n[Number - 1]", "x[3]", 4)]
    public void Slices_and_transposition(string dimensions, string equation, string element, double expected) =>
        Assert.Equal(expected, ModelText.Run(ModelText.File(Given + Array("x", dimensions.Split(','), equation), Dimensions + "<dim name=\"Two\" size=\"2\"/>"), element)[0]);

    [Fact]
    public void What_is_outside_of_a_dimension_is_0_and_said()
    {
        var warning = Assert.Single(ModelText.Mistakes(ModelText.File(Given + ModelText.Aux("x", "n[4]"), Dimensions)));
        Assert.Equal(("W0313", Severity.Warning), (warning.Code, warning.Severity));
    }

    [Fact]
    public void Auxiliaries_that_fill_stocks_and_dimensions_of_other_names_are_read()
    {
        var model = "<stock name=\"s\"><dimensions><dim name=\"A\"/></dimensions><eqn>0</eqn><inflow>f</inflow><outflow>g</outflow></stock>"
            + "<flow name=\"f\"><dimensions><dim name=\"Other\"/></dimensions><eqn>Other</eqn></flow>" + Array("g", ["A"], "0.5");
        var file = ModelText.File(Given + model, Dimensions + "<dim name=\"Other\"><elem name=\"a2\"/><elem name=\"a1\"/></dim>");
        Assert.Equal((15.0, 5.0), (ModelText.Run(file, "s[a1]")[^1], ModelText.Run(file, "s[a2]")[^1]));
        Assert.Equal(["W0307"], ModelText.Mistakes(file).Select(d => d.Code));
    }

    /// <summary>As converters from Vensim write arrays, outside of the standard.</summary>
    [Fact]
    public void Values_in_lists_and_equations_in_a_row_are_those_of_the_elements()
    {
        var dimensions = "<dimensions><dim name=\"A\"/><dim name=\"B\"/></dimensions>";
        var model = $"<aux name=\"x\">{dimensions}<eqn>\n1, 2, { "{ two, really }" } MAX(3, m[a1, b1]);\n 4, \"odd, name\", 6;\n</eqn></aux>"
            + $"<aux name=\"y\">{dimensions}<eqn>1, 2, 3</eqn><eqn>4, 5, TIME</eqn></aux>"
            + "<aux name=\"z\"><dimensions><dim name=\"A\"/></dimensions><eqn>MAX(1, 7)</eqn><eqn>8</eqn></aux>" + ModelText.Aux("odd, name", "5");
        var plan = ModelText.Plan(ModelText.File(Given + model, Dimensions));
        string[] elements = ["a1,b1", "a1,b2", "a1,b3", "a2,b1", "a2,b2", "a2,b3"];
        Assert.Equal([1, 2, 3, 4, 5, 6], elements.Select(e => ModelText.Run(plan, $"x[{e}]")[1]));
        Assert.Equal([1, 2, 3, 4, 5, 1], elements.Select(e => ModelText.Run(plan, $"y[{e}]")[1]));
        Assert.Equal((7.0, 8.0), (ModelText.Run(plan, "z[a1]")[0], ModelText.Run(plan, "z[a2]")[0]));
    }

    [Fact]
    public void Ranks_beyond_measure_are_a_diagnostic()
    {
        var file = ModelText.File(Array("v", ["N"], "N") + Array("x", ["L"], "RANK(v, L)"), "<dim name=\"N\" size=\"200\"/><dim name=\"L\" size=\"2000\"/>");
        Assert.Equal("E0308", Assert.Single(ModelText.Mistakes(file)).Code);
        Assert.Equal("E0308", Assert.Single(ModelText.Mistakes(file.Replace("200\"/><dim", "201\"/><dim", StringComparison.Ordinal).Replace("2000", "1", StringComparison.Ordinal))).Code);
    }

    [Fact]
    public void Lists_beyond_measure_are_a_diagnostic()
    {
        var list = string.Join(',', Enumerable.Repeat("1", 200_000));
        var file = ModelText.File($"<aux name=\"x\"><dimensions><dim name=\"L\"/></dimensions><eqn>{list}</eqn></aux>", "<dim name=\"L\" size=\"200000\"/>");
        Assert.Equal("E0102", ModelText.Mistakes(file)[0].Code);
    }

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
