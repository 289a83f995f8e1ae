using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;
using Culmination.Dynamics.Units;

namespace Culmination.Dynamics.Tests.Formats.Xmile;

/// <summary>Functions that a model brings with it (XMILE 1.0, section 3.6).</summary>
public sealed class MacroTests
{
    private const string Smooth =
        """
        <macro name="MY SMOOTH">
          <parm>input</parm><parm>averaging time</parm><parm default="input">start</parm>
          <eqn>smoothed</eqn><doc>As SMTH1.</doc>
          <variables>
            <stock name="smoothed"><eqn>start</eqn><inflow>change</inflow></stock>
            <flow name="change"><eqn>(input - smoothed)/averaging_time</eqn></flow>
          </variables>
        </macro>
        """;

    [Fact]
    public void A_macro_of_stocks_is_the_function_it_describes()
    {
        var file = File(Smooth, Aux("x", "STEP(10, 2)") + Aux("mine", "MY_SMOOTH(x, 4)") + Aux("theirs", "SMTH1(x, 4)") + Aux("begun", "my_smooth(x, 4, 5)") + Aux("other", "SMTH1(x, 4, 5)"));
        Assert.Equal(ModelText.Run(file, "theirs"), ModelText.Run(file, "mine"));
        Assert.Equal(ModelText.Run(file, "other"), ModelText.Run(file, "begun"));
    }

    [Fact]
    public void Each_call_and_each_element_has_stocks_of_its_own()
    {
        const string Sum =
            """
            <macro name="INTEG"><parm>rate</parm><parm default="0">start</parm><eqn>level</eqn>
              <variables><flow name="rate"/><stock name="level"><eqn>start</eqn><inflow>rate</inflow></stock></variables></macro>
            """;
        var file = File(
            Sum,
            """
            <aux name="r"><dimensions><dim name="D"/></dimensions><element subscript="a"><eqn>1</eqn></element><element subscript="b"><eqn>2</eqn></element></aux>
            <aux name="l"><dimensions><dim name="D"/></dimensions><eqn>INTEG(r)</eqn></aux>
            <aux name="s"><eqn>SUM(INTEG(r[*], 10))</eqn></aux>
            <aux name="twice"><eqn>INTEG(INTEG(1)) - INTEG(1, 5)</eqn></aux>
            """,
            "<dim name=\"D\"><elem name=\"a\"/><elem name=\"b\"/></dim>");
        Assert.Equal([0, 1, 2, 3], ModelText.Run(file, "l[a]")[..4]);
        Assert.Equal([0, 2, 4, 6], ModelText.Run(file, "l[b]")[..4]);
        Assert.Equal([20, 23, 26, 29], ModelText.Run(file, "s")[..4]);

        // The inner level is 0, 1, 2, 3 …, so the outer one 0, 0, 1, 3 …; the last is 5, 6, 7, 8.
        Assert.Equal([-5, -6, -6, -5], ModelText.Run(file, "twice")[..4]);
    }

    [Fact]
    public void An_argument_is_one_value_however_often_it_is_named()
    {
        var macro = "<macro name=\"SQUARE\"><parm>x</parm><eqn>x*x - x^2</eqn></macro>";
        var file = File(macro, Aux("y", "SQUARE(NORMAL(0, 1) + 3)"));
        Assert.All(ModelText.Run(file, "y"), v => Assert.Equal(0, v, 12));
    }

    [Fact]
    public void Macros_call_macros_and_functions_of_the_language_they_replace()
    {
        var macros =
            """
            <macro name="DOUBLE"><parm>x</parm><eqn>2*x</eqn></macro>
            <macro name="QUADRUPLE"><parm>x</parm><eqn>DOUBLE(DOUBLE(x))</eqn></macro>
            <macro name="ROUND" namespace="isee"><parm>x</parm><parm default="1">digits</parm><parm default="10^digits">scale</parm><eqn>ROUND(x*scale)/scale</eqn></macro>
            <macro name="SEVEN"><eqn>7</eqn></macro>
            <macro name="CURVE"><parm>x</parm><eqn>f(x) + LOOKUP(f, 2*x) + shaped</eqn><variables>
              <gf name="f"><xscale min="0" max="1"/><ypts>0,10</ypts></gf>
              <aux name="shaped"><eqn>x</eqn><gf type="extrapolate"><xscale min="0" max="1"/><ypts>0,100</ypts></gf></aux></variables></macro>
            """;
        Assert.Equal(12, Value(macros, "QUADRUPLE(3)"));
        Assert.Equal(3.1, Value(macros, "ROUND(3.14159)"));
        Assert.Equal(3.142, Value(macros, "isee.ROUND(3.14159, 3)"));
        Assert.Equal(7, Value(macros, "SEVEN()"));
        Assert.Equal(2 + 4 + 20, Value(macros, "CURVE(0.2)"), 12);
        Assert.Equal(3, Value(macros, "std.MIN(3, 4)"));
    }

