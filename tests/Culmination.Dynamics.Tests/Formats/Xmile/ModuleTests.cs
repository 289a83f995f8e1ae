using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Planning;
using Culmination.Quantities.Diagnostics;

namespace Culmination.Dynamics.Tests.Formats.Xmile;

/// <summary>Models inside of modules (XMILE 1.0, section 4.7): expected values are those of the same model written flat, or worked out by hand.</summary>
public sealed class ModuleTests
{
    private const string Tank =
        """
        <model name="tank"><variables>
          <aux name="inflow rate" access="input"><eqn>{Enter equation for use when not hooked up to other models}</eqn></aux>
          <stock name="Level"><eqn>initial</eqn><inflow>filling</inflow><outflow>draining</outflow></stock>
          <flow name="filling"><eqn>inflow_rate</eqn></flow>
          <flow name="draining" access="output"><eqn>Level / residence_time</eqn></flow>
          <aux name="residence time"><eqn>4</eqn></aux>
          <aux name="initial" access="input"><eqn>8</eqn></aux>
        </variables></model>
        """;

    [Fact]
    public void A_model_in_a_module_runs_as_if_it_were_written_flat()
    {
        var flat = ModelText.File(
            """
            <stock name="level"><eqn>8</eqn><inflow>filling</inflow><outflow>draining</outflow></stock>
            <flow name="filling"><eqn>3</eqn></flow><flow name="draining"><eqn>level/4</eqn></flow>
            """);
        var inModule = File(Tank, """<module name="tank"><connect to="inflow_rate" from=".supply"/></module><aux name="supply"><eqn>3</eqn></aux>""");
        Assert.Equal(ModelText.Run(flat, "level"), ModelText.Run(inModule, "tank.Level"));
    }

    [Fact]
    public void Two_modules_of_one_model_have_levels_of_their_own()
    {
        var file = File(
            Tank,
            """
            <module name="upper tank" model_name="tank"><connect to="inflow rate" from="supply"/></module>
            <module name="lower" model_name="Tank"><connect to="inflow_rate" from="upper_tank.draining"/><connect to="lower.initial" from="nothing"/></module>
            <aux name="supply"><eqn>STEP(2, 0)</eqn></aux><aux name="nothing"><eqn>0</eqn></aux>
            <aux name="both"><eqn>"upper tank".Level + lower."Level"</eqn></aux>
            """);
        var upper = ModelText.Run(file, "upper tank.Level");
        var lower = ModelText.Run(file, "lower.Level");
        Assert.Equal([8, 8, 8], upper[..3]);

        // lower: 0, then + 2, then + 2 − 2/4.
        Assert.Equal([0, 2, 3.5], lower[..3]);
        Assert.Equal([8, 10, 11.5], ModelText.Run(file, "both")[..3]);
    }

    [Fact]
    public void Modules_stand_in_modules()
    {
        var outer =
            """
            <model name="plant"><variables>
              <module name="first" model_name="tank"><connect to="inflow_rate" from=".supply"/></module>
              <module name="second" model_name="tank"><connect to="inflow_rate" from="first.draining"/></module>
              <aux name="held"><eqn>first.Level + second.Level</eqn></aux>
              <aux name="outermost"><eqn>.supply * 10</eqn></aux>
              <aux name="supply"><eqn>1000</eqn></aux>
            </variables></model>
            """ + Tank;
        var file = File(outer, """<module name="plant"/><aux name="supply"><eqn>2</eqn></aux><aux name="x"><eqn>plant.second.Level</eqn></aux>""");
        Assert.Equal([16, 16, 16], ModelText.Run(file, "plant.held")[..3]);
        Assert.Equal(20, ModelText.Run(file, "plant.outermost")[0]);
        Assert.Equal(ModelText.Run(file, "plant.second.Level"), ModelText.Run(file, "x"));
    }

    /// <summary>As Stella writes them: each connection in both of its modules, with all modules' names, and again in another form.</summary>
    [Fact]
    public void Stella_s_way_of_writing_connections_is_read()
    {
        const string Connections =
            """
            <connect to="b.x" from="a.y"/><connect2 to="b.x" from="a.y"/><connect to="a.z" from=".w"/><connect2 to="a.z" from="w"/>
            """;
        var inner =
            """
            <model name="a"><variables><aux name="z" access="input"/><aux name="y" access="output"><eqn>z + 1</eqn></aux></variables></model>
            <model name="b"><variables><stock name="x" access="input"><eqn>{Enter equation for use when not hooked up to other models}</eqn></stock><aux name="v"><eqn>2*x</eqn></aux></variables></model>
            """;
        var file = File(inner, $"""<module name="a">{Connections}</module><module name="b">{Connections}</module><aux name="w"><eqn>TIME</eqn></aux>""");
        Assert.Equal([2, 4, 6], ModelText.Run(file, "b.v")[..3]);
        var only2 = file.Replace("<connect to", "<isee:other to", StringComparison.Ordinal);
        Assert.Equal([2, 4, 6], ModelText.Run(only2, "b.v")[..3]);
    }

