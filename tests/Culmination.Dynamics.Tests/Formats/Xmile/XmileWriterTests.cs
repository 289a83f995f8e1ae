using System.Globalization;
using System.Text;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Models;
using Culmination.Dynamics.Simulation;
using Culmination.Dynamics.Tests.Conformance;

namespace Culmination.Dynamics.Tests.Formats.Xmile;

/// <summary>Reading what was written gives the same model and the same bits.</summary>
public sealed class XmileWriterTests
{
    private const int MostSteps = 400;

    [Fact]
    public void Everything_a_model_can_hold_comes_back()
    {
        var file = ModelText.File(
            """
            <stock name="a &quot;quoted&quot; stock\nof &amp; things"><eqn>{ first &lt; second }
              3 + 4</eqn><inflow>"in"</inflow><outflow>out_1</outflow><non_negative/><units>people/week</units><doc>  Two lines,
            &lt;tags&gt; and &#13; a return.</doc><range min="-1e-300" max="0.1"/></stock>
            <flow name="in"><eqn>f(TIME) + 0*SUM(x)</eqn></flow>
            <flow name="out 1"><eqn>y[B]</eqn></flow>
            <gf name="f" type="extrapolate"><xscale min="0" max="1"/><ypts>0,0.3,1</ypts><doc>By name.</doc></gf>
            <aux name="g"><dimensions><dim name="Side"/></dimensions><gf><xscale min="0" max="1"/><ypts>0,1</ypts></gf></aux>
            <aux name="x"><dimensions><dim name="N"/></dimensions><eqn>2</eqn><element subscript="2"><eqn>5</eqn></element></aux>
            <aux name="y"><dimensions><dim name="Side"/></dimensions>
              <element subscript="A"><eqn>TIME</eqn><init_eqn>7</init_eqn><gf type="discrete"><xpts>0,3.3333333333333335</xpts><ypts>1,2</ypts></gf></element>
              <element subscript="B"><eqn>1/3</eqn></element></aux>
            """,
            "<dim name=\"N\" size=\"3\"/><dim name=\"Side\"><elem name=\"A\"/><elem name=\"B\"/></dim>",
            "<start>-1</start><stop>9</stop><dt reciprocal=\"true\">3</dt><save_step>1</save_step>",
            "method=\"RK4\" time_units=\"week\"")
            .Replace("<dimensions><dim name=\"N\" size", "<model_units><unit name=\"people\"><eqn>person</eqn><alias>heads</alias></unit><unit name=\"speed\"><eqn>m/s</eqn><alias>velocity</alias></unit></model_units><dimensions><dim name=\"N\" size", StringComparison.Ordinal);
        var model = ModelText.Read(file);
        Assert.Equal(3, model.Clock.SaveStride);
        Assert.Equal(5, model.UnitAliases.Count);
        Assert.Contains('\r', model.Variables[0].Doc);
        AssertComesBack(model);
    }

    [Fact]
    public void The_project_s_models_come_back()
    {
        var files = Directory.EnumerateFiles(Path.Combine(ModelText.Root(), "models"), "*.xmile", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            AssertComesBack(ModelText.Value(XmileReader.Read(file)));
        }
    }

    [Fact]
    public void Models_of_other_tools_come_back()
    {
        var folder = ConformanceCase.Folder();
        Assert.SkipWhen(folder is null, "the collection of conformance models is not beside the repository");
        var count = 0;
        foreach (var file in Directory.EnumerateDirectories(folder!).SelectMany(Directory.EnumerateDirectories).SelectMany(ConformanceCase.Models).Order(StringComparer.Ordinal))
        {
            if (XmileReader.Read(file) is { Succeeded: true } read)
            {
                AssertComesBack(read.Value);
                count++;
            }
        }

        Assert.True(count >= 60, $"only {count} models were read");
    }

    internal static void AssertComesBack(Model model)
    {
        var written = XmileWriter.Write(model);
        var again = ModelText.Value(XmileReader.ReadText(written, model.File));
        Assert.Equal(Describe(model), Describe(again));
        Assert.Equal(written, XmileWriter.Write(again));
        if (Binder.Bind(model) is { Succeeded: true } bound)
        {
            Assert.Equal(Bits(bound.Value), Bits(ModelText.Value(Binder.Bind(again))));
        }
    }

    /// <summary>All bits of a run over the first steps, or nothing where the model has no plan.</summary>
    private static List<long> Bits(BoundModel bound)
    {
        var clock = bound.Model.Clock;
        var stop = Math.Min(clock.Stop, clock.TimeAt(MostSteps));
        var plan = ModelText.Value(Planner.Plan(bound, new PlanOptions(Stop: stop)));
        var trajectory = RunRecorder.Record(new Interpreter(plan), cancellation: TestContext.Current.CancellationToken);
        return [.. trajectory.Times.Concat(trajectory.Columns.SelectMany(c => c.Values)).Select(BitConverter.DoubleToInt64Bits)];
    }

    /// <summary>All that a model is but the places in its file.</summary>
    private static string Describe(Model model)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{model.Name}|{model.Clock}|{model.Clock.TimeStep:R}|{model.TimeUnit}");
        foreach (var (word, unit) in model.UnitAliases.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            Line($"unit {word} = {unit}");
        }

        foreach (var dimension in model.Dimensions)
        {
            Line($"dimension {dimension.Name}: {string.Join('|', dimension.Elements)}");
        }

        foreach (var variable in model.Variables)
        {
            text.Append(Describe(variable));
        }

        foreach (var macro in model.Macros)
        {
            Line($"macro {macro.Name}({string.Join('|', macro.Parameters.Select(p => $"{p.Name}={p.Default?.Text}"))}) = {macro.Equation.Text} doc {macro.Doc}");
            foreach (var variable in macro.Variables)
            {
                text.Append(Describe(variable));
            }
        }

        return text.ToString();
    }

    private static string Describe(ModelVariable v)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{v.Kind} {v.Name}[{string.Join('|', v.Dimensions)}] unit {v.Unit} doc {v.Doc} {v.NonNegative} {v.RangeLow:R} {v.RangeHigh:R} {Describe(v.Graph)}");
        Line($"  in {string.Join('|', v.Inflows.Select(f => f.Name))} out {string.Join('|', v.Outflows.Select(f => f.Name))}");
        foreach (var e in v.Equations)
        {
            Line($"  [{string.Join('|', e.Elements)}] {e.Text} init {e.Initial?.Text} {Describe(e.Graph)}");
        }

        return text.ToString();
    }

    private static string Describe(GraphicalFunction? graph) => graph is null
        ? "no graph"
        : $"{graph.Kind} {string.Join(' ', graph.X.Concat(graph.Y).Select(v => BitConverter.DoubleToInt64Bits(v)))}";
}
