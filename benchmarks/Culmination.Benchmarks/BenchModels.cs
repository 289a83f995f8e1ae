using System.Globalization;
using System.Text;
using Culmination.Dynamics.Binding;
using Culmination.Dynamics.Formats.Xmile;
using Culmination.Dynamics.Planning;

namespace Culmination.Benchmarks;

/// <summary>The models that speed is compared on. The small ones and the front are made here; the attrition model is the project's own.</summary>
internal static class BenchModels
{
    internal static readonly string[] Names = ["sir", "lv", "front50", "attrition"];

    internal static SimulationPlan PlanOf(string name)
    {
        var model = name switch
        {
            "sir" => XmileReader.ReadText(File(Sir, "0.125"), name),
            "lv" => XmileReader.ReadText(File(LotkaVolterra, "0.0625"), name),
            "front50" => XmileReader.ReadText(File(Front(50), "0.125"), name),
            _ => XmileReader.Read(Path.Combine(Root(), "models", "attrition", "model.xmile")),
        };
        var bound = Binder.Bind(model.Value ?? throw new InvalidDataException($"{name}: {string.Join(' ', model.Diagnostics)}"));
        var plan = Planner.Plan(bound.Value ?? throw new InvalidDataException($"{name}: {string.Join(' ', bound.Diagnostics)}"));
        return plan.Value ?? throw new InvalidDataException($"{name}: {string.Join(' ', plan.Diagnostics)}");
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Culmination.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks run inside a checkout.");
    }

    private const string Sir =
        """
        <aux name="contacts"><eqn>5</eqn></aux><aux name="infectivity"><eqn>0.06</eqn></aux><aux name="duration"><eqn>6</eqn></aux><aux name="people"><eqn>5000</eqn></aux>
        <stock name="susceptible"><eqn>4990</eqn><outflow>infection</outflow></stock>
        <stock name="infectious"><eqn>10</eqn><inflow>infection</inflow><outflow>recovery</outflow></stock>
        <stock name="recovered"><eqn>0</eqn><inflow>recovery</inflow></stock>
        <aux name="share"><eqn>infectious/people</eqn></aux>
        <flow name="infection"><eqn>susceptible*contacts*infectivity*share</eqn></flow>
        <flow name="recovery"><eqn>infectious/duration</eqn></flow>
        """;

    private const string LotkaVolterra =
        """
        <aux name="birth"><eqn>0.3</eqn></aux><aux name="predation"><eqn>0.012</eqn></aux><aux name="growth"><eqn>0.005</eqn></aux><aux name="death"><eqn>0.24</eqn></aux>
        <stock name="prey"><eqn>55</eqn><inflow>born</inflow><outflow>caught</outflow></stock>
        <stock name="predators"><eqn>18</eqn><inflow>raised</inflow><outflow>died</outflow></stock>
        <flow name="born"><eqn>birth*prey</eqn></flow>
        <flow name="caught"><eqn>predation*prey*predators</eqn></flow>
        <flow name="raised"><eqn>growth*prey*predators</eqn></flow>
        <flow name="died"><eqn>death*predators</eqn></flow>
        """;

    private static string File(string variables, string step) =>
        $"<xmile version=\"1.0\" xmlns=\"http://docs.oasis-open.org/xmile/ns/XMILE/v1.0\"><sim_specs method=\"Euler\"><start>0</start><stop>100</stop><dt>{step}</dt></sim_specs>"
        + $"<model><variables>{variables}</variables></model></xmile>";

    /// <summary>Sectors of a front that fight apart: per sector and side a stock of people and one of supplies, whose lack lowers the effect through a graphical function.</summary>
    private static string Front(int sectors)
    {
        var text = new StringBuilder();
        text.Append("<aux name=\"need\"><eqn>0.5</eqn></aux><aux name=\"delay\"><eqn>8</eqn></aux><aux name=\"a kill\"><eqn>0.009</eqn></aux><aux name=\"b kill\"><eqn>0.010</eqn></aux>");
        for (var s = 1; s <= sectors; s++)
        {
            Side(text, s, "a", "b", 1.0, 55);
            Side(text, s, "b", "a", 1.2, 60);
        }

        return text.ToString();
    }

    private static void Side(StringBuilder text, int sector, string side, string other, double arrivals, double capacity) => text.Append(CultureInfo.InvariantCulture, $"""
        <aux name="{side}{sector} arrivals"><eqn>{arrivals + (0.01 * sector)}</eqn></aux>
        <aux name="{side}{sector} capacity"><eqn>{capacity + (0.3 * sector)}</eqn></aux>
        <stock name="{side}{sector} people"><eqn>{100 + sector}</eqn><inflow>{side}{sector}_arriving</inflow><outflow>{side}{sector}_lost</outflow></stock>
        <stock name="{side}{sector} supplies"><eqn>{200 + sector}</eqn><inflow>{side}{sector}_made</inflow><outflow>{side}{sector}_used</outflow></stock>
        <aux name="{side}{sector} effect"><eqn>{side}{sector}_supplies/({side}{sector}_people*need*4)</eqn><gf><xpts>0,0.25,0.5,0.75,1,1.5,2</xpts><ypts>0,0.2,0.5,0.8,1,1.15,1.2</ypts></gf></aux>
        <flow name="{side}{sector} arriving"><eqn>{side}{sector}_arrivals</eqn></flow>
        <flow name="{side}{sector} lost"><eqn>{other}_kill*{other}{sector}_people*{other}{sector}_effect</eqn></flow>
        <flow name="{side}{sector} made"><eqn>MAX(0, {side}{sector}_capacity - {side}{sector}_supplies/delay)</eqn></flow>
        <flow name="{side}{sector} used"><eqn>MIN({side}{sector}_supplies, {side}{sector}_people*need)</eqn></flow>
        """);
}