    [Fact]
    public void Arrays_functions_and_flows_pass_through_connections()
    {
        var inner =
            """
            <model name="m"><variables>
              <aux name="demand" access="input"><dimensions><dim name="Side"/></dimensions></aux>
              <aux name="bare" access="input"/>
              <aux name="effect" access="input"/>
              <flow name="arrivals" access="input"/>
              <stock name="arrived"><eqn>0</eqn><inflow>arrivals</inflow></stock>
              <aux name="total"><eqn>SUM(demand[*]) + SUM(bare)</eqn></aux>
              <aux name="second"><eqn>demand[Defender] + demand[2]</eqn></aux>
              <aux name="looked up"><eqn>effect(0.5)</eqn></aux>
              <aux name="Defender"><eqn>77</eqn></aux>
              <aux name="own"><eqn>Defender</eqn></aux>
            </variables></model>
            """;
        var file = File(
            inner,
            """
            <module name="m"><connect to="demand" from="d"/><connect to="bare" from="d"/><connect to="effect" from="f"/><connect to="arrivals" from="coming"/></module>
            <aux name="d"><dimensions><dim name="Side"/></dimensions><element subscript="Invader"><eqn>3</eqn></element><element subscript="Defender"><eqn>4</eqn></element></aux>
            <gf name="f"><xscale min="0" max="1"/><ypts>10,20</ypts></gf>
            <flow name="coming"><eqn>5</eqn></flow>
            """,
            "<dim name=\"Side\"><elem name=\"Invader\"/><elem name=\"Defender\"/></dim>");
        Assert.Equal(14, ModelText.Run(file, "m.total")[0]);
        Assert.Equal(8, ModelText.Run(file, "m.second")[0]);
        Assert.Equal(15, ModelText.Run(file, "m.looked up")[0]);
        Assert.Equal([0, 5, 10], ModelText.Run(file, "m.arrived")[..3]);
        Assert.Equal(77, ModelText.Run(file, "m.own")[0]);
    }

    [Fact]
    public void Names_with_blanks_signs_and_lines_stay_one_name()
    {
        var inner =
            """
            <model name="Einheit &quot;A&quot;"><variables>
              <aux name="share\nof $"><eqn>2</eqn></aux>
              <aux name="x"><eqn>{ share } "share of $" + "share\nof_$" {}</eqn></aux>
            </variables></model>
            """;
        var file = File(inner, """<module name="Einheit &quot;A&quot;"/><aux name="y"><eqn>"Einheit \"A\".x" + "einheit \"a\""."share of $"</eqn></aux>""");
        Assert.Equal(6, ModelText.Run(file, "y")[0]);
    }

    [Fact]
    public void A_mistake_in_a_module_is_shown_where_it_stands_in_the_file()
    {
        var file = File("<model name=\"m\"><variables><aux name=\"a\"><eqn>1</eqn></aux>\n<aux name=\"x\"><eqn>a &lt; a + a[1]</eqn></aux></variables></model>", "<module name=\"m\"/>");
        var mistake = Assert.Single(ModelText.Mistakes(file));
        Assert.Equal("E0303", mistake.Code);
        var line = file.Split('\n')[mistake.Span!.Line - 1];
        Assert.Equal("a[1]", line.Substring(mistake.Span.Column - 1, mistake.Span.Length));
    }

    [Fact]
    public void A_model_in_no_module_is_said_to_be_left_out()
    {
        var read = XmileReader.ReadText(File(Tank, ModelText.Aux("x", "1")), "test.xmile");
        Assert.True(read.Succeeded);
        Assert.Equal("W0112", Assert.Single(read.Diagnostics).Code);
        Assert.Equal("x", Assert.Single(read.Value.Variables).Name);
    }

    [Fact]
    public void Modules_beyond_measure_are_a_diagnostic_before_they_are_made()
    {
        var doubling = string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"""<model name="m{i}"><variables><module name="a" model_name="m{i + 1}"/><module name="b" model_name="m{i + 1}"/></variables></model>""")) + "<model name=\"m30\"><variables/></model>";
        Assert.Contains(ModelText.Mistakes(File(doubling, "<module name=\"m0\"/>")), d => d.Code == "E0102");
        var deep = string.Concat(Enumerable.Range(0, 5000).Select(i => $"""<model name="m{i}"><variables><module name="m{i + 1}"/></variables></model>""")) + "<model name=\"m5000\"><variables/></model>";
        Assert.Contains(ModelText.Mistakes(File(deep, "<module name=\"m0\"/>")), d => d.Code == "E0102");
    }

    [Fact]
    public void The_writer_writes_modules_flat()
    {
        var model = ModelText.Read(File(Tank, """<module name="tank"><connect to="inflow_rate" from=".supply"/></module><aux name="supply"><eqn>3</eqn></aux>"""));
        var written = XmileWriter.Write(model);
        Assert.DoesNotContain("<module", written, StringComparison.Ordinal);
        XmileWriterTests.AssertComesBack(model);
    }

    internal static string File(string models, string variables, string dimensions = "") => ModelText.File(variables, dimensions).Replace("</model></xmile>", "</model>\n" + models + "</xmile>", StringComparison.Ordinal);
}