    [Fact]
    public void Time_and_initial_values_go_into_macros()
    {
        var macros =
            """
            <macro name="SINCE"><parm>x</parm><eqn>x - INIT(x) + TIME*0</eqn></macro>
            <macro name="LATE"><parm>x</parm><parm>order</parm><eqn>DELAYN(x, 4, order)</eqn></macro>
            """;
        Assert.Equal([0, 1, 2], ModelText.Run(File(macros, Aux("y", "SINCE(TIME + 5)")), "y")[..3]);
        var late = File(macros, Aux("y", "LATE(TIME, n)") + Aux("n", "2") + Aux("z", "DELAYN(TIME, 4, 2)"));
        Assert.Equal(ModelText.Run(late, "z"), ModelText.Run(late, "y"));

        // The order shapes the model, also through a parameter, so it is no constant to be set from outside.
        Assert.False(ModelText.Plan(late).Variables[1].IsConstant);
    }

    [Fact]
    public void Stocks_and_flows_of_macros_keep_their_options()
    {
        var macro =
            """
            <macro name="DRAINED"><parm>want</parm><eqn>tank</eqn><variables>
              <stock name="tank"><eqn>5</eqn><outflow>out</outflow><outflow>back</outflow><non_negative/></stock>
              <flow name="out"><eqn>want</eqn></flow><flow name="back"><eqn>-want</eqn><non_negative/></flow></variables></macro>
            """;
        Assert.Equal([5, 3, 1, 0, 0], ModelText.Run(File(macro, Aux("y", "DRAINED(2)")), "y")[..5]);
    }

    [Fact]
    public void Units_are_not_guessed_from_a_macro()
    {
        var bound = ModelText.Bind(File(Smooth, ModelText.Aux("x", "3", "people") + ModelText.Aux("y", "x + MY_SMOOTH(x, 4)", "people")));
        Assert.Empty(UnitCheck.Check(bound));
    }

    [Fact]
    public void The_writer_keeps_macros()
    {
        var macros = Smooth + "<macro name=\"CURVE\"><parm>x</parm><parm default=\"x &lt; 3\">y</parm><eqn>f(x) + y</eqn><variables><gf name=\"f\"><xscale min=\"0\" max=\"1\"/><ypts>0,10</ypts></gf></variables></macro>";
        var model = ModelText.Read(File(macros, Aux("x", "MY_SMOOTH(CURVE(TIME/10), 4, 1)")));
        Assert.Equal(2, model.Macros.Length);
        XmileWriterTests.AssertComesBack(model);
    }

    [Fact]
    public void Macros_beyond_measure_are_a_diagnostic()
    {
        var deep = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<macro name=\"m{i}\"><parm>x</parm><eqn>m{i + 1}(x)</eqn></macro>")) + "<macro name=\"m5000\"><parm>x</parm><eqn>x</eqn></macro>";
        Assert.Contains(ModelText.Mistakes(File(deep, Aux("y", "m0(1)"))), d => d.Code == "E0308");
        var wide = string.Concat(Enumerable.Range(0, 30).Select(i => $"<macro name=\"m{i}\"><parm>x</parm><eqn>m{i + 1}(x) + m{i + 1}(x + 1)</eqn></macro>")) + "<macro name=\"m30\"><parm>x</parm><eqn>x</eqn></macro>";
        Assert.Contains(ModelText.Mistakes(File(wide, Aux("y", "m0(1)"))), d => d.Code == "E0308");
    }

    private static string Aux(string name, string equation) => ModelText.Aux(name, equation);

    private static double Value(string macros, string equation) => ModelText.Run(File(macros, Aux("y", equation)), "y")[0];

    private static string File(string macros, string variables, string dimensions = "") => ModuleTests.File(macros, variables, dimensions);
}
