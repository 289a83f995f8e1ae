using Culmination.Fuzz.Inputs;

namespace Culmination.Fuzz.Grammar;

/// <summary>Macros, and models in modules.</summary>
internal sealed class Containers(Dice dice)
{
    private readonly List<string> macros = [];
    private readonly List<string> models = [];

    /// <summary>What stands beside the model.</summary>
    internal IReadOnlyList<string> Macros => macros;

    internal IReadOnlyList<string> Models => models;

    /// <summary>A macro of one argument or two; its name.</summary>
    internal string Macro()
    {
        var name = FormattableString.Invariant($"Formed_{macros.Count}");
        var (equation, variables) = dice.Below(6) switch
        {
            0 => ("p + q", string.Empty),
            1 => ("IF p &gt; q THEN p ELSE q", string.Empty),
            2 => ("SMTH1(p, 3) + INIT(q)", string.Empty),
            3 => ("curve(p) + q", "<gf name=\"curve\"><xscale min=\"0\" max=\"3\"/><ypts>1,4,9,16</ypts></gf>"),
            4 when macros.Count > 0 => (FormattableString.Invariant($"Formed_{macros.Count - 1}(p) * 2 + Formed_{macros.Count - 1}(q, p)"), string.Empty),
            _ => ("level + PREVIOUS(fill, 0)", "<stock name=\"level\"><eqn>p</eqn><inflow>fill</inflow></stock><flow name=\"fill\"><eqn>(q - level) / 3</eqn></flow>"),
        };
        macros.Add($"<macro name=\"{name}\"><parm>p</parm><parm default=\"{dice.Pick(["2", "2 * p", "TIME"])}\">q</parm><eqn>{equation}</eqn>{(variables.Length > 0 ? $"<variables>{variables}</variables>" : string.Empty)}</macro>\n");
        return name;
    }

    /// <summary>A module of a model of its own or of an earlier one, fed by a variable, and the name of what it shows.</summary>
    internal (string Module, ModelName Name) Module(string? source)
    {
        var number = FormattableString.Invariant($"{++modules}");
        var model = models.Count > 0 && dice.Once(2) ? dice.Below(models.Count) : models.Count;
        if (model == models.Count)
        {
            models.Add(FormattableString.Invariant($"""
                <model name="unit {model}"><variables><aux name="given" access="input"><eqn>{dice.Real(0, 5)}</eqn></aux>
                <stock name="held"><eqn>given</eqn><inflow>coming</inflow><outflow>going</outflow>{(dice.Once(3) ? "<non_negative/>" : string.Empty)}</stock>
                <flow name="coming"><eqn>given - held/4</eqn></flow><flow name="going"><eqn>{dice.Pick(["DELAY1(coming, 2)", "held/9", "RANDOM(0, 1)", "MAX(held, TIME)"])}</eqn></flow>
                <aux name="shown" access="output"><eqn>held * 2</eqn></aux></variables></model>

                """));
        }

        var connection = source is null ? string.Empty : $"<connect to=\"given\" from=\"{source}\"/>";
        var name = new ModelName(string.Empty, $"part_{number}.shown", false, []) { IsQualified = true };
        return ($"<module name=\"part {number}\" model_name=\"unit {model}\">{connection}</module>", name);
    }

    private int modules;
}
